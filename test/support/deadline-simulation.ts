import { ofCall } from "../../functions/applications/applications.ts";
import { createApplication, submitApplication } from "../../functions/applications/apply.ts";
import { sealDrafts } from "../../functions/applications/seal-drafts.ts";
import { tellOfMove } from "../../functions/applications/tell-of-move.ts";
import { lastInstant } from "../../functions/calls/deadline.ts";
import { inviteLate } from "../../functions/calls/invite-late.ts";
import { moveDeadline } from "../../functions/calls/move-deadline.ts";
import { moveOneDeadline } from "../../functions/calls/move-one-deadline.ts";
import { drainSeconds, finishClosing, startClosing } from "../../functions/calls/open-call.ts";
import type { Change } from "../../functions/shared/change.ts";
import { isRefusal } from "../../functions/shared/refusal.ts";
import { commit } from "../../functions/shared/step.ts";
import type { Table } from "../../functions/shared/table.ts";
import { Call } from "../../schemas/call.ts";
import { CallId, OrganisationId } from "../../schemas/ids.ts";
import { applicationContent, callContent, callIn, closesAt, deadlineAt, principal } from "./builders.ts";
import { Expected } from "./deadline-expected.ts";
import { depsOn } from "./handlers.ts";

/** So many applications live in one simulated call, each with an order of events of its own. */
export const applicants = 30;
const first = Date.parse(deadlineAt);
const minute = 60_000;
const iso = (at: number) => new Date(at).toISOString();
/** The wall time in Brussels in summer. */
const wall = (at: number) => iso(at + 120 * minute).slice(0, 16);
const reason = { en: "An outage." };

/** Numbers from 0 to 1 from a seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * One life of a call in virtual time, every decision split into its reading and its writing, in an order that the seed
 * chooses; answers what was accepted or refused wrongly. `seals` false is the broken twin.
 */
