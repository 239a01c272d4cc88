import { afterAll, beforeAll, expect, test } from "vitest";
import { openTable } from "../../../functions/shared/table.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type LocalSes, type Mail, startSes } from "./local-ses.ts";
import { at, from, outboxOn } from "./outbox.ts";

let database: TestTable;
let ses: LocalSes;

beforeAll(async () => {
  [database, ses] = await Promise.all([startTable(), startSes()]);
});
afterAll(async () => {
  await Promise.all([database.stop(), ses.stop()]);
});

async function mailTo(address: string): Promise<Mail[]> {
  return (await ses.inbox()).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
}

test("a letter is sent once though its record comes twice", async () => {
  const outbox = outboxOn(database.table, ses.client());
  const id = await outbox.queue("application-received", "app_once#1", "once@example.org");
  expect(await outbox.stream(id)).toEqual([]);
  expect(await outbox.stream(id, id)).toEqual([]);
  const [mail, ...more] = await mailTo("once@example.org");
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    from: `"Tvillingstäder 2023" <${from}>`,
    subject: "Kvitto TC23-0042-2, er ansökan har kommit in: Tvillingstäder 2023",
  });
  const { state, ...letter } = await outbox.letter(id);
  expect({ state, letter }).toMatchObject({
    state: "sent",
    letter: { sendingAt: at, sentAt: at, messageId: mail?.messageId },
  });
});

test("of two senders at the same time one sends", async () => {
  const outbox = outboxOn(database.table, ses.client());
  const id = await outbox.queue("application-received", "app_race#1", "race@example.org");
  await Promise.all(Array.from({ length: 8 }, () => outbox.stream(id)));
  expect(await mailTo("race@example.org")).toHaveLength(1);
  // A sender that saw it on its way took it for left behind; the one that sent it knew better.
  expect(await outbox.state(id)).toBe("sent");
});

test("the same letter cannot be queued twice", async () => {
  const outbox = outboxOn(database.table, ses.client());
  await outbox.queue("place-offered", "part_1", "twice@example.org");
  await expect(outbox.queue("place-offered", "part_1", "Twice@example.org")).rejects.toMatchObject({
    name: "AlreadyExists",
  });
});

test("the meeting comes along as a calendar file", async () => {
  const outbox = outboxOn(database.table, ses.client());
  await outbox.stream(await outbox.queue("exchange-planned", "exchange_1", "calendar@example.org"));
  const [mail] = await mailTo("calendar@example.org");
  expect(mail?.attachments).toEqual([{ filename: "utbyte.ics", contentType: "text/calendar" }]);
});

test("a letter that was left behind by a crash is ambiguous and is not sent again", async () => {
  const client = database.client;
  const crashing = outboxOn(openTable(database.name, client), ses.client());
  const id = await crashing.queue("decision-selected", "app_crash", "crash@example.org");
  // The process dies after SES has the letter: from the second write of the sender on, the table is out of reach.
  let writes = 0;
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === "TransactWriteItemsCommand") writes += 1;
      return writes > 1 ? Promise.reject(new Error("crashed")) : next(args);
    },
    { step: "initialize", name: "crash" },
  );
  expect(await crashing.stream(id)).toEqual(["0"]);
  client.middlewareStack.remove("crash");
  expect(await mailTo("crash@example.org")).toHaveLength(1);

  const outbox = outboxOn(database.table, ses.client());
  expect(await outbox.state(id)).toBe("sending");
  expect(await outbox.stream(id)).toEqual([]);
  expect(await outbox.letter(id)).toMatchObject({
    state: "ambiguous",
    why: "Interrupted while it was sent.",
  });
  expect(await outbox.stream(id)).toEqual([]);
  expect(await mailTo("crash@example.org")).toHaveLength(1);

  const delivery = { timestamp: "2023-06-28T07:41:12.000Z" };
  const mail = { letter: id, messageId: "ses-crash" };
  expect(await outbox.event("Delivery", mail, { delivery })).toEqual({ outcome: "delivered" });
  expect(await outbox.letter(id)).toMatchObject({
    state: "delivered",
    messageId: "ses-crash",
    deliveredAt: "2023-06-28T07:41:12.000Z",
  });
});

