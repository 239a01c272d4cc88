import type { CommentOnDraft, Consultation, Draft, Opinion } from "../../schemas/consultation.ts";
import type { DraftView } from "../../schemas/draft-view.ts";
import { valueAt } from "../calls/pointer.ts";
import { handInId } from "../learning/stores.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { CooperationDeps } from "./deps.ts";
import { partyWith } from "./give-opinion.ts";
import { opinionId, opinionsOn } from "./stores.ts";
import { consultationTransitions as transitions } from "./transitions.ts";

type DraftDeps = Pick<
  CooperationDeps,
  "calls" | "deliverables" | "handIns" | "participations" | "opinions" | "consultations"
>;

/** A draft of a round as it is now, with its hash, and what the reader has said of it (F115). */
export const readDraft =
  (deps: DraftDeps) =>
  async (round: Consultation, number: number, email: string): Promise<DraftView> => {
    const found = await draftOf(deps, round, number);
    const all = await Array.fromAsync(deps.opinions.list(opinionsOn(round.id)));
    const own = all.filter(
      ({ draft, from }) => draft?.number === number && from.email.toLowerCase() === email.toLowerCase(),
    );
    return { number, ...found, own };
  };

/**
 * What a party says of a draft, as often as it likes while the round is open. It is bound to what was read: where the
 * draft has changed since, it is read again first. It is handled as an answer is.
 */
export const commentOnDraft =
  (deps: DraftDeps) =>
  async (
    round: Stored<Consultation>,
    number: number,
    { contentHash, text, pointer }: CommentOnDraft,
    email: string,
    by: Author,
  ): Promise<Change<Stored<Opinion>>> => {
    requireFrom(transitions, "commentOnDraft", round);
    const { answer: _answer, ...from } = partyWith(round, email);
    const found = await draftOf(deps, round, number);
    if (found.contentHash !== contentHash) refuse("ContentChanged", { contentHash: found.contentHash });
    if (pointer !== undefined && valueAt(found.draft.content, pointer) === undefined)
      refuse("InputInvalid", {}, [
        { pointer: "/pointer", code: "UnknownPointer", detail: "The draft has nothing there." },
      ]);
    const opinion: Opinion = {
      id: opinionId(round.id, email, `${number}#${by.at}`),
      callId: round.callId,
      on: round.id,
      from,
      draft: { number, contentHash, ...(pointer === undefined ? {} : { pointer }) },
      text,
      givenAt: by.at,
      givenBy: by.sub,
      state: "given",
    };
    // A round that closes in the same moment takes it no more.
    return together(deps.opinions.created(opinion, "give", by), [
      deps.consultations.unchanged(round, "ConcurrentChange"),
    ]);
  };

async function draftOf(
  deps: DraftDeps,
  { callId, drafts }: Consultation,
  number: number,
): Promise<Pick<DraftView, "contentHash" | "draft">> {
  const draft = drafts[number - 1] ?? refuse("NotFound", { type: "draft", id: String(number) });
  if (draft.of === "call") {
    const { content, contentHash } = await deps.calls.get(callId);
    return { contentHash, draft: { of: "call", content } };
  }
  const { id, kind, versions } = await deps.deliverables.get(draft.deliverableId);
  const { version } = versions.at(-1) ?? refuse("NotFound", { type: "deliverable", id });
  // As it was handed in last: what is being written since is its authors' alone.
  const { content, area, authors, contentHash } = await deps.handIns.get(handInId(id, version));
  const places = await Promise.all(authors.map((author) => deps.participations.get(author)));
  return {
    contentHash,
    draft: {
      of: "deliverable",
      kind,
      version,
      ...(area === undefined ? {} : { area }),
      authors: places.map(({ organisation }) => organisation.name),
      content,
    },
  };
}

/** Plans that are put before the parties have been handed in, in this call: what is still being written is its authors' alone. */
export async function draftFaults(
  { deliverables }: Pick<DraftDeps, "deliverables">,
  callId: string,
  drafts: readonly Draft[],
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [i, draft] of drafts.entries()) {
    if (draft.of === "call") continue;
    const found = await deliverables.find(draft.deliverableId);
    if (found?.callId !== callId || found.state === "draft" || found.state === "returned")
      faults.push({
        pointer: `/drafts/${i}/deliverableId`,
        code: "NotHandedIn",
        detail: "Not a deliverable of this call that has been handed in.",
      });
  }
  return faults;
}
