import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Activity } from "./activity.ts";
import type { Clock } from "./clock.ts";
import {
  isJsonObject,
  type JsonObject,
  LocalHostError,
  listOf,
  objectOf,
  parseJson,
  textOf,
} from "./json.ts";
import type { Accepted, MailboxMessage, MailboxStart } from "./mailbox-worker.ts";
import type { Store } from "./store.ts";

export type Mail = {
  id: string;
  at: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  text: string;
  html: string;
  headers: { name: string; value: string }[];
  attachments: { filename: string; contentType: string; size: number; content: string }[];
  configurationSet: string | undefined;
  tags: Record<string, string>;
};
/** Real ms: a mail arrives after its sender has heard that it left, and mostly after that was written down. */
const deliveryMs = 8;

export type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

/** The header lines of a MIME message, continued lines joined. */
export const headersOf = (raw: string): { name: string; value: string }[] => {
  const [head = ""] = raw.split(/\r?\n\r?\n/, 1);
  return head
    .replaceAll(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(":");
      return colon > 0 ? [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }] : [];
    });
};

type Call = {
  configurationSet: string | undefined;
  tags: Record<string, string>;
  raw: string | undefined;
  to: string[];
};

const callFromJson = (body: JsonObject): Call => ({
  configurationSet: textOf(body.ConfigurationSetName),
  tags: Object.fromEntries(
    listOf(body.EmailTags).map((each) => [String(objectOf(each).Name), String(objectOf(each).Value)]),
  ),
  raw: textOf(objectOf(objectOf(body.Content).Raw).Data),
  to: Object.values(objectOf(body.Destination)).flatMap((each) => listOf(each).map(String)),
});

const callFromForm = (form: URLSearchParams): Call => {
  const tags: Record<string, string> = {};
  const to: string[] = [];
  for (const [key, value] of form) {
    const [, member] = /^Tags\.member\.(\d+)\.Name$/.exec(key) ?? [];
    if (member !== undefined) tags[value] = form.get(`Tags.member.${member}.Value`) ?? "";
    if (/^Destination(s|\.\w+)\.member\.\d+$/.test(key)) to.push(value);
  }
  return {
    configurationSet: form.get("ConfigurationSetName") ?? undefined,
    tags,
    raw: form.get("RawMessage.Data") ?? undefined,
    to,
  };
};

const mailFrom = ({ mail, requestType, request }: Accepted, at: string): Mail => {
  const isJson = requestType.includes("json");
  const json = isJson ? parseJson(request) : {};
  const call = isJson && isJsonObject(json) ? callFromJson(json) : callFromForm(new URLSearchParams(request));
  const headers =
    call.raw === undefined ? (mail.headers ?? []) : headersOf(Buffer.from(call.raw, "base64").toString());
  const header = (name: string) => headers.find((each) => each.name.toLowerCase() === name)?.value;
  return {
    id: mail.messageId,
    at,
    from: mail.from,
    to: mail.destination.to.length > 0 ? mail.destination.to : call.to,
    cc: mail.destination.cc,
    bcc: mail.destination.bcc,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.body.text ?? "",
    html: mail.body.html ?? "",
    headers,
    attachments: mail.attachments.map(({ filename = "", contentType, size, content }) => ({
      filename,
      contentType,
      size,
      content,
    })),
    configurationSet: call.configurationSet ?? header("x-ses-configuration-set"),
    tags: call.tags,
  };
};

/** The mailbox: both versions of the SES API, and a page with what was sent. In its own thread, on the host's clock. */
export const startMailbox = async (options: {
  clock: Clock;
  store: Store;
  activity: Activity;
  report: (mail: Mail) => Promise<void>;
}) => {
  const { store, clock } = options;
  const insert = store.prepare("INSERT OR REPLACE INTO mails (id, at, mail, isReported) VALUES (?, ?, ?, 0)");
  const reported = store.prepare("UPDATE mails SET isReported = 1 WHERE id = ?");
  const last = String(store.prepare("SELECT max(id) AS id FROM mails").get()?.id ?? "");

  const report = async (mail: Mail) => {
    await options.activity.during(async () => {
      await sleep(deliveryMs);
      await options.report(mail);
    });
    reported.run(mail.id);
  };

  const workerData: MailboxStart = {
    clock: clock.shared,
    firstNumber: Number(last.replace("local-", "")) || 0,
  };
  const worker = new Worker(new URL("./mailbox-worker.ts", import.meta.url), { workerData, execArgv: [] });
  worker.unref();
  const url = await new Promise<string>((resolve, reject) => {
    worker.once("error", reject);
    worker.on("message", (message: MailboxMessage) => {
      if ("url" in message) return resolve(message.url);
      if ("problem" in message)
        return reject(new LocalHostError(`The mailbox did not start: ${message.problem}.`));
      const mail = mailFrom(message.accepted, clock.iso());
      insert.run(mail.id, clock.now(), JSON.stringify(mail));
      void report(mail);
    });
  });

  return {
    url,
    /** All mails, oldest first. */
    list: (): Mail[] =>
      store
        .prepare("SELECT mail FROM mails ORDER BY id")
        .all()
        .map((row) => JSON.parse(String(row.mail))),
    count: () => Number(store.prepare("SELECT count(*) AS n FROM mails").get()?.n ?? 0),
    /** Reports what a killed host had accepted and not yet reported. */
    resume: () => {
      const rows = store.prepare("SELECT mail FROM mails WHERE isReported = 0 ORDER BY id").all();
      for (const row of rows) void report(JSON.parse(String(row.mail)));
    },
    stop: async () => {
      await worker.terminate();
    },
  };
};
