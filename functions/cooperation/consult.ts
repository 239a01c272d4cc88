import type { Call } from "../../schemas/call.ts";
import type { Consultation, OpenConsultation, StandingGroup } from "../../schemas/consultation.ts";
import type { Delegate } from "../../schemas/reader.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { instantAtOrAfter } from "../shared/zone.ts";
import { answerToken } from "./answer-token.ts";
import { watched } from "./consultation-alarm.ts";
import type { CooperationDeps } from "./deps.ts";
import { onceEach } from "./once-each.ts";
import { draftFaults } from "./read-draft.ts";
import { consultationId, opinionsOn, standingGroupId } from "./stores.ts";
import { consultationTransitions as transitions } from "./transitions.ts";

/** What every letter about a consultation says. */
export function roundFacts(call: Call, { title, question, papers, answerBy }: Consultation) {
  const contactEmail = call.content.contact.email;
  return { ...titled(call), title, question, papers, answerBy, contactEmail };
}

/** Puts a question to named parties, each by a letter with the code to answer by (F93); with them the standing group (F115). */
export const openConsultation =
  (deps: CooperationDeps) =>
  async (asked: OpenConsultation, by: Author): Promise<Change<Stored<Consultation>>> => {
    const { standingGroup: withGroup, parties: named = [], ...question } = asked;
    const call = await deps.calls.get(asked.callId);
    const { zone } = call.content.window;
    const members = withGroup ? await standing(deps.standingGroups, call) : [];
    const parties = onceEach([...named, ...members]).map((one) => ({ ...one, answer: "none" as const }));
    if (parties.length === 0)
      refuse("InputInvalid", {}, [
        { pointer: "/parties", code: "Missing", detail: "Nobody would be asked." },
      ]);
    const faults = await draftFaults(deps, call.id, asked.drafts);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const answerBy = instantAtOrAfter(`${asked.answerOn}T23:59`, zone);
    if (answerBy <= by.at)
      refuse("InputInvalid", {}, [
        { pointer: "/answerOn", code: "NotAhead", detail: "The last day to answer is still ahead." },
      ]);
    const round: Consultation = {
      ...question,
      id: consultationId(call.id, asked.title, asked.answerOn),
      parties,
      openedAt: by.at,
      answerBy,
      state: "open",
    };
    const letters: Write[] = [];
    for (const to of parties) {
      const token = await answerToken(deps.table, round, to);
      const facts = { ...roundFacts(call, round), token, drafts: round.drafts.length };
      const letter = { callId: call.id, subjectId: round.id, to, facts };
      letters.push(...queued(deps.letters, "consultation-opened", letter, by));
    }
    return together(
      deps.consultations.created(round, "open", by),
      letters,
      await watched(deps.milestones, round, zone, by),
    );
  };

/** Ends a round. Refuses while an answer waits to be handled: whoever answered learns what became of it. */
export const closeConsultation =
  (deps: CooperationDeps) =>
  async (round: Stored<Consultation>, by: Author): Promise<Change<Stored<Consultation>>> => {
    requireFrom(transitions, "close", round);
    const said = await Array.fromAsync(deps.opinions.list(opinionsOn(round.id)));
    const onDrafts = said.filter(({ state, draft }) => state === "given" && draft !== undefined);
    const unhandled = [
      ...round.parties.filter(({ answer }) => answer === "given"),
      ...onDrafts.map(({ from }) => from),
    ];
    if (unhandled.length > 0)
      refuse("OpinionsUnhandled", { from: [...new Set(unhandled.map(({ organisation }) => organisation))] });
    const call = await deps.calls.get(round.callId);
    const after: Consultation = { ...round, state: "closed", closedAt: by.at };
    return together(
      deps.consultations.changed(round, after, "close", by),
      await watched(deps.milestones, after, call.content.window.zone, by),
    );
  };

async function standing(groups: Store<StandingGroup>, { content }: Call): Promise<Delegate[]> {
  const group = await groups.get(standingGroupId(content.programme.code));
  return group.state === "standing" ? group.members : refuse("WrongState", { group: group.state });
}
