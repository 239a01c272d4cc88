import type { Application, SubmittedApplication } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import { ParticipationId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Review } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Ranked, Selection } from "../../schemas/selection.ts";
import { titled } from "../calls/titled.ts";
import { posted } from "../letters/letters.ts";
import { offerWatched } from "../programme/offer-milestone.ts";
import { judged } from "../reviewing/marks.ts";
import { isSupported, supportFacts } from "../screening/other-support.ts";
import { screeningId } from "../screening/screenings.ts";
import { ineligibleLetter } from "../screening/tell-ineligible.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { awardFacts, commentFacts, criteriaFacts, labelOf, rankingFacts } from "./decision-facts.ts";

export interface DecisionDeps {
  applications: Store<Application>;
  reviews: Store<Review>;
  consensuses: Store<Consensus>;
  screenings: Store<Screening>;
  participations: Store<Participation>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
  now: () => string;
}

/** One application's decision as it leaves: its letter, and all that is written with it. */
export interface DecisionSent {
  row: Ranked;
  letter: Letter;
  writes: readonly Write[];
}

/** What each application of these rows is told; one that was withdrawn since is passed over. */
export async function* decisionsOf(
  deps: DecisionDeps,
  call: Call,
  selection: Selection,
  rows: readonly Ranked[],
): AsyncGenerator<DecisionSent> {
  const { counting, agreed } = await judged(deps, call.id);
  const by = system(deps.now());
  for (const row of rows) {
    const application = await deps.applications.get(row.applicationId);
    if (application.state !== "submitted") continue;
    const screening = await deps.screenings.get(screeningId(row.applicationId));
    const comments = commentFacts(call, application, counting.get(row.applicationId) ?? []);
    const isAgreed = agreed.has(row.applicationId);
    const decision = { call, selection, row, application, comments, isAgreed, screening };
    const sent = decided(deps, decision, by);
    yield { row, letter: sent.output, writes: sent.writes };
  }
}

interface Decision {
  call: Call;
  selection: Selection;
  row: Ranked;
  application: Stored<SubmittedApplication>;
  comments: ReturnType<typeof commentFacts>;
  /** Whether the reviewers came to one assessment. */
  isAgreed: boolean;
  screening: Screening;
}

function decided(deps: DecisionDeps, decision: Decision, by: Author) {
  const { call, selection, row, application, comments, isAgreed, screening } = decision;
  const { zone } = call.content.window;
  const { confirmWithinDays, objectionWithinDays, reserveUntil = "" } = call.content.selection;
  const { contact, organisation, track } = application.submitted;
  const applicant = { ...titled(call), organisation: organisation.name };
  const objection = {
    objectionBy: daysLater(by.at, objectionWithinDays, zone),
    contactEmail: call.content.contact.email,
  };
  const feedback = {
    score: row.unweighted,
    criteria: criteriaFacts(call, track, row, contact.language),
    ...rankingFacts(call, track, row, contact.language),
    ...(isAgreed ? { agreed: true } : {}),
    comments,
  };
  const awards = selection.awards.filter(({ applicationId }) => applicationId === application.id);
  const confirmBy = daysLater(by.at, confirmWithinDays, zone);
  const addressed = { callId: call.id, subjectId: application.id, to: contact };
  const place = placeOf(
    application,
    row,
    screening,
    awards.map(({ award }) => award),
  );
  switch (row.outcome) {
    case "selected": {
      const facts = {
        ...applicant,
        ...feedback,
        rank: row.rank ?? 0,
        confirmBy,
        awards: awardFacts(call, awards, contact.language),
        reasonCode: row.override === undefined ? "selected" : row.reason.code,
        otherSupport: supportFacts(call.content, place.otherSupport, contact.language),
        track: row.track === track ? "" : labelOf(call.content.tracks, row.track, contact.language),
      };
      const letter = posted(deps.letters, "decision-selected", { ...addressed, facts }, by);
      const offer = { ...place, state: "offered" as const, offeredAt: by.at, confirmBy };
      const writes = [
        ...placed(deps, offer, by),
        ...offerWatched(deps.milestones, offer, by),
        ...letter.writes,
      ];
      return { ...letter, writes };
    }
    case "reserve": {
      const number = 1 + selection.ranking.filter((other) => other.outcome === "reserve").indexOf(row);
      const facts = { ...applicant, ...feedback, ...objection, place: number, validUntil: reserveUntil };
      const letter = posted(deps.letters, "decision-reserve", { ...addressed, facts }, by);
      return { ...letter, writes: [...placed(deps, { ...place, state: "reserve" }, by), ...letter.writes] };
    }
    case "ineligible":
      return ineligibleLetter(deps, decision, by);
    default: {
      const seats = selection.seats?.decided ?? call.content.selection.seats;
      const facts = { ...applicant, ...feedback, ...objection, reasonCode: row.reason.code, seats };
      return posted(deps.letters, "decision-rejected", { ...addressed, facts }, by);
    }
  }
}

/** What a place says of itself, whatever becomes of it. */
export function placeOf(
  application: SubmittedApplication,
  row: Ranked,
  { otherSupport }: Pick<Screening, "otherSupport">,
  awards: string[],
) {
  const { organisation, contact } = application.submitted;
  return {
    id: ParticipationId.parse(application.id.replace("app_", "participation_")),
    callId: application.callId,
    applicationId: application.id,
    organisation,
    organisationId: application.organisationId,
    contact,
    rank: row.rank ?? 1,
    ...(row.lotId === undefined ? {} : { lotId: row.lotId }),
    track: row.track,
    attributes: row.attributes,
    otherSupport: otherSupport.filter(isSupported),
    awards,
    representatives: [],
  };
}

function placed(
  { participations }: DecisionDeps,
  participation: Participation,
  by: Author,
): readonly Write[] {
  return participations.created(participation, participation.state, by).writes;
}
