import { Temporal } from "temporal-polyfill";
import type { Attendance } from "../../schemas/attendance.ts";
import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import { ClaimId, type MilestoneId, type PersonId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { titled } from "../calls/titled.ts";
import { type Addressee, queued } from "../letters/letters.ts";
import { compareText } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { localTime } from "../shared/zone.ts";
import { isTermRung } from "./claim-terms.ts";
import { claimId } from "./claims.ts";
import { holderOf, travelOf } from "./frames.ts";
import { dayOf } from "./settle-claim.ts";
import { lastDayForClaims } from "./settlement/claim-rules.ts";
import { type TravellerDeps, travellerOf } from "./traveller.ts";

export interface RemindClaimantsDeps extends TravellerDeps {
  table: Table;
  calls: Store<Call>;
  milestones: Store<Milestone>;
  exchanges: Store<Exchange>;
  claims: Store<Claim>;
  letters: Store<Letter>;
  now: () => string;
}

const done: Progress = { position: "", more: false };

/**
 * One rung of the ladder before the last day for claims, one participation or host that owes something per step: who has
 * begun a claim and not submitted it is written to, and the contact of those who were there and have begun none. Who has
 * claimed, or was told that nothing is paid, hears nothing; the letters' keys hold the rung, so that nobody is told twice.
 * A claim for a meeting that was called off has rungs of its own.
 */
export const remindClaimants =
  (deps: RemindClaimantsDeps) =>
  async (milestoneId: MilestoneId, position: string): Promise<Progress> => {
    const milestone = await deps.milestones.get(milestoneId);
    if (milestone.state !== "done" || !isTermRung(milestone.name)) return done;
    const ofOne = ClaimId.safeParse(milestone.subject);
    if (ofOne.success) {
      await remindOfClaim(deps, milestone, await deps.claims.get(ofOne.data));
      return done;
    }
    const exchange = await deps.exchanges.get(milestone.subject ?? "");
    if (exchange.state !== "held") return done;
    const byHolder = Map.groupBy(exchange.attendance, holderOf);
    const ahead = [...byHolder].sort(([a], [b]) => compareText(a, b)).filter(([id]) => id > position);
    for (const [holder, [first, ...more]] of ahead) {
      if (first === undefined) continue;
      const people = [first, ...more].map(({ representative }) => representative);
      const { begun, silent } = await outstanding(deps, exchange, first, people);
      if (begun.length + silent === 0) continue;
      const about = { exchange, milestone, of: first };
      for (const { content } of begun)
        await remind(deps, about, content.contact, { missing: 1, begun: true });
      if (silent > 0)
        await remind(deps, about, await contactOf(deps, first), { missing: silent, begun: false });
      return { position: holder, more: true };
    }
    return done;
  };

/** What was begun for a meeting that was called off, and lies unsubmitted. */
async function remindOfClaim(
  deps: RemindClaimantsDeps,
  milestone: Milestone,
  claim: Stored<Claim>,
): Promise<void> {
  if (claim.state !== "draft" && claim.state !== "changesRequested") return;
  const exchange = await deps.exchanges.get(claim.exchangeId);
  const about = { exchange, milestone, of: claim };
  await remind(deps, about, claim.content.contact, { missing: 1, begun: true });
}

type OnBehalf = Pick<Attendance, "participationId" | "hostId">;

/** Whom those who came are written to through: the contact of the participation, or the first who speaks for the activity. */
async function contactOf(
  { participations, hosts }: RemindClaimantsDeps,
  { participationId, hostId }: OnBehalf,
): Promise<Addressee> {
  if (participationId !== undefined) return (await participations.get(participationId)).contact;
  const host = await hosts.get(hostId ?? "");
  return host.contacts[0] ?? refuse("NotFound", { id: host.id });
}

/** The claims that lie unsubmitted, and how many of these people have opened none. */
async function outstanding(
  { claims }: RemindClaimantsDeps,
  exchange: Exchange,
  onBehalf: OnBehalf,
  people: readonly PersonId[],
): Promise<{ begun: Stored<Claim>[]; silent: number }> {
  const held = await Promise.all(
    people.map((person) => claims.find(claimId(holderOf(onBehalf), person, exchange.id))),
  );
  const begun = held.flatMap((claim) =>
    claim?.state === "draft" || claim?.state === "changesRequested" ? [claim] : [],
  );
  return { begun, silent: held.filter((claim) => claim === undefined).length };
}

async function remind(
  deps: RemindClaimantsDeps,
  about: { exchange: Exchange; milestone: Milestone; of: OnBehalf },
  to: Addressee,
  what: { missing: number; begun: boolean },
): Promise<void> {
  const { exchange, milestone, of } = about;
  const call = await deps.calls.get(exchange.callId);
  const traveller = await travellerOf(deps, call, of);
  const lastDay = lastDayForClaims(dayOf(exchange), travelOf(call).claimWithinDays);
  const today = Temporal.PlainDate.from(localTime(deps.now(), call.content.window.zone).local.slice(0, 10));
  const daysLeft = Math.max(0, today.until(Temporal.PlainDate.from(lastDay)).total({ unit: "days" }));
  const organisation = traveller.organisation.name;
  const facts = { ...titled(call), exchangeTitle: exchange.title, organisation, lastDay, daysLeft, ...what };
  const subjectId = `${exchange.id}#${traveller.id}`;
  const letter = { callId: call.id, subjectId, to, due: milestone.dueAt, facts };
  await once(deps.table, queued(deps.letters, "claim-due", letter, system(deps.now())));
}
