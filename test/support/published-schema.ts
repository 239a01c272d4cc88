import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";

const cache = join(import.meta.dirname, "../../node_modules/.cache/iso20022");

/**
 * A schema of ISO 20022 as published, for instance `pain.001.001.09.xsd`. Its terms leave open whether we may pass it
 * on, so it is not in this repository: it is taken from Debian's package of a German banking library, once.
 * Undefined where there is no such package to be had, as on a machine without apt.
 */
export function publishedSchema(name: string): string | undefined {
  const held = join(cache, name);
  if (!existsSync(held)) fetchSchemas();
  return existsSync(held) ? readFileSync(held, "utf8") : undefined;
}

function fetchSchemas(): void {
  const directory = mkdtempSync(join(tmpdir(), "utlysning-schemas-"));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: directory, stdio: "ignore", timeout: 120_000 });
  try {
    try {
      run("apt-get", "download", "libhbci4j-core-java");
    } catch {
      run("apt-get", "update");
      run("apt-get", "download", "libhbci4j-core-java");
    }
    const archive = readdirSync(directory).find((file) => file.endsWith(".deb")) ?? "";
    run("dpkg-deb", "-x", archive, "package");
    const jars = join(directory, "package/usr/share/java");
    const jar = readdirSync(jars).find((file) => /^hbci4j-core-[\d.]+\.jar$/.test(file)) ?? "";
    const files = unzipSync(new Uint8Array(readFileSync(join(jars, jar))), {
      filter: ({ name }) => /^pain\.00[12]\.001\.\d+\.xsd$/.test(name),
    });
    mkdirSync(cache, { recursive: true });
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(cache, name), strFromU8(bytes));
  } catch {
    // Without apt or without the package there is no schema; who asks is told by `undefined`.
  }
}
