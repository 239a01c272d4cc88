import type { Call } from "../../schemas/call.ts";
import type { AwardContest, Contest, ContestEntry } from "../../schemas/contest.ts";
import type { EntryId } from "../../schemas/ids.ts";
import { inState } from "../calls/calls.ts";
import { inLetters, titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { participationsOf } from "../programme/participations.ts";
import { score } from "../selection/scoring.ts";
import { compareText } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { instantOf } from "../shared/zone.ts";
import { contestId, entriesOf } from "./contest-stores.ts";
import type { CooperationDeps } from "./deps.ts";
import { contestTransitions as transitions } from "./transitions.ts";

type Entered = Extract<ContestEntry, { state: "entered" }>;

/** So many letters go into one transaction with the contest. */
const most = 90;

function contestFacts(call: Call, { contest }: Contest) {
  const { label, prize } = contest;
  const contactEmail = call.content.contact.email;
  return { ...titled(call), contest: inLetters(label), prize: inLetters(prize), contactEmail };
}

/**
 * Opens a contest that the call describes to everybody who takes part, who are told (F96). Refuses InputInvalid with each
 * value that is uncertain still, and with a closing time that is over.
 */
export const openContest =
  (deps: CooperationDeps) =>
  async (stored: Stored<Call>, id: string, by: Author): Promise<Change<Stored<Contest>>> => {
    const call = inState(stored, "announced", "running");
    const contest = call.content.contests.find((one) => one.id === id) ?? refuse("NotFound", { contest: id });
    const closesAt = instantOf(contest.closes, call.content.window.zone);
    const doubts = contest.uncertain.filter(({ settled }) => settled === undefined);
    const faults = doubts.map(({ pointer, written }) => ({
      pointer,
      code: "UncertainValue",
      detail: written,
    }));
    if (closesAt <= by.at)
      faults.push({ pointer: "/closes", code: "EndsBeforeItBegins", detail: "The closing time is over." });
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const opened: Contest = {
      id: contestId(call.id, contest.id),
      callId: call.id,
      contest,
      closesAt,
      openedAt: by.at,
      state: "open",
    };
    const places = await Array.fromAsync(deps.participations.list(participationsOf(call.id)));
    const contacts = places.flatMap(({ state, contact }) => (state === "confirmed" ? [contact] : []));
    const readers = [...new Map(contacts.map((to) => [to.email.toLowerCase(), to])).values()];
    if (readers.length > most) refuse("NetworkTooLarge", { most });
    const facts = { ...contestFacts(call, opened), summary: inLetters(contest.summary), closesAt };
    const letter = { callId: call.id, subjectId: opened.id, facts };
    return together(
      deps.contests.created(opened, "open", by),
      readers.flatMap((to) => queued(deps.letters, "contest-opened", { ...letter, to }, by)),
    );
  };

/** Every entry by the jury's marks, best first; those with equal scores by their ids. */
export function rankedEntries({ contest }: Contest, entries: readonly Entered[]) {
  return entries
    .map(({ id, judgements }) => {
      const marks = judgements.map(({ scores }) => scores);
      return { entryId: id, score: score(contest.criteria, 0, marks).score, judges: judgements.length };
    })
    .toSorted((a, b) => Number(b.score) - Number(a.score) || compareText(a.entryId, b.entryId));
}

export async function enteredIn(
  { entries }: Pick<CooperationDeps, "entries">,
  contest: Contest,
): Promise<Stored<Entered>[]> {
  const all = await Array.fromAsync(entries.list(entriesOf(contest.id)));
  return all.flatMap((one) => (one.state === "entered" ? [one] : []));
}

/**
 * Gives the prize to an entry, or to none, with the reason; the scores of all stand beside it. Refuses while an entry has
 * not been judged. It touches nothing of the selection.
 */
export const awardContest =
  (deps: CooperationDeps) =>
  async (
    contest: Stored<Contest>,
    { entryId: winner, reason }: AwardContest,
    by: Author,
  ): Promise<Change<Stored<Contest>>> => {
    requireFrom(transitions, "award", contest);
    if (by.at <= contest.closesAt) refuse("WrongState", { act: "award", until: contest.closesAt });
    const entries = await enteredIn(deps, contest);
    const unjudged = entries.flatMap(({ id, judgements }) => (judgements.length === 0 ? [id] : []));
    if (unjudged.length > 0) refuse("WrongState", { act: "award", unjudged });
    requireEntered(entries, winner);
    const ranking = rankedEntries(contest, entries);
    const award = { reason, ranking, by: by.sub, ...(winner === undefined ? {} : { entryId: winner }) };
    const { id, callId, openedAt, closesAt, contest: said } = contest;
    const after: Contest = {
      ...{ id, callId, openedAt, closesAt, contest: said },
      state: "awarded",
      awardedAt: by.at,
      award,
    };
    const won = entries.find((one) => one.id === winner);
    return decided(deps, contest, after, "award", entries, by, {
      winner: won?.organisation ?? "",
      title: won?.title ?? "",
      words: reason,
    });
  };

function requireEntered(entries: readonly Entered[], winner: EntryId | undefined): void {
  if (winner !== undefined && !entries.some(({ id }) => id === winner))
    refuse("InputInvalid", {}, [
      { pointer: "/entryId", code: "UnknownEntry", detail: "Not an entry of this contest." },
    ]);
}

export const cancelContest =
  (deps: CooperationDeps) =>
  async (contest: Stored<Contest>, why: string, by: Author): Promise<Change<Stored<Contest>>> => {
    requireFrom(transitions, "cancel", contest);
    const { id, callId, openedAt, closesAt, contest: said } = contest;
    const after: Contest = {
      ...{ id, callId, openedAt, closesAt, contest: said },
      state: "cancelled",
      cancelledAt: by.at,
      why,
    };
    const entries = await enteredIn(deps, contest);
    return decided(deps, contest, after, "cancel", entries, by, { winner: "", title: "", words: why });
  };

/** The contest as it ended; everybody who entered is told how, and which place theirs has. */
async function decided(
  deps: CooperationDeps,
  before: Stored<Contest>,
  after: Contest,
  action: "award" | "cancel",
  entries: readonly Entered[],
  by: Author,
  said: { winner: string; title: string; words: string },
): Promise<Change<Stored<Contest>>> {
  if (entries.length > most) refuse("NetworkTooLarge", { most });
  const call = await deps.calls.get(before.callId);
  const ranking = after.state === "awarded" ? after.award.ranking : [];
  const letters = await Promise.all(
    entries.map(async (entry) => {
      const { contact } = await deps.participations.get(entry.participationId);
      const facts = {
        ...contestFacts(call, before),
        ...said,
        isCancelled: after.state === "cancelled",
        organisation: entry.organisation,
        entry: entry.title,
        place: 1 + ranking.findIndex(({ entryId }) => entryId === entry.id),
        of: ranking.length,
        comments: after.state === "awarded" ? entry.judgements.map(({ comment }) => comment) : [],
        isWinner: after.state === "awarded" && after.award.entryId === entry.id,
      };
      const letter = { callId: call.id, subjectId: before.id, due: entry.id, to: contact, facts };
      return queued(deps.letters, "contest-decided", letter, by);
    }),
  );
  return together(deps.contests.changed(before, after, action, by), letters.flat());
}
