import type { Server } from "node:http";
import { LocalHostError } from "./json.ts";

/** Listens on loopback; a taken port is said in one sentence. */
export const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const isTaken = "code" in error && error.code === "EADDRINUSE";
      reject(
        new LocalHostError(
          isTaken
            ? `Port ${port} is taken: choose another with --port, or --port 0 for any.`
            : `Port ${port} cannot be opened: ${error.message}.`,
        ),
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });

export const urlOf = (server: Server): string => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new LocalHostError("The server has no port.");
  return `http://127.0.0.1:${address.port}`;
};
