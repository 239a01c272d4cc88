import { once } from "node:events";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import * as z from "zod";

// A CommonJS package whose default export importers see differently; `require` shows it to all alike.
const engine: {
  default: (config: { host: string; port: number }) => Promise<Server>;
} = createRequire(import.meta.url)("aws-ses-v2-local");

const Inbox = z.object({
  emails: z.array(
    z.object({
      messageId: z.string(),
      from: z.string(),
      destination: z.object({ to: z.array(z.string()), bcc: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string().optional(), html: z.string().optional() }),
      attachments: z.array(z.object({ filename: z.string().optional(), contentType: z.string() })),
    }),
  ),
});
export type Mail = z.infer<typeof Inbox>["emails"][number];

export interface LocalSes {
  endpoint: string;
  /** A client as the function makes it: no retries. A new one per test, because faults are added to it. */
  client: () => SESv2Client;
  inbox: () => Promise<Mail[]>;
  stop: () => Promise<void>;
}

/** A mail service that takes messages and shows them, in this process, on a port of the system's choice. */
export async function startSes(): Promise<LocalSes> {
  const server = await engine.default({ host: "127.0.0.1", port: 0 });
  if (!server.listening) await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port for the mail service.");
  const endpoint = `http://127.0.0.1:${address.port}`;
  return {
    endpoint,
    client: () =>
      new SESv2Client({
        endpoint,
        region: "eu-north-1",
        credentials: { accessKeyId: "test", secretAccessKey: "test" },
        maxAttempts: 1,
      }),
    inbox: async () => Inbox.parse(await (await fetch(`${endpoint}/store`)).json()).emails,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
