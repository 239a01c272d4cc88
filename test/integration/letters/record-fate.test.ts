import { afterAll, beforeAll, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type LocalSes, startSes } from "./local-ses.ts";
import { at, outboxOn } from "./outbox.ts";

let database: TestTable;
let ses: LocalSes;

beforeAll(async () => {
  [database, ses] = await Promise.all([startTable(), startSes()]);
});
afterAll(async () => {
  await Promise.all([database.stop(), ses.stop()]);
});

/** An outbox with one letter in it that has been sent. */
async function withSent(email: string) {
  const outbox = outboxOn(database.table, ses.client());
  const letter = await outbox.queue("place-offered", `part_${email.split("@")[0]}`, email);
  await outbox.stream(letter);
  const sent = await outbox.letter(letter);
  if (sent.state !== "sent") throw new Error(`The letter is ${sent.state}.`);
  return { outbox, letter, messageId: sent.messageId };
}

const permanent = { bounce: { bounceType: "Permanent", timestamp: "2023-06-28T07:50:00Z" } };
const transient = { bounce: { bounceType: "Transient", timestamp: "2023-06-28T07:50:00Z" } };
const complaint = { complaint: { timestamp: "2023-06-29T10:00:00.5Z" } };
const delivery = { delivery: { timestamp: "2023-06-28T07:41:12.000Z" } };

test("a delivery is found by the message id where the event has no tag", async () => {
  const { outbox, letter, messageId } = await withSent("untagged@example.org");
  expect(await outbox.event("Delivery", { messageId }, delivery)).toEqual({ outcome: "delivered" });
  expect(await outbox.letter(letter)).toMatchObject({ state: "delivered", messageId, sentAt: at });
});

test("an event that comes twice changes nothing the second time", async () => {
  const { outbox, letter, messageId } = await withSent("again@example.org");
  await outbox.event("Delivery", { letter, messageId }, delivery);
  const before = await outbox.letters.get(letter);
  expect(await outbox.event("Delivery", { letter, messageId }, delivery)).toEqual({ outcome: "known" });
  expect(await outbox.letters.get(letter)).toEqual(before);
});

test("a send that is told of after the delivery changes nothing", async () => {
  const { outbox, letter, messageId } = await withSent("late@example.org");
  await outbox.event("Delivery", { letter, messageId }, delivery);
  expect(await outbox.event("Send", { letter, messageId })).toEqual({ outcome: "known" });
  expect(await outbox.state(letter)).toBe("delivered");
});

test("an event about a message of somebody else changes nothing", async () => {
  const { outbox } = await withSent("stranger@example.org");
  expect(await outbox.event("Delivery", { messageId: "not-ours" }, delivery)).toEqual({ outcome: "unknown" });
  expect(await outbox.event("Delivery", { letter: "letter_0", messageId: "x" }, delivery)).toEqual({
    outcome: "unknown",
  });
});

test("an address that bounced for good is not written to again, in any spelling", async () => {
  const { outbox, letter, messageId } = await withSent("gone@example.org");
  expect(await outbox.event("Bounce", { letter, messageId }, permanent)).toEqual({ outcome: "bounced" });
  expect(await outbox.letter(letter)).toMatchObject({
    state: "bounced",
    bouncedAt: "2023-06-28T07:50:00.000Z",
  });
  const next = await outbox.queue("place-confirmed", "part_gone", "Gone@Example.org");
  expect(await outbox.stream(next)).toEqual([]);
  expect(await outbox.letter(next)).toMatchObject({
    state: "refused",
    why: "suppressed: an earlier letter to this address bounced",
  });
});

test("an address that bounced for now is written to again", async () => {
  const { outbox, letter, messageId } = await withSent("full@example.org");
  expect(await outbox.event("Bounce", { letter, messageId }, transient)).toEqual({ outcome: "bounced" });
  const next = await outbox.queue("place-confirmed", "part_full", "full@example.org");
  await outbox.stream(next);
  expect(await outbox.state(next)).toBe("sent");
});

test("an automatic answer after the delivery does not undo it", async () => {
  const { outbox, letter, messageId } = await withSent("away@example.org");
  await outbox.event("Delivery", { letter, messageId }, delivery);
  expect(await outbox.event("Bounce", { letter, messageId }, transient)).toEqual({ outcome: "known" });
  expect(await outbox.state(letter)).toBe("delivered");
});

test("a bounce that overtook the delivery stays", async () => {
  const { outbox, letter, messageId } = await withSent("overtaken@example.org");
  await outbox.event("Bounce", { letter, messageId }, permanent);
  expect(await outbox.event("Delivery", { letter, messageId }, delivery)).toEqual({ outcome: "known" });
  expect(await outbox.state(letter)).toBe("bounced");
});

test("whoever complained is not written to again, though two complaints come", async () => {
  const { outbox, letter, messageId } = await withSent("annoyed@example.org");
  await outbox.event("Delivery", { letter, messageId }, delivery);
  const outcomes = await Promise.all([
    outbox.event("Complaint", { letter, messageId }, complaint),
    outbox.event("Complaint", { letter, messageId }, complaint),
  ]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["complained", "known"]);
  expect(await outbox.letter(letter)).toMatchObject({ complainedAt: "2023-06-29T10:00:00.500Z" });
  const next = await outbox.queue("place-confirmed", "part_annoyed", "annoyed@example.org");
  await outbox.stream(next);
  expect(await outbox.state(next)).toBe("refused");
});

test("a letter that SES took and then rejected is refused", async () => {
  const { outbox, letter, messageId } = await withSent("virus@example.org");
  const reject = { reject: { reason: "Bad content" } };
  expect(await outbox.event("Reject", { letter, messageId }, reject)).toEqual({ outcome: "refused" });
  expect(await outbox.letter(letter)).toMatchObject({ why: "SES rejected it: Bad content" });
});

test("a delivery that comes before the sender has written `sent` is kept", async () => {
  const client = ses.client();
  const outbox = outboxOn(database.table, client);
  const id = await outbox.queue("place-offered", "part_early", "early@example.org");
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      await outbox.event("Delivery", { letter: id, messageId: "ses-early" }, delivery);
      return answer;
    },
    { step: "initialize", name: "deliver at once" },
  );
  expect(await outbox.stream(id)).toEqual([]);
  expect(await outbox.letter(id)).toMatchObject({ state: "delivered", messageId: "ses-early" });
});