test("a letter whose answer from SES was lost is ambiguous and is not sent again", async () => {
  const client = ses.client();
  const outbox = outboxOn(database.table, client);
  client.middlewareStack.add(
    (next) => async (args) => {
      await next(args);
      throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    },
    { step: "finalizeRequest", name: "lose the answer" },
  );
  const id = await outbox.queue("decision-reserve", "app_lost", "lost@example.org");
  expect(await outbox.stream(id)).toEqual([]);
  expect(await outbox.letter(id)).toMatchObject({ state: "ambiguous", why: "Error: socket hang up" });
  expect(await outbox.stream(id)).toEqual([]);
  expect(await mailTo("lost@example.org")).toHaveLength(1);
});

test("a fault of SES itself leaves the letter ambiguous", async () => {
  const client = ses.client();
  const outbox = outboxOn(database.table, client);
  client.middlewareStack.add(
    () => () => Promise.reject(serviceError("InternalServiceErrorException", 500, "try later")),
    { step: "finalizeRequest", name: "fault" },
  );
  const id = await outbox.queue("place-offered", "part_fault", "fault@example.org");
  expect(await outbox.stream(id)).toEqual([]);
  expect(await outbox.state(id)).toBe("ambiguous");
});

test("a letter that SES refuses is refused with SES's own words and holds nobody up", async () => {
  const client = ses.client();
  const outbox = outboxOn(database.table, client);
  client.middlewareStack.add(
    (next) => (args) =>
      JSON.stringify(args.input).includes("refused@example.org")
        ? Promise.reject(serviceError("MessageRejected", 400, "Email address is not verified."))
        : next(args),
    { step: "finalizeRequest", name: "refuse" },
  );
  const refused = await outbox.queue("place-offered", "part_refused", "refused@example.org");
  const next = await outbox.queue("place-offered", "part_next", "next@example.org");
  expect(await outbox.stream(refused, next)).toEqual([]);
  expect(await outbox.letter(refused)).toMatchObject({
    state: "refused",
    why: "MessageRejected (400): Email address is not verified.",
  });
  expect(await outbox.state(next)).toBe("sent");
});

test("a letter that came too fast for SES is queued again and leaves at the next attempt", async () => {
  const client = ses.client();
  const outbox = outboxOn(database.table, client);
  let isBusy = true;
  client.middlewareStack.add(
    (next) => (args) =>
      isBusy
        ? Promise.reject(serviceError("TooManyRequestsException", 429, "Maximum sending rate exceeded."))
        : next(args),
    { step: "finalizeRequest", name: "throttle" },
  );
  const first = await outbox.queue("place-offered", "part_fast-1", "fast-1@example.org");
  const second = await outbox.queue("place-offered", "part_fast-2", "fast-2@example.org");
  expect(await outbox.stream(first, second)).toEqual(["0"]);
  expect([await outbox.state(first), await outbox.state(second)]).toEqual(["queued", "queued"]);
  isBusy = false;
  expect(await outbox.stream(first, second)).toEqual([]);
  expect(await mailTo("fast-1@example.org")).toHaveLength(1);
  expect(await mailTo("fast-2@example.org")).toHaveLength(1);
});

test("a letter that nobody can read is refused and holds nobody up", async () => {
  const outbox = outboxOn(database.table, ses.client());
  const id = await outbox.queue("place-offered", "part_unreadable", "unreadable@example.org");
  const letter = await outbox.letters.get(id);
  const broken = { ...letter, facts: { callTitle: "Twin Cities" } };
  await database.table.transact(
    outbox.letters.changed(letter, broken, "break", { sub: "system", at }).writes,
  );
  expect(await outbox.stream(id)).toEqual([]);
  expect(await outbox.letter(id)).toMatchObject({
    state: "refused",
    code: "unreadable",
    why: "unreadable: its facts are not those that this kind of letter needs",
  });
});

function serviceError(name: string, httpStatusCode: number, message: string): Error {
  return Object.assign(new Error(message), { name, $fault: "client", $metadata: { httpStatusCode } });
}
