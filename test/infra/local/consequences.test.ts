import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Host, startHost } from "../../../infra/local/host.ts";
import { synthFixture } from "../../support/local-app.ts";
import { clientOf } from "../../support/local-client.ts";

const assembly = synthFixture();
let host: Host;
let client: ReturnType<typeof clientOf>;

beforeAll(async () => {
  host = await startHost({ assembly, clock: "2023-05-03T10:00:00.000Z" });
  client = clientOf(host.url);
});
afterAll(() => host.stop());

const write = (pk: string, sk: string, fields: Record<string, string> = {}) =>
  client.call("POST", "/items", { pk, sk, fields });

describe("a stream", () => {
  test("only what fits the filter reaches the function, and its mail reaches the mailbox", async () => {
    await write("letter 1", "welcome", { to: "Anna <anna@example.org>" });
    await write("other", "ignored", { to: "nobody@example.org" });
    await host.clock.quiet();
    const [mail, ...more] = host.outbox();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      at: "2023-05-03T10:00:00.000Z",
      from: "utlysning@example.org",
      to: ["Anna <anna@example.org>"],
      subject: "welcome",
      text: "Hej",
      html: "<p>Hej</p>",
      tags: { letter: "receipt" },
    });
    const [sent] = await client.items("sent");
    expect(sent?.messageId).toBe(mail?.id);
  });

  test("the changes of one item come in the order in which they were written", async () => {
    const versions = Array.from({ length: 20 }, (_, index) => String(index));
    for (const version of versions) await write("batch", "versions", { version });
    await host.clock.quiet();
    const [order] = await client.items("order");
    expect(order?.seen?.split(",")).toEqual(versions);
  });

  test("a record that fails in every attempt becomes a dead letter, and the next one is delivered", async () => {
    await write("letter 2", "poisoned", { to: "poison" });
    await write("letter 2", "after", { to: "after@example.org" });
    await host.clock.quiet();
    const counts = await client.counts();
    // Three attempts alone, and perhaps one together with the next record, before the batch was split.
    expect([3, 4]).toContain(counts["letter poisoned"]);
    expect(counts["letter after"]).toBe(1);
    const letters = host.deadLetters().filter(({ letter }) => JSON.stringify(letter).includes("poisoned"));
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({
      destination: expect.stringMatching(/^arn:aws:sqs:eu-north-1:000000000000:Service-Lost/),
      letter: { requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 3 } },
    });
  });

  test("a failing batch is split until the bad record stands alone", async () => {
    for (const sk of ["a", "bad", "c"]) await write("batch", sk);
    await host.clock.quiet();
    const batches = Object.keys(await client.counts()).filter((key) => /^batch (?!versions)/.test(key));
    expect(batches).toContain("batch bad");
    const done = new Set(
      batches.filter((key) => !key.includes("bad")).flatMap((key) => key.slice(6).split(",")),
    );
    expect([...done].toSorted()).toEqual(["a", "c"]);
    const bad = host.deadLetters().filter(({ letter }) => JSON.stringify(letter).includes("BadRecord"));
    expect(bad).toHaveLength(1);
    expect(bad[0]?.letter).toMatchObject({ DDBStreamBatchInfo: { batchSize: 1 } });
  });
});

describe("the fate of a mail", () => {
  test("delivery, bounce and complaint reach the rule's function with the id of the mail", async () => {
    await write("letter 3", "b", { to: "bounce+1@example.org" });
    await write("letter 3", "c", { to: "complaint@simulator.amazonses.com" });
    await host.clock.quiet();
    const idOf = (subject: string) => host.outbox().find((mail) => mail.subject === subject)?.id;
    const fates = (await client.items("mail")).map(({ sk }) => sk);
    expect(fates.filter((sk) => sk?.startsWith(idOf("b") ?? "-"))).toEqual([`${idOf("b")} Bounce`]);
    expect(fates.filter((sk) => sk?.startsWith(idOf("c") ?? "-"))).toEqual([
      `${idOf("c")} Complaint`,
      `${idOf("c")} Delivery`,
    ]);
  });
});

describe("a schedule", () => {
  const at = (name: string, wall: string) => client.call("POST", "/schedules", { name, at: wall });
  const sweeps = () => JSON.stringify(host.health()).match(/"Service-onSweep[^}]*"invocations":(\d+)/)?.[1];

  test("one-time schedules fire at their own instants, in order of instant and name, in their own zone", async () => {
    await at("later", "2023-06-30T23:59:00");
    await at("b", "2023-06-01T12:00:00");
    await at("a", "2023-06-01T12:00:00");
    expect((await at("a", "2023-06-02T12:00:00")).status).toBe(500);
    await client.moveTo("2023-07-01T00:00:00Z");
    expect((await client.items("fired")).map(({ sk }) => sk)).toEqual([
      "2023-06-01T10:00:00.000Z a",
      "2023-06-01T10:00:00.000Z b",
      "2023-06-30T21:59:00.000Z later",
    ]);
    expect((await at("a", "2023-08-01T12:00:00")).status).toBe(201);
  });

  test("a rate schedule fires once a day in a quiet time, and at its next tick after something happened", async () => {
    await client.moveTo("2023-07-02T00:00:00Z");
    const before = Number(sweeps());
    await client.moveTo("2023-07-12T00:00:00Z");
    expect(Number(sweeps()) - before).toBe(10);
    await write("anything", "happens");
    await client.moveTo("2023-07-12T00:05:00Z");
    expect(Number(sweeps()) - before).toBe(11);
    await client.moveTo("2023-07-12T00:15:00Z");
    expect(Number(sweeps()) - before).toBe(11);
  });
});

test("a host goes on where the last one stopped: checkpoint, mails, schedules, clock", async () => {
  const data = mkdtempSync(join(tmpdir(), "utlysning-data-"));
  const first = await startHost({ assembly, data, clock: "2023-05-03T10:00:00.000Z" });
  const before = clientOf(first.url);
  await before.call("POST", "/items", { pk: "letter 1", sk: "one", fields: { to: "one@example.org" } });
  await before.call("POST", "/schedules", { name: "s", at: "2023-05-04T12:00:00" });
  await before.moveTo("2023-05-03T11:00:00Z");
  await first.stop();
  const second = await startHost({ assembly, data });
  const after = clientOf(second.url);
  expect(second.clock.now()).toBe("2023-05-03T11:00:00.000Z");
  await after.call("POST", "/items", { pk: "letter 1", sk: "two", fields: { to: "two@example.org" } });
  await after.moveTo("2023-05-05T00:00:00Z");
  expect(second.outbox().map(({ subject }) => subject)).toEqual(["one", "two"]);
  const counts = await after.counts();
  expect([counts["letter one"], counts["letter two"]]).toEqual([1, 1]);
  expect((await after.items("fired")).map(({ sk }) => sk)).toEqual(["2023-05-04T10:00:00.000Z s"]);
  await second.stop();
});
