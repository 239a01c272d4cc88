import type { ApprovalStep, CirculationStep } from "../../schemas/approval-step.ts";
import { CallId } from "../../schemas/ids.ts";
import { routes } from "../../schemas/routes.ts";
import type { Person, World } from "./world.ts";

const dayMs = 86_400_000;
const daysAfter = (instant: string, days: number) =>
  new Date(Date.parse(instant) + days * dayMs).toISOString();

/** Whoever a step of the chain asks says yes, some days after the other; on the way, the proposer tries the last step in vain. */
export async function throughTheChain(
  world: World,
  subject: string,
  people: readonly Person[],
  { inVain, daysBetween = 2 }: { inVain?: Person; daysBetween?: number } = {},
): Promise<string[]> {
  const attempts: string[] = [];
  for (const [i, who] of people.entries()) {
    if (daysBetween > 0) await world.moveTo(daysAfter(world.now, daysBetween));
    const asked = await askedOf(world, subject, who);
    // The owner has the last approver's role as well, and may still not approve what the owner proposed.
    if (inVain !== undefined && i === people.length - 1)
      attempts.push((await world.refusal(inVain, routes.approve, asked)) ?? "approved");
    await world.ask(who, routes.approve, asked);
    await world.settle();
    world.note("approval", `${who.sub} approves ${subject.split("_")[0]}`);
  }
  return attempts;
}

/** The first of a chain sends it back with a reason, a day later. */
export async function returned(world: World, subject: string, who: Person, why: string): Promise<void> {
  await world.moveTo(daysAfter(world.now, 1));
  const { params, body } = await askedOf(world, subject, who);
  await world.ask(who, routes.returnForChanges, { params, body: { ...body, comment: why } });
  await world.settle();
  world.note("approval", `${who.sub} returns ${subject.split("_")[0]}`);
}

/** Whoever holds the role of a step, as the call names them. */
export function holderOf({ role, email }: { role: string; email: string }): Person {
  return { sub: `holder-${role}`, email, roles: ["approver", role] };
}

/** Each step of a call's own chain is taken by whom it names, on its day, or in two days where it has none. */
export async function stepByStep(
  world: World,
  subject: string,
  steps: readonly ApprovalStep[],
  /** Draws up the reports that a step hands in. */
  staff?: Person,
): Promise<void> {
  for (const step of steps) {
    if (step.kind === "circulation") {
      await circulate(world, subject, step);
      continue;
    }
    await world.moveTo(step.dueOn === undefined ? daysAfter(world.now, 2) : `${step.dueOn}T10:00:00.000Z`);
    if (step.kind === "task" && step.report !== undefined && staff !== undefined) {
      const params = { callId: CallId.parse(subject), milestone: step.report };
      await world.ask(staff, routes.drawUpReport, { params });
    }
    const who = holderOf(step);
    const asked = await askedOf(world, subject, who);
    await world.ask(who, routes.approve, asked);
    await world.settle();
    world.note("approval", step.label.en ?? step.role);
  }
}

/** All readers but the last say something; the last says nothing, and the period ends without them. */
async function circulate(world: World, subject: string, step: CirculationStep): Promise<void> {
  await world.moveTo(`${step.from}T09:00:00.000Z`);
  world.note("approval", `${step.label.en ?? "circulation"} begins`);
  for (const { name, email } of step.readers.slice(0, -1)) {
    const reader: Person = { sub: `reader-${email.split("@")[0]}`, email, roles: ["observer"] };
    const { params, body } = await askedOf(world, subject, reader);
    const comment = `[Made up for the rehearsal] ${name} has read the draft and has no objections.`;
    await world.ask(reader, routes.commentOnDraft, { params, body: { ...body, comment } });
  }
  await world.moveTo(daysAfter(`${step.until}T09:00:00.000Z`, 1));
  world.note("approval", `${step.label.en ?? "circulation"} is over`);
}

async function askedOf(world: World, subject: string, who: Person) {
  const { items } = await world.ask(who, routes.listMyApprovals);
  const approval = items.find((one) => one.subject === subject);
  if (approval === undefined) throw new Error(`Nothing of ${subject} waits for ${who.sub}.`);
  return { params: { approvalId: approval.id }, body: { subjectHash: approval.subjectHash } };
}
