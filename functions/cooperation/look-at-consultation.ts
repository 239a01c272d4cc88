import type { Call } from "../../schemas/call.ts";
import type { Consultation } from "../../schemas/consultation.ts";
import { officeLanguage } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { answerToken } from "./answer-token.ts";
import { roundFacts } from "./consult.ts";
import { type Occasion, occasionsOf, silentIn, watched } from "./consultation-alarm.ts";
import type { CooperationDeps } from "./deps.ts";

export type ConsultationAlarmDeps = Pick<
  CooperationDeps,
  "table" | "calls" | "consultations" | "letters" | "milestones"
>;

/** What is due of a round since its alarm was set; after an outage, the newest word is enough. */
export const lookAtConsultation =
  (deps: ConsultationAlarmDeps) =>
  async (id: string, dueAt: string, by: Author): Promise<Change<Stored<Consultation>>> => {
    const round = await deps.consultations.get(id);
    const call = await deps.calls.get(round.callId);
    const { zone } = call.content.window;
    const due = occasionsOf(round, zone).findLast(({ at }) => at >= dueAt && at <= by.at);
    const letters = due === undefined ? [] : await told(deps, call, round, due.occasion, by);
    return together(unchanged(round), letters, await watched(deps.milestones, round, zone, by));
  };

/** To each who is silent; once it is late, their list to the office. */
async function told(
  deps: Pick<CooperationDeps, "table" | "letters">,
  call: Call,
  round: Consultation,
  occasion: Occasion,
  by: Author,
): Promise<readonly Write[]> {
  const about = { callId: call.id, subjectId: round.id, due: occasion };
  const facts = roundFacts(call, round);
  const silent = silentIn(round);
  if (occasion === "late") {
    const to = { ...call.content.contact, language: officeLanguage(call) };
    const names = silent.map(({ name, organisation }) => ({ name, organisation }));
    return queued(
      deps.letters,
      "consultation-late",
      { ...about, to, facts: { ...facts, silent: names } },
      by,
    );
  }
  const letters: Write[] = [];
  for (const to of silent) {
    const said = { ...facts, token: await answerToken(deps.table, round, to), dueToday: occasion === "due" };
    letters.push(...queued(deps.letters, "consultation-reminder", { ...about, to, facts: said }, by));
  }
  return letters;
}
