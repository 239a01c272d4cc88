import type { Application, Receipt } from "../../schemas/application.ts";
import type { Answers } from "../../schemas/form.ts";
import { routes } from "../../schemas/routes.ts";
import { type Applicant, isMadeUp } from "./field.ts";
import { together } from "./together.ts";
import type { World } from "./world.ts";

export interface Applied {
  /** What the API acknowledged, by application: each must be found in the store, to the letter. */
  receipts: Map<string, Receipt>;
  refusedLate: { name: string; receivedAt: string; code: string }[];
  applicants: Map<string, Applicant>;
}

/** Everybody does what they do, in the order of time; the clock goes with them. */
export async function everybodyApplies(
  world: World,
  callId: string,
  field: readonly Applicant[],
  progress: (done: number, of: number) => void,
): Promise<Applied> {
  const applied: Applied = { receipts: new Map(), refusedLate: [], applicants: new Map() };
  const ids = new Map<Applicant, string>();
  const { terms } = await world.ask(undefined, routes.readCall, { params: { callId } });
  const body = terms === undefined ? {} : { acceptsTerms: terms.version };
  const acts = field.flatMap(actsOf).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.order - b.order);
  let done = 0;
  for (const [at, now] of Map.groupBy(acts, (act) => act.at)) {
    await world.moveTo(at);
    // Different people act at the same moment; one person does one thing after the other.
    await together([...Map.groupBy(now, ({ applicant }) => applicant)], async ([applicant, own]) => {
      for (const { act } of own) await perform(act, applicant);
    });
    done += now.length;
    progress(done, acts.length);
  }
  return applied;

  async function perform(act: Act, applicant: Applicant): Promise<void> {
    const { person, content, name } = applicant;
    if (act === "begin") {
      const { application } = await world.ask(person, routes.createApplication, {
        params: { callId },
        body: content,
      });
      ids.set(applicant, application.id);
      applied.applicants.set(application.id, applicant);
      return;
    }
    const params = { applicationId: ids.get(applicant) ?? "" };
    if (act === "submit") remember(await world.ask(person, routes.submitApplication, { params, body }));
    if (act === "submitLate") {
      const code = await world.refusal(person, routes.submitApplication, { params, body });
      applied.refusedLate.push({ name, receivedAt: world.now, code: code ?? "accepted" });
    }
    if (act === "revise") {
      const answers = revised(content.answers);
      await world.ask(person, routes.editApplication, { params, body: { ...content, answers } });
    }
    if (act === "withdraw") {
      await world.ask(person, routes.withdrawApplication, { params });
      applied.receipts.delete(params.applicationId);
    }
  }

  function remember(application: Application): void {
    if (application.state === "submitted") applied.receipts.set(application.id, application.receipt);
  }
}

/** The same answers, with another word in the first text. */
function revised(answers: Answers): Answers {
  const [id, text] = Object.entries(answers).find(([, answer]) => isMadeUp(answer)) ?? [];
  return id === undefined ? answers : { ...answers, [id]: `${String(text)} (revised)` };
}

type Act = "begin" | "submit" | "submitLate" | "revise" | "withdraw";

function actsOf(applicant: Applicant): { at: string; order: number; act: Act; applicant: Applicant }[] {
  const { startsAt, submitsAt, manner } = applicant;
  const half = new Date((Date.parse(startsAt) + Date.parse(submitsAt)) / 2).toISOString();
  const plans: Record<Applicant["manner"], [string, Act][]> = {
    inTime: [[submitsAt, "submit"]],
    lastMillisecond: [[submitsAt, "submit"]],
    late: [[submitsAt, "submitLate"]],
    neverSubmits: [],
    revises: [
      [half, "submit"],
      [half, "revise"],
      [submitsAt, "submit"],
    ],
    withdraws: [
      [half, "submit"],
      [submitsAt, "withdraw"],
    ],
  };
  const acts: [string, Act][] = [[startsAt, "begin"], ...plans[manner]];
  return acts.map(([at, act], order) => ({ at, act, order, applicant }));
}
