import { afterAll, beforeAll, expect, test } from "vitest";
import { World } from "../../commands/rehearse/world.ts";
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

/** A call that opens on 4 April 2011, handed in to the chain of Uthållig kommun. */
async function handedIn(code: string) {
  const { window, approvals, ...content } = callContent();
  const body = {
    ...content,
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
  const sent = (await world.mails()).map(
    ({ at, to, subject }) => `${at.slice(0, 10)} ${to.join()} ${subject}`,
  );
  expect(sent.map((line) => line.replace("@example.org", "").replace(": Small call", ""))).toEqual([
    "2011-03-02 karin Your comments on a draft",
    "2011-03-02 olle Your comments on a draft",
  ]);
  expect(await world.deadLetters()).toBe(0);
});

test("a step that nobody takes ends the wait by the chain's own dates: the call is a draft again", async () => {
  const { id, state } = await handedIn("forgotten-kommun");
  const execution = async () => (await world.executions()).find(({ name }) => name.includes("-approve-"));
  expect((await execution())?.status).toBeDefined();
  await world.moveTo("2011-05-20T09:00:00.000Z");
  expect(await state()).toBe("draft");
  expect(id).toBe("call_forgotten-kommun");
});
