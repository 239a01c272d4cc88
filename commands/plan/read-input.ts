import { readFile } from "node:fs/promises";

/** Says in one sentence why an input could not be read; nothing else is wrong with the call. */
export class InputUnreadable extends Error {}

const sentences: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  EACCES: "reading it is not permitted",
};

/** The bytes of a file, or of standard input where the file is `-`. */
export async function readInput(file: string): Promise<Uint8Array> {
  if (file === "-") {
    if (process.stdin.isTTY) process.stderr.write("Reading JSON from the terminal; end it with Ctrl-D.\n");
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new InputUnreadable(
      `cannot read ${JSON.stringify(file)}: ${sentences[code] ?? `the system says ${code}`}.`,
    );
  }
}

/** Text in UTF-8, with or without a byte-order mark; undefined when the bytes are something else. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
