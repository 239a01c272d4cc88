import type { Approval, PendingApproval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import { inLanguage, type Text } from "../../schemas/text.ts";
import { scheduleOf } from "../calls/lots.ts";
import { officeLanguage, titled } from "../calls/titled.ts";
import type { FactsOf } from "../letters/facts.ts";
import { type Addressee, queued } from "../letters/letters.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { silentAt, slotAwaited, stepAwaited } from "./chain.ts";
import type { Due } from "./occasions.ts";

interface LetterDeps {
  calls: Store<Call>;
  letters: Store<Letter>;
}

/** The letters of a step that are due: to its holder, its deputies, its readers, or whoever it is reported to. */
export async function occasionLetters(
  deps: LetterDeps,
  approval: PendingApproval,
  due: readonly Due[],
  by: Author,
): Promise<readonly Write[]> {
  const { call, about, spoken, language, contact } = await letterhead(deps, approval);
  const step = stepAwaited(approval);
  const slot = slotAwaited(approval);
  if (step === undefined || slot === undefined) return [];
  const { dueAt, lapsesAt } = slot;
  const label = spoken(step.label);
  const asked = { ...about, step: label, dueAt };
  const index = approval.verdicts.length;
  const addressee = (name: string, email: string): Addressee => ({ name, email, language });
  const holders =
    step.kind === "circulation"
      ? silentAt(approval, step, index).map(({ name, email }) => addressee(name, email))
      : [addressee(label, step.email)];
  const deputies =
    step.kind === "circulation" ? [] : step.deputies.flatMap(({ email }) => (email ? [email] : []));
  const reportTo =
    step.kind === "circulation" || step.escalateTo === undefined
      ? contact
      : addressee(step.escalateTo, step.escalateTo);
  return due.flatMap(({ occasion, key }) => {
    const same = { callId: call.id, subjectId: approval.id, due: key };
    if (occasion === "ask")
      return oncePer(holders).flatMap((to) =>
        step.kind === "circulation"
          ? queued(deps.letters, "comments-requested", { ...same, to, facts: asked }, by)
          : queued(
              deps.letters,
              "approval-requested",
              { ...same, to, facts: { ...asked, ask: step.kind, lapsesAt } },
              by,
            ),
      );
    if (occasion === "overdue") {
      const facts = { ...asked, lapsesAt, holder: holders.map(({ email }) => email).join(", ") };
      return queued(deps.letters, "approval-overdue", { ...same, to: reportTo, facts }, by);
    }
    if (occasion === "blocked") {
      const { opensAt, closesAt } = scheduleOf(call.content);
      const facts = { ...asked, opensAt, closesAt };
      return queued(deps.letters, "opening-blocked", { ...same, to: contact, facts }, by);
    }
    // On the day itself the deputies learn of it as well: the holder may be away.
    const also = occasion === "due" ? deputies.map((email) => addressee(label, email)) : [];
    const facts = { ...asked, ask: step.kind, dueToday: occasion === "due" };
    return oncePer([...holders, ...also]).flatMap((to) =>
      queued(deps.letters, "approval-reminder", { ...same, to, facts }, by),
    );
  });
}

/** What was said of a draft, to the call's contact, when its circulation is over. */
export async function circulationLetters(
  deps: LetterDeps,
  before: Approval,
  after: Approval,
  by: Author,
): Promise<readonly Write[]> {
  const over = after.steps.flatMap((step, index) =>
    step.kind === "circulation" && index >= before.verdicts.length && index < after.verdicts.length
      ? [{ step, index }]
      : [],
  );
  if (over.length === 0) return [];
  const { call, about, spoken, contact } = await letterhead(deps, after);
  return over.flatMap(({ step, index }) => {
    const comments = after.comments
      .filter((comment) => comment.step === index)
      .map(({ name, comment }) => ({ name, text: comment }));
    const silent = silentAt(after, step, index).map(({ name }) => name);
    const facts = { ...about, step: spoken(step.label), comments, silent };
    const letter = { callId: call.id, subjectId: after.id, due: `${index}-over`, to: contact, facts };
    return queued(deps.letters, "approval-circulated", letter, by);
  });
}

/** Staff learn how the chain ended. */
export async function settlementLetter(
  deps: LetterDeps,
  approval: Approval,
  ended: Pick<FactsOf<"approval-settled">, "outcome" | "comment">,
  by: Author,
): Promise<readonly Write[]> {
  const { call, about, contact } = await letterhead(deps, approval);
  const facts = { ...about, ...ended };
  return queued(
    deps.letters,
    "approval-settled",
    { callId: call.id, subjectId: approval.id, to: contact, facts },
    by,
  );
}

/** What every letter about a chain says, in the language of the office (`officeLanguage`). */
async function letterhead({ calls }: LetterDeps, approval: Approval) {
  const call = await calls.get(approval.callId);
  const language = officeLanguage(call);
  const contact: Addressee = { ...call.content.contact, language };
  const about = { ...titled(call), subjectKind: approval.subjectKind };
  return { call, about, language, contact, spoken: (text: Text) => inLanguage(text, language) };
}

function oncePer(people: readonly Addressee[]): Addressee[] {
  return [...new Map(people.map((one) => [one.email.toLowerCase(), one])).values()];
}
