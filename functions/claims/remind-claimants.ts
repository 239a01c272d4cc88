import { Temporal } from "temporal-polyfill";
import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { MilestoneId, ParticipationId, PersonId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { type Addressee, queued } from "../letters/letters.ts";
import { compareText } from "../shared/canonical.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { localTime } from "../shared/zone.ts";
import { isTermRung } from "./claim-terms.ts";
import { claimId } from "./claims.ts";
import { travelOf } from "./frames.ts";
import { dayOf } from "./settle-claim.ts";
import { lastDayForClaims } from "./settlement/claim-rules.ts";

export interface RemindClaimantsDeps {
  table: Table;
  calls: Store<Call>;
  milestones: Store<Milestone>;
  exchanges: Store<Exchange>;
  participations: Store<Participation>;
  claims: Store<Claim>;
  letters: Store<Letter>;
  now: () => string;
}

const done: Progress = { position: "", more: false };

/**
 * One rung of the ladder before the last day for claims, one participation that owes something per step: who has begun a
 * claim and not submitted it is written to, and the contact of those who were there and have begun none. Who has claimed,
 * or was told that nothing is paid, hears nothing; the letters' keys hold the rung, so that nobody is told twice.
 */
export const remindClaimants =
  (deps: RemindClaimantsDeps) =>
  async (milestoneId: MilestoneId, position: string): Promise<Progress> => {
    const milestone = await deps.milestones.get(milestoneId);
    if (milestone.state !== "done" || !isTermRung(milestone.name)) return done;
    const exchange = await deps.exchanges.get(milestone.subject ?? "");
    if (exchange.state !== "held") return done;
    const ahead = [...new Set(exchange.attendance.map((entry) => entry.participationId))]
      .sort(compareText)
      .filter((id) => id > position);
    for (const participationId of ahead) {
      const people = exchange.attendance
        .filter((entry) => entry.participationId === participationId)
        .map(({ representative }) => representative);
      const { begun, silent } = await outstanding(deps, exchange, participationId, people);
      if (begun.length + silent === 0) continue;
      const place = await deps.participations.get(participationId);
      for (const { content } of begun)
        await remind(deps, { exchange, milestone, place }, content.contact, { missing: 1, begun: true });
      if (silent > 0)
        await remind(deps, { exchange, milestone, place }, place.contact, { missing: silent, begun: false });
      return { position: participationId, more: true };
    }
    return done;
  };

/** The claims that lie unsubmitted, and how many of these people have opened none. */
async function outstanding(
  { claims }: RemindClaimantsDeps,
  exchange: Exchange,
  participationId: ParticipationId,
  people: readonly PersonId[],
): Promise<{ begun: Stored<Claim>[]; silent: number }> {
  const held = await Promise.all(
    people.map((person) => claims.find(claimId(participationId, person, exchange.id))),
  );
  const begun = held.flatMap((claim) =>
    claim?.state === "draft" || claim?.state === "changesRequested" ? [claim] : [],
  );
  return { begun, silent: held.filter((claim) => claim === undefined).length };
}

async function remind(
  deps: RemindClaimantsDeps,
  about: { exchange: Exchange; milestone: Milestone; place: Participation },
  to: Addressee,
  what: { missing: number; begun: boolean },
): Promise<void> {
  const { exchange, milestone, place } = about;
  const call = await deps.calls.get(exchange.callId);
  const lastDay = lastDayForClaims(dayOf(exchange), travelOf(call).claimWithinDays);
  const today = Temporal.PlainDate.from(localTime(deps.now(), call.content.window.zone).local.slice(0, 10));
  const daysLeft = Math.max(0, today.until(Temporal.PlainDate.from(lastDay)).total({ unit: "days" }));
  const organisation = place.organisation.name;
  const facts = { ...titled(call), exchangeTitle: exchange.title, organisation, lastDay, daysLeft, ...what };
  const subjectId = `${exchange.id}#${place.id}`;
  const letter = { callId: call.id, subjectId, to, due: milestone.dueAt, facts };
  await once(deps.table, queued(deps.letters, "claim-due", letter, system(deps.now())));
}
