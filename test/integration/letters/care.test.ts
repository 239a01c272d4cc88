import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Call } from "../../../schemas/call.ts";
import type { LetterId } from "../../../schemas/ids.ts";
import { callContent, callIn } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { type LocalSes, startSes } from "./local-ses.ts";
import { at, callId, from, outboxOn, publicAddress } from "./outbox.ts";

let database: TestTable;
let ses: LocalSes;
let outbox: ReturnType<typeof outboxOn>;
let ask: ReturnType<typeof clientOf>;
let number = 0;
beforeAll(async () => {
  [database, ses] = await Promise.all([startTable(), startSes()]);
  const deps = depsOn(database.table, () => at);
  const call = Call.parse({ ...callIn("open", callContent()), id: callId });
  await database.table.transact(deps.calls.created(call, "create", { sub: "system", at }).writes);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => Promise.all([database.stop(), ses.stop()]));
beforeEach(() => {
  outbox = outboxOn(database.table, ses.client());
  number += 1;
});

const anna = { name: "anna", groups: ["staff"] };
const bert = { name: "bert", groups: ["staff"] };
const mailsTo = async (email: string) =>
  (await ses.inbox()).filter(({ destination }) => destination.to.some((to) => to.includes(email)));
const hold = (kinds: string[]) =>
  ask("PUT /calls/{callId}/letters/hold", {
    as: anna,
    params: { callId },
    body: { kinds, reason: "We look." },
  });

test("a kind that staff hold waits, can be edited with a reason, and leaves when it is released", async () => {
  expect((await hold(["decision-rejected"])).status).toBe(200);
  const email = "held@example.org";
  const id = await outbox.queue("decision-rejected", "app_held", email);
  const other = await outbox.queue("place-confirmed", "app_held", email);
  await outbox.stream(id, other);
  expect([await outbox.state(id), await outbox.state(other)]).toEqual(["held", "sent"]);

  const read = await ask("GET /letters/{letterId}", { as: anna, params: { letterId: id } });
  const opening = expect.objectContaining({
    block: 0,
    text: expect.stringContaining("Tack för er ansökan."),
  });
  expect(read.body).toMatchObject({
    letter: { state: "held" },
    paragraphs: expect.arrayContaining([opening]),
  });
  const edit = {
    subject: "A kinder subject",
    paragraphs: [{ block: 0, text: "A kinder word." }],
    reason: "Tone.",
  };
  const wrong = { ...edit, paragraphs: [{ block: 99, text: "No." }] };
  const put = (body: object) => ask("PUT /letters/{letterId}", { as: anna, params: { letterId: id }, body });
  expect((await put(wrong)).body).toMatchObject({
    code: "InputInvalid",
    errors: [{ pointer: "/paragraphs/0/block", code: "NotAParagraph" }],
  });
  expect((await put(edit)).body).toMatchObject({ edited: { by: "person_anna", reason: "Tone." } });

  const release = { as: anna, params: { callId }, body: { reason: "Read by two." } };
  expect((await ask("POST /calls/{callId}/letters/release", release)).body).toEqual({
    released: 1,
    more: false,
  });
  // The hold still stands; who was let go is not held again.
  await outbox.stream(id);
  expect(await outbox.state(id)).toBe("sent");
  const mails = await mailsTo(email);
  expect(mails.map(({ subject }) => subject)).toContain("A kinder subject");
  expect(mails.find(({ subject }) => subject === "A kinder subject")?.body.text).toContain("A kinder word.");

  const trails = await Array.fromAsync(outbox.handlings.list({ index: "gsi1", key: `${callId}#handling` }));
  expect(trails.map(({ letterId, state, by }) => [letterId, state, by])).toEqual([
    [id, "edited", "person_anna"],
  ]);
  expect((await put(edit)).body).toMatchObject({ code: "WrongState" });
  expect((await hold([])).body).toMatchObject({ state: "lifted", kinds: [] });
  const free = await outbox.queue("decision-rejected", "app_free", email);
  await outbox.stream(free);
  expect(await outbox.state(free)).toBe("sent");
});

test("a kind that does not exist cannot be held", async () => {
  expect((await hold(["no-such-kind"])).body).toMatchObject({
    code: "InputInvalid",
    errors: [{ pointer: "/kinds/0", code: "UnknownKind" }],
  });
});

/** A letter that a crash left between queued and sent. */
async function doubtful(): Promise<LetterId> {
  const id = await outbox.queue("place-offered", `app_doubt-${number}`, `doubt-${number}@example.org`);
  const letter = await outbox.letters.get(id);
  const by = { sub: "system", at };
  await database.table.transact(
    outbox.letters.changed(letter, { ...letter, state: "sending", sendingAt: at }, "take", by).writes,
  );
  await outbox.stream(id);
  return id;
}
const settle = (as: typeof anna, letterId: string, how: string) =>
  ask("POST /letters/{letterId}/settle", {
    as,
    params: { letterId },
    body: { as: how, reason: "Telephoned." },
  });

test("a doubtful letter is sent again only by a second person, and settled as arrived by one", async () => {
  const again = await doubtful();
  expect(await outbox.state(again)).toBe("ambiguous");
  expect((await settle(anna, again, "sendAgain")).body).toMatchObject({ state: "ambiguous", resend: {} });
  expect((await settle(anna, again, "sendAgain")).body).toMatchObject({ code: "OwnInterest" });
  expect((await settle(bert, again, "sendAgain")).body).toMatchObject({ state: "queued" });
  await outbox.stream(again);
  expect([await outbox.state(again), (await mailsTo(`doubt-${number}@`)).length]).toEqual(["sent", 1]);

  number += 1;
  const arrived = await doubtful();
  expect((await settle(anna, arrived, "arrived")).body).toMatchObject({ state: "settled" });
  await outbox.stream(arrived);
  expect([await outbox.state(arrived), await mailsTo(`doubt-${number}@`)]).toEqual(["settled", []]);
});

test("one click ends the reminders of a call and no decision; what was due is recorded as not sent", async () => {
  const email = "enough@example.org";
  const first = await outbox.queue("application-reminder", "app_first", email);
  await outbox.stream(first);
  const headers = await rawHeaders(first);
  const url = /List-Unsubscribe: <([^>]+)>/.exec(headers)?.[1] ?? "";
  expect(headers).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(url.startsWith(`${publicAddress}/letters/`)).toBe(true);
  const [, , , , letterToken = ""] = url.split("/");
  const click = (path: string, token = letterToken, method = "POST") =>
    ask(`${method} /letters/{letterToken}/${path}`, {
      params: { letterToken: token },
      raw: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });

  // A scanner that opens the link changes nothing.
  expect((await click("unsubscribe", letterToken, "GET")).body.text).toContain("Sluta skicka");
  const forged = `${letterToken.slice(0, -1)}${letterToken.endsWith("A") ? "B" : "A"}`;
  expect((await click("unsubscribe", forged)).body).toMatchObject({ code: "TokenInvalid" });
  expect((await click("unsubscribe")).status).toBe(200);
  expect((await click("unsubscribe")).status).toBe(200);

  const [reminder, decision] = [
    await outbox.queue("application-reminder", "app_second", email),
    await outbox.queue("decision-selected", "app_second", email),
  ];
  await outbox.stream(reminder, decision);
  expect(await outbox.letter(reminder)).toMatchObject({ state: "refused", code: "unsubscribed" });
  expect(await outbox.state(decision)).toBe("sent");
  expect(await rawHeaders(decision)).not.toContain("List-Unsubscribe");

  expect((await click("resubscribe")).body.text).toContain("Du får påminnelser");
  const third = await outbox.queue("application-reminder", "app_third", email);
  await outbox.stream(third);
  expect(await outbox.state(third)).toBe("sent");
});

async function rawHeaders(id: string): Promise<string> {
  const { composed } = await import("../../../functions/letters/compose.ts");
  const { rendered } = await import("../../../functions/letters/render.ts");
  const { unsubscribeUrl } = await import("../../../functions/letters/unsubscribe.ts");
  const letter = await outbox.letters.get(id);
  const url = await unsubscribeUrl(database.table, letter, publicAddress);
  const sender = { address: from, name: "Test", at };
  const message = (await composed(letter, rendered(letter), sender, url)).toString();
  return message.slice(0, message.indexOf("\r\n\r\n"));
}

test("a bounce tells staff, shows the address to them, and stops letters until it is released", async () => {
  const email = "gone@example.org";
  const id = await outbox.queue("application-received", "app_gone", email);
  await outbox.stream(id);
  await outbox.event(
    "Bounce",
    { letter: id, messageId: "ses-gone" },
    { bounce: { bounceType: "Permanent" } },
  );
  const list = await ask("GET /suppressions", { as: anna });
  expect(list.body.items).toMatchObject([
    { state: "suppressed", why: "bounced", email, subjectId: "app_gone" },
  ]);
  const told = (await Array.fromAsync(outbox.letters.list({ index: "gsi3", key: "due#letter" }))).filter(
    ({ kind }) => kind === "address-suppressed",
  );
  expect(told.map(({ to, facts }) => [to.email, facts.address])).toEqual([["office@example.org", email]]);

  const stopped = await outbox.queue("decision-selected", "app_gone", email);
  await outbox.stream(stopped);
  expect(await outbox.letter(stopped)).toMatchObject({ state: "refused", code: "suppressed" });
  const { suppressionId } = await import("../../../functions/letters/suppressions.ts");
  const release = () =>
    ask("POST /suppressions/{suppressionId}/release", {
      as: anna,
      params: { suppressionId: suppressionId(email) },
      body: { reason: "They telephoned: the mailbox was full." },
    });
  expect((await release()).body).toMatchObject({ state: "released" });
  expect((await release()).body).toMatchObject({ code: "WrongState" });
  const after = await outbox.queue("place-offered", "app_gone", email);
  await outbox.stream(after);
  expect(await outbox.state(after)).toBe("sent");
});
