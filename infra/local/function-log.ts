import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";

/** What functions print goes to a file in the data directory, and to `also` when somebody wants to see it. */
export const openFunctionLog = (dataDirectory: string | undefined, also?: (line: string) => void) => {
  if (dataDirectory !== undefined) mkdirSync(dataDirectory, { recursive: true });
  const file =
    dataDirectory === undefined
      ? undefined
      : createWriteStream(join(dataDirectory, "functions.log"), { flags: "a" });
  return {
    write: (functionName: string, text: string) => {
      for (const line of text.split("\n")) {
        if (line === "") continue;
        file?.write(`${functionName}: ${line}\n`);
        also?.(`${functionName}: ${line}`);
      }
    },
    close: () => new Promise<void>((done) => (file === undefined ? done() : file.end(done))),
  };
};