export async function simulate(table: Table, seed: number, seals: boolean): Promise<string[]> {
  const chance = chanceOf(seed);
  const upTo = (most: number) => Math.floor(chance() * (most + 1));
  let clock = first - 10 * minute;
  const deps = depsOn(table, () => iso(clock));
  const code = `sim-${seals ? "" : "unsealed-"}${seed}`;
  const id = CallId.parse(`call_${code}`);
  const staff = () => ({ sub: "person_anna", at: iso(clock) });
  const call = Call.parse({ ...callIn("open", callContent({ code })), id });
  await table.transact(deps.calls.created(call, "create", staff()).writes);

  const expected = new Expected(first);
  const queue: { at: number; act: () => Promise<void> }[] = [];
  const plan = (at: number, act: () => Promise<void>) => queue.push({ at, act });

  const begin = (at: number, organisation: string) => {
    const eva = principal("eva", ["applicant"], organisation);
    const content = applicationContent(organisation);
    return createApplication(deps)(id, content, eva, { sub: eva.id, at: iso(at) });
  };
  const created = await Promise.all(
    Array.from({ length: applicants }, (_, i) => begin(clock, `org_s${seed}-${i}`)),
  );
  // In one transaction, which may check the call once only; fewer words make the engine's work less.
  await table.transact(created.flatMap(({ writes }) => writes.filter((write) => "put" in write)));
  const ids = created.map(({ output }) => output.application.id);
  for (const one of ids) expected.begun(one, first);

  /** Reads and decides at one instant, writes at another; a decision that came too late is taken once more. */
  function request<Output>(
    readAt: number,
    writeAt: number,
    decide: () => Promise<Change<Output>>,
    ended: (refusal: string | undefined, output: Output | undefined) => void,
  ) {
    const coded = async (work: () => Promise<void>) => {
      try {
        await work();
        return undefined;
      } catch (refusal) {
        if (isRefusal(refusal)) return refusal.code;
        throw refusal;
      }
    };
    let decided: Change<Output> | undefined;
    const read = async () => {
      decided = await decide();
    };
    const write = () => table.transact(decided?.writes ?? []);
    plan(readAt, async () => {
      const refusal = await coded(read);
      if (refusal !== undefined) return ended(refusal, undefined);
      plan(writeAt, async () => {
        let outcome = await coded(write);
        if (outcome === "ConcurrentChange")
          outcome = await coded(async () => {
            await read();
            await write();
          });
        ended(outcome, outcome === undefined ? decided?.output : undefined);
      });
    });
  }

  const submit = (application: string, receivedAt: number) => {
    // A few outlive the gateway: their sender has had no answer, and nothing may come of them after the seal.
    const patience = chance() < 0.1 ? 150_000 : 29_000;
    const [a, b] = [upTo(patience), upTo(patience)];
    const by = { sub: "person_eva", at: iso(receivedAt) };
    plan(receivedAt, async () => expected.received(application, receivedAt));
    request(
      receivedAt + Math.min(a, b),
      receivedAt + Math.max(a, b),
      async () => {
        expected.deciding(application, receivedAt);
        return submitApplication(deps)(await deps.applications.get(application), by);
      },
      (refusal) => expected.answered(application, receivedAt, clock, refusal),
    );
  };

  /** The steps of close-call; each instant at which a deadline may lie brings one execution. */
  const close = (dueAt: number) => {
    const startAt = dueAt + upTo(2000);
    request(
      startAt,
      startAt + upTo(500),
      () => startClosing(deps)(id),
      (refusal, output) => {
        if (refusal !== undefined || output === undefined || output.state === "open") return;
        plan(clock + drainSeconds * 1000, async () => {
          if (seals)
            for (let at = { position: "", more: true }; at.more; )
              at = await sealDrafts(deps)(id, at.position);
          expected.sealed(clock);
          await commit(table, () => finishClosing(deps)(id));
        });
      },
    );
  };

  const deadlines = [first];
  const many = (who: "everyone" | "drafts", minutes: number) => {
    const readAt = first - 60_000 + upTo(75_000);
    const closes = Date.parse(closesAt) + minutes * minute;
    deadlines.push(closes + minute);
    request(
      readAt,
      readAt + upTo(3000),
      async () =>
        moveDeadline(deps)(
          await deps.calls.get(id),
          { for: { who }, closes: wall(closes), reason },
          staff(),
          false,
        ),
      (refusal, output) => {
        if (refusal !== undefined || output === undefined) return;
        expected.moved(who, Date.parse(lastInstant(output.call, iso(closes))));
        close(closes + minute);
        const move = "moves" in output.call ? output.call.moves?.at(-1) : undefined;
        plan(clock + upTo(180_000), async () => {
          await tellOfMove(deps)(id, move?.id ?? "", "");
        });
      },
    );
  };
  close(first);
  if (chance() < 0.6) many("everyone", 1 + upTo(2));
  if (chance() < 0.2) many("everyone", 2 + upTo(2));
  if (chance() < 0.4) many("drafts", 1 + upTo(4));

  for (let more = upTo(2); more > 0; more -= 1) {
    const application = ids[upTo(applicants - 1)] ?? "";
    const readAt = first - minute + upTo(4 * minute);
    const closes = Math.floor(readAt / minute) * minute + (1 + upTo(4)) * minute;
    request(
      readAt,
      readAt + upTo(2000),
      async () =>
        moveOneDeadline(deps)(
          await deps.calls.get(id),
          await deps.applications.get(application),
          { closes: wall(closes), reason },
          staff(),
        ),
      (refusal) => {
        if (refusal !== undefined) return;
        expected.movedOne(application, closes + minute);
        close(closes + minute);
        submit(application, closes + minute + upTo(3) - 1);
      },
    );
  }
  if (chance() < 0.5) {
    const organisation = { id: OrganisationId.parse(`org_late${seed}`), name: "Late" };
    const readAt = first - minute + upTo(4 * minute);
    const closes = Math.floor(readAt / minute) * minute + (2 + upTo(3)) * minute;
    const { contact } = applicationContent(organisation.id);
    const invitation = { organisation, contact, closes: wall(closes), reason };
    request(
      readAt,
      readAt + upTo(2000),
      async () => inviteLate(deps)(await deps.calls.get(id), invitation, staff()),
      (refusal) => {
        if (refusal !== undefined) return;
        close(closes + minute);
        const startAt = clock + upTo(closes + minute - clock - 1);
        request(
          startAt,
          startAt + upTo(1000),
          () => begin(startAt, organisation.id),
          (refused, output) => {
            if (output === undefined) return expected.refusedInvitation(refused);
            const one = output.application.id;
            ids.push(one);
            expected.begun(one, closes + minute);
            submit(one, Math.max(clock, closes + minute + upTo(3) - 1));
          },
        );
      },
    );
  }
  for (const application of ids.slice())
    for (let more = 1 + upTo(1); more > 0; more -= 1) {
      const near = deadlines[upTo(deadlines.length - 1)] ?? first;
      submit(application, near + (chance() < 0.5 ? upTo(3) - 1 : upTo(80_000) - 40_000));
    }

  while (queue.length > 0) {
    const next = queue.reduce((a, b) => (b.at < a.at ? b : a));
    queue.splice(queue.indexOf(next), 1);
    clock = Math.max(clock, next.at);
    await next.act();
  }
  if (seals)
    for await (const application of deps.applications.list(ofCall(id)))
      expected.atTheEnd(application.id, application.state, application.sealed);
  return expected.faults;
}
