import type { Application, SubmittedApplication } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import { type CallId, ParticipationId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { News } from "../../schemas/news.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Review, ReviewContent } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { AwardGiven, PublicResult, Ranked, Selection } from "../../schemas/selection.ts";
import type { Text } from "../../schemas/text.ts";
import { type CallIn, inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import type { FactsOf } from "../letters/facts.ts";
import { queued } from "../letters/letters.ts";
import { published } from "../news/news.ts";
import { offerWatched } from "../programme/offer-milestone.ts";
import { assessments } from "../reviewing/marks.ts";
import { unmet } from "../screening/rules.ts";
import { screeningId } from "../screening/screenings.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { own } from "../shared/own.ts";
import { refuse } from "../shared/refusal.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { hashOf } from "./propose-selection.ts";
import { selectionId } from "./selections.ts";

export interface AnnounceDeps {
  table: Table;
  calls: Store<Call>;
  applications: Store<Application>;
  reviews: Store<Review>;
  consensuses: Store<Consensus>;
  screenings: Store<Screening>;
  selections: Store<Selection>;
  participations: Store<Participation>;
  letters: Store<Letter>;
  news: Store<News>;
  milestones: Store<Milestone>;
  operations: Store<Operation>;
  now: () => string;
}

const pageSize = 25;

/**
 * Queues one decision letter per application, and with it the place that it offers. Nothing is published yet: that comes
 * when the last letter is in the outbox. A letter that an earlier run queued is left alone.
 */
export const announceDecisions =
  (deps: AnnounceDeps) =>
  async (callId: CallId, position: string): Promise<Progress> => {
    const call = inState(await deps.calls.get(callId), "reviewed");
    const selection = await deps.selections.get(selectionId(callId));
    if (selection.state !== "decided") refuse("WrongState", { state: selection.state });
    if (hashOf(selection) !== selection.contentHash) refuse("ContentChanged");
    const from = position === "" ? 0 : Number(position);
    const page = selection.ranking.slice(from, from + pageSize);
    const assessed = await assessments(deps, callId);
    for (const row of page) {
      const application = await deps.applications.get(row.applicationId);
      if (application.state !== "submitted") continue;
      const contents = assessed.get(row.applicationId) ?? [];
      const comments = commentFacts(call, application, contents);
      const screening = await deps.screenings.get(screeningId(row.applicationId));
      const rules = unmet(screening.outcomes);
      await once(deps.table, decisionWrites(deps, { call, selection, row, application, comments, rules }));
    }
    const next = from + pageSize;
    return next < selection.ranking.length
      ? { position: String(next), more: true }
      : { position: "", more: false };
  };

interface Decision {
  call: CallIn<"reviewed">;
  selection: Selection;
  row: Ranked;
  application: SubmittedApplication;
  comments: FactsOf<"decision-selected">["comments"];
  /** The rules that an ineligible application did not meet. */
  rules: { code: string; detail: string }[];
}

function decisionWrites(deps: AnnounceDeps, decision: Decision): readonly Write[] {
  const { call, selection, row, application, comments, rules } = decision;
  const { zone } = call.content.window;
  const { confirmWithinDays, objectionWithinDays, seats } = call.content.selection;
  const by = system(deps.now());
  const { contact, organisation, track } = application.submitted;
  const applicant = { ...titled(call), organisation: organisation.name };
  const objection = {
    objectionBy: daysLater(by.at, objectionWithinDays, zone),
    contactEmail: call.content.contact.email,
  };
  const feedback = {
    score: row.unweighted,
    criteria: criteriaFacts(call, track, row, contact.language),
    comments,
  };
  const awards = selection.awards.filter(({ applicationId }) => applicationId === application.id);
  const confirmBy = daysLater(by.at, confirmWithinDays, zone);
  const addressed = { callId: call.id, subjectId: application.id, to: contact };
  const send = {
    selected: () => {
      const facts = {
        ...applicant,
        ...feedback,
        rank: row.rank ?? 0,
        confirmBy,
        awards: awardFacts(call, awards, contact.language),
        reasonCode: row.override === undefined ? "selected" : row.reason.code,
        track: row.track === track ? "" : labelOf(call.content.tracks, row.track, contact.language),
      };
      return queued(deps.letters, "decision-selected", { ...addressed, facts }, by);
    },
    reserve: () => {
      const place = 1 + selection.ranking.filter((other) => other.outcome === "reserve").indexOf(row);
      const facts = { ...applicant, ...feedback, ...objection, place };
      return queued(deps.letters, "decision-reserve", { ...addressed, facts }, by);
    },
    refused: () => {
      const facts = { ...applicant, ...feedback, ...objection, reasonCode: row.reason.code, seats };
      return queued(deps.letters, "decision-rejected", { ...addressed, facts }, by);
    },
    ineligible: () => {
      return queued(
        deps.letters,
        "decision-ineligible",
        { ...addressed, facts: { ...applicant, ...objection, rules } },
        by,
      );
    },
  };
  const place = {
    id: ParticipationId.parse(application.id.replace("app_", "participation_")),
    callId: call.id,
    applicationId: application.id,
    organisation,
    organisationId: application.organisationId,
    contact,
    rank: row.rank ?? 1,
    ...(row.lotId === undefined ? {} : { lotId: row.lotId }),
    track: row.track,
    attributes: row.attributes,
    awards: awards.map(({ award }) => award),
    representatives: [],
  };
  switch (row.outcome) {
    case "selected": {
      const offer = { ...place, state: "offered" as const, offeredAt: by.at, confirmBy };
      return [...placed(deps, offer, by), ...offerWatched(deps.milestones, offer, by), ...send.selected()];
    }
    case "reserve":
      return [...placed(deps, { ...place, state: "reserve" }, by), ...send.reserve()];
    case "ineligible":
      return send.ineligible();
    default:
      return send.refused();
  }
}

function placed(
  { participations }: AnnounceDeps,
  participation: Participation,
  by: Author,
): readonly Write[] {
  return participations.created(participation, participation.state, by).writes;
}

/** Each award by its name, with what earned it: it is told apart from the place (F37). */
function awardFacts(call: Call, given: readonly AwardGiven[], language: "sv" | "en") {
  return given.map(({ award: id, reason }) => {
    return { label: labelOf(call.content.awards, id, language), reason };
  });
}

function labelOf(named: readonly { id: string; label: Text }[], id: string, language: "sv" | "en"): string {
  const label = named.find((one) => one.id === id)?.label;
  return label?.[language] ?? label?.en ?? label?.sv ?? id;
}

function criteriaFacts(call: Call, trackId: string, row: Ranked, language: "sv" | "en") {
  const track = call.content.tracks.find(({ id }) => id === trackId);
  return (track?.criteria ?? []).map(({ id, maxScore, threshold }) => ({
    label: labelOf(track?.criteria ?? [], id, language),
    mean: row.means.find(({ criterion }) => criterion === id)?.mean ?? "–",
    maxScore: String(maxScore),
    threshold: String(threshold),
  }));
}

/** What reviewers wrote to the applicant: on the whole, and on each criterion under its name. */
function commentFacts(
  call: Call,
  { submitted: { track: id, contact } }: SubmittedApplication,
  contents: readonly ReviewContent[],
): FactsOf<"decision-selected">["comments"] {
  const criteria = call.content.tracks.find((track) => track.id === id)?.criteria ?? [];
  return contents.flatMap(({ toApplicant, onCriteria = {} }) => [
    { text: toApplicant, about: "" },
    ...criteria.map((criterion) => ({
      text: own(onCriteria, criterion.id) ?? "",
      about: labelOf(criteria, criterion.id, contact.language),
    })),
  ]);
}

/** Every letter is in the outbox: now the result is public. */
export const publishResults =
  (deps: AnnounceDeps) =>
  async (callId: CallId): Promise<Change<Stored<Call>>> => {
    const { calls, selections, now } = deps;
    const call = await calls.get(callId);
    if (call.state === "announced") return unchanged(call);
    const selection = await selections.get(selectionId(callId));
    if (selection.state !== "decided") return refuse("WrongState", { state: selection.state });
    const at = now();
    const by = system(at);
    const announced: Call = { ...inState(call, "reviewed"), state: "announced", announcedAt: at };
    return together(
      calls.changed(call, announced, "announce", by),
      selections.changed(selection, { ...selection, state: "announced", announcedAt: at }, "announce", by)
        .writes,
      await published(deps, call, { kind: "decided" }, "subscribers", by),
    );
  };

/** Who was selected, as far as they consented to be named (F127). Refuses NotFound until it is announced. */
export const publicResult =
  ({ selections, applications }: Pick<AnnounceDeps, "selections" | "applications">) =>
  async (callId: CallId): Promise<PublicResult> => {
    const selection = await selections.find(selectionId(callId));
    if (selection?.state !== "announced") return refuse("NotFound");
    const rows = selection.ranking.filter(({ outcome }) => outcome === "selected");
    const selected: PublicResult["selected"] = [];
    for (const { applicationId, name, country } of rows) {
      const application = await applications.get(applicationId);
      if (application.state === "submitted" && application.submitted.consentToPublish)
        selected.push({ name, country });
    }
    return { callId, announcedAt: selection.announcedAt, selected, unnamed: rows.length - selected.length };
  };
