import type { Contest, ContestEntry, JudgeEntry, WriteEntry } from "../../schemas/contest.ts";
import type { PersonId } from "../../schemas/ids.ts";
import { checkScores } from "../reviewing/write-review.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { entryId } from "./contest-stores.ts";
import type { CooperationDeps } from "./deps.ts";
import { contestTransitions, entryTransitions } from "./transitions.ts";

/** Enters as a confirmed participant, or writes the entry anew; until the contest closes, and once each. */
export const writeEntry =
  ({ entries, participations }: Pick<CooperationDeps, "entries" | "participations">) =>
  async (contest: Contest, said: WriteEntry, by: Author): Promise<Change<Stored<ContestEntry>>> => {
    requireFrom(contestTransitions, "enter", contest);
    if (by.at > contest.closesAt) refuse("DeadlinePassed", { closesAt: contest.closesAt });
    const { maxLength } = contest.contest;
    if (said.text.length > maxLength)
      refuse("InputInvalid", {}, [{ pointer: "/text", code: "TooLarge", detail: `At most ${maxLength}.` }]);
    const place = await participations.find(said.participationId);
    if (place?.state !== "confirmed" || place.callId !== contest.callId)
      return refuse("InputInvalid", {}, [
        {
          pointer: "/participationId",
          code: "NotParticipating",
          detail: "Not a confirmed participation of this call.",
        },
      ]);
    const id = entryId(contest.id, place.id);
    const before = await entries.find(id);
    const entry: ContestEntry = {
      ...said,
      id,
      callId: contest.callId,
      contestId: contest.id,
      organisationId: place.organisationId,
      organisation: place.organisation.name,
      enteredAt: by.at,
      judgements: [],
      state: "entered",
    };
    if (before === undefined) return entries.created(entry, "enter", by);
    requireFrom(entryTransitions, "edit", before);
    return entries.changed(before, entry, "edit", by);
  };

/** Taken back, also after the closing, as long as nothing is decided. */
export const withdrawEntry =
  ({ entries, contests }: Pick<CooperationDeps, "entries" | "contests">) =>
  async (entry: Stored<ContestEntry>, by: Author): Promise<Change<Stored<ContestEntry>>> => {
    requireFrom(entryTransitions, "withdraw", entry);
    const contest = await contests.get(entry.contestId);
    requireFrom(contestTransitions, "enter", contest);
    const after: ContestEntry = { ...entry, state: "withdrawn", withdrawnAt: by.at };
    const { output, writes } = entries.changed(entry, after, "withdraw", by);
    return { output, writes: [...writes, contests.unchanged(contest, "ConcurrentChange")] };
  };

/** A juror's marks and words on an entry; the last ones count, until the contest is decided. */
export const judgeEntry =
  ({ entries, contests }: Pick<CooperationDeps, "entries" | "contests">) =>
  async (
    { contest, entry }: { contest: Stored<Contest>; entry: Stored<ContestEntry> },
    said: JudgeEntry,
    personId: PersonId,
    by: Author,
  ): Promise<Change<Stored<ContestEntry>>> => {
    requireFrom(entryTransitions, "judge", entry);
    requireFrom(contestTransitions, "enter", contest);
    if (by.at <= contest.closesAt) refuse("WrongState", { act: "judge", until: contest.closesAt });
    const marks = { scores: said.scores, toApplicant: said.comment, toPanel: "" };
    const faults = checkScores(contest.contest.criteria, marks, true);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const others = entry.judgements.filter((one) => one.personId !== personId);
    const judgements = [...others, { ...said, personId, at: by.at }];
    const { output, writes } = entries.changed(entry, { ...entry, judgements }, "judge", by);
    return { output, writes: [...writes, contests.unchanged(contest, "ConcurrentChange")] };
  };
