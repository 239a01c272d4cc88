import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { followClock } from "./virtual-date.ts";

/** A mail as the engine parsed it; `html` and `text` as the reader sees them, attachments in base64. */
export type StoredMail = {
  messageId: string;
  from: string;
  replyTo: string[];
  destination: { to: string[]; cc: string[]; bcc: string[] };
  subject: string;
  body: { html?: string; text?: string };
  attachments: { filename?: string; contentType: string; content: string; size: number }[];
  headers?: { name: string; value: string }[];
};
export type MailboxStart = { clock: SharedArrayBuffer; firstNumber: number };
export type Accepted = { mail: StoredMail; requestType: string; request: string };
export type MailboxMessage = { url: string } | { accepted: Accepted } | { problem: string };

const start: MailboxStart = workerData;
followClock(start.clock);

const require = createRequire(import.meta.url);
const util: { getMessageId: () => string } = require("aws-ses-v2-local/dist/util.js");
const store: { getStoreReadonly: () => { emails: StoredMail[] } } = require("aws-ses-v2-local/dist/store.js");
const engine: {
  default: (config: { host: string; port: number }) => Promise<Server>;
} = require("aws-ses-v2-local");

// The engine's own ids are nine random digits, of which two are the same after a few ten thousand mails.
let number = start.firstNumber;
util.getMessageId = () => {
  number += 1;
  return `local-${String(number).padStart(12, "0")}`;
};

const bodyOf = (chunks: unknown[]): string =>
  Buffer.concat(chunks.filter((chunk) => chunk instanceof Uint8Array)).toString();

/** Tells the host of an accepted mail before the sender hears of it, so that no mail is ever unknown to the host. */
const watch = (request: IncomingMessage, response: ServerResponse) => {
  const received: unknown[] = [];
  request.on("data", (chunk: unknown) => received.push(chunk));
  const send = response.end.bind(response);
  const report = (chunk: unknown) => {
    if (response.statusCode !== 200 || request.method !== "POST") return;
    const [, messageId] = /local-(\d{12})/.exec(String(chunk)) ?? [];
    const mail = store.getStoreReadonly().emails.findLast((each) => each.messageId === `local-${messageId}`);
    if (mail === undefined) return;
    const requestType = request.headers["content-type"] ?? "";
    const accepted: Accepted = { mail, requestType, request: bodyOf(received) };
    parentPort?.postMessage({ accepted } satisfies MailboxMessage);
  };
  response.end = new Proxy(send, {
    apply: (target, self, args) => {
      report(args[0]);
      return Reflect.apply(target, self, args);
    },
  });
};

const server = await engine.default({ host: "127.0.0.1", port: 0 });
const [handle] = server.listeners("request");
server.removeAllListeners("request");
server.on("request", (request: IncomingMessage, response: ServerResponse) => {
  watch(request, response);
  if (handle !== undefined) Reflect.apply(handle, server, [request, response]);
});
const address = server.address();
const ready: MailboxMessage =
  address === null || typeof address === "string"
    ? { problem: "the mailbox has no port" }
    : { url: `http://127.0.0.1:${address.port}` };
parentPort?.postMessage(ready);
