import { faultsOfMany } from "../support/deadline-many.ts";
import { startTable } from "../support/dynoxide.ts";

/** Goes through so many interleavings of the deadline's simulation (20,000 if not said) from a seed: `-- deadline 20000 1`. */
export async function main([interleavings = "20000", seed = "1"]: string[]): Promise<void> {
  const database = await startTable();
  const began = performance.now();
  const faults = await faultsOfMany(database.direct(), Number(seed), Number(interleavings));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const { user, system } = process.cpuUsage();
  const cpu = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${interleavings} interleavings from seed ${seed} in ${seconds} s, ${cpu} s of them at work beside the engine: ${faults.length} faults`,
  );
  for (const fault of faults) console.log(fault);
  await database.stop();
  if (faults.length > 0) process.exitCode = 1;
}
