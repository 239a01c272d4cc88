import { afterAll, beforeAll, expect, test } from "vitest";
import { World } from "../../commands/rehearse/world.ts";
import { daysLater, secondsLater } from "../../functions/shared/zone.ts";
import { type Host, startHost } from "../../infra/local/host.ts";
import { routes } from "../../schemas/routes.ts";
import { callContent } from "../support/builders.ts";
import { kommunSteps } from "../support/chains.ts";
import { synthesized } from "../support/infra-assembly.ts";

let host: Host;
let world: World;
beforeAll(async () => {
  host = await startHost({ assembly: await synthesized(), clock: "2011-03-01T09:00:00.000Z" });
  world = new World(host.url);
  await world.start();
});
afterAll(() => host.stop());

const person = (sub: string, ...roles: string[]) => ({ sub, email: `${sub}@example.org`, roles });
const anna = person("anna", "staff", "approver", "lead");
const vera = person("vera", "approver");
const dora = person("dora", "approver", "director");

/** Every mail that has left, and the day. */
const sent = async () =>
  (await world.mails()).map(({ at, to, subject }) => {
    const name = /([a-z]+)@/.exec(to.join())?.[1];
    return `${at.slice(0, 10)} ${name}: ${subject.replace(/: Small call$/, "")}`;
  });

/** A call that opens on 4 April 2011, handed in to the chain of Uthållig kommun. */
async function handedIn(code: string) {
  const { window, approvals, ...content } = callContent();
  const body = {
    ...content,
    languages: ["en", "sv"],
    code,
    window: { ...window, opens: "2011-04-04T08:00", closes: "2011-05-31T23:59", zone: "Europe/Stockholm" },
    approvals: { ...approvals, call: kommunSteps },
  };
  const { id } = await world.ask(anna, routes.createCall, { body });
  await world.ask(anna, routes.submitCallForApproval, { params: { callId: id } });
  await world.settle();
  const state = async () => (await world.ask(anna, routes.readCallAsStaff, { params: { callId: id } })).state;
  const approve = async (who: typeof anna, at: string) => {
    await world.moveTo(at);
    const { items } = await world.ask(who, routes.listMyApprovals);
    const approval = items.find(({ subject }) => subject === id);
    if (approval === undefined) return "nothing waits";
    const { subjectHash } = approval;
    const asked = { params: { approvalId: approval.id }, body: { subjectHash } };
    const after = await world.ask(who, routes.approve, asked);
    await world.settle();
    return after.state;
  };
  return { id, state, approve };
}

test("the circulation ends by its date, the opening waits for the chain, and each letter leaves once", async () => {
  const { state, approve } = await handedIn("late-kommun");
  expect(await approve(anna, "2011-03-09T22:00:00.000Z")).toBe("nothing waits");
  expect(await approve(anna, "2011-03-14T09:00:00.000Z")).toBe("pending");
  expect(await approve(vera, "2011-03-21T09:00:00.000Z")).toBe("pending");
  expect(await approve(dora, "2011-03-28T09:00:00.000Z")).toBe("pending");
  await world.moveTo("2011-04-05T09:00:00.000Z");
  expect(await state()).toBe("inApproval");
  expect(await approve(anna, "2011-04-06T09:00:00.000Z")).toBe("approved");
  await world.moveTo("2011-04-06T09:30:00.000Z");
  expect(await state()).toBe("open");
  expect(await sent()).toEqual([
    "2011-03-02 karin: Your comments on a draft",
    "2011-03-02 olle: Your comments on a draft",
    "2011-03-07 karin: Reminder: your comments are needed soon",
    "2011-03-07 olle: Reminder: your comments are needed soon",
    "2011-03-09 office: The comments are in",
    "2011-03-09 lead: Confirmation needed on the call",
    "2011-03-11 lead: Reminder: your confirmation is needed soon",
    "2011-03-14 head: Decision needed on the call",
    "2011-03-18 head: Reminder: your decision is needed soon",
    "2011-03-21 director: Decision needed on the call",
    "2011-03-25 director: Reminder: your decision is needed soon",
    "2011-03-28 director: Reminder: your decision is needed today",
    "2011-03-28 lead: Confirmation needed on the call",
    "2011-03-30 lead: Reminder: your confirmation is needed soon",
    "2011-04-01 lead: Reminder: your confirmation is needed today",
    "2011-04-04 office: The call did not open",
    "2011-04-04 office: Overdue step in the chain of approval",
    "2011-04-06 office: The call is approved",
  ]);
  expect(await world.deadLetters()).toBe(0);
});

test("a step that nobody takes ends the wait by the chain's own dates: the call is a draft again", async () => {
  const before = (await sent()).length;
  // Handed in after the circulation and the handing in were due: thirty days are left for the word.
  const { state } = await handedIn("forgotten-kommun");
  const lapsesAt = daysLater(world.now, 30, "Europe/Stockholm");
  await world.moveTo(lapsesAt);
  expect(await state()).toBe("inApproval");
  await world.moveTo(secondsLater(lapsesAt, 2));
  expect(await state()).toBe("draft");
  expect((await sent()).slice(before).map((line) => line.slice(11))).toEqual([
    "office: The comments are in",
    "lead: Confirmation needed on the call",
    "office: Overdue step in the chain of approval",
    "office: The call is not approved in time",
  ]);
});
