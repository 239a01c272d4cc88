import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command to its end. */
export function run(command: string, args: readonly string[], cwd = root): Promise<Ended> {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended: Ended = { code: null, out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    ended.out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    ended.err += chunk.toString();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...ended, code })));
}

export interface Started {
  /** What it printed until it said the word that was waited for. */
  printed: string;
  /** As Ctrl-C in a terminal does, to the whole group; answers the exit code. */
  interrupt: () => Promise<number | null>;
}

/** Starts a command that stays, and waits until it prints a word; fails when it ends before. */
export function start(command: string, args: readonly string[], word: string, cwd = root): Promise<Started> {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  let printed = "";
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.includes(word)) return;
      resolve({
        printed,
        interrupt: () => {
          if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
          return closed;
        },
      });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void closed.then((code) =>
      reject(new Error(`It ended with ${code} before it said ${word}:\n${printed}`)),
    );
  });
}
