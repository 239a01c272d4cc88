import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Suppression } from "../../schemas/suppression.ts";
import { officeLanguage, titled } from "../calls/titled.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { log } from "../shared/log.ts";
import { isRefusal } from "../shared/refusal.ts";
import { commit } from "../shared/step.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { accepted, bounced, complained, delivered, type Handed, refused } from "./fates.ts";
import { queued } from "./letters.ts";
import { instant, type News, newsOf, type SesEvent } from "./ses-event.ts";
import { suppressionId } from "./suppressions.ts";

export interface FateDeps {
  table: Table;
  letters: Store<Letter>;
  suppressions: Store<Suppression>;
  calls: Store<Call>;
  now: () => string;
}

/** `known`: the event says nothing that is not written already; `unknown`: it is not about a letter of ours. */
export interface FateOutcome {
  outcome: Letter["state"] | "known" | "unknown";
}

/**
 * Writes down what SES says became of a letter. Events come at least once and in any order: one that no longer fits
 * the letter's state changes nothing. A permanent bounce and a complaint also keep the address from further letters.
 */
export const recordFate =
  (deps: FateDeps) =>
  async (event: SesEvent): Promise<FateOutcome> => {
    const news = newsOf(event, deps.now());
    if (news === undefined) return { outcome: "unknown" };
    const { mail } = event.detail;
    const by = { messageId: mail.messageId, sentAt: instant(mail.timestamp, deps.now()) };
    return commit(deps.table, async (): Promise<Change<FateOutcome>> => {
      const letter = await letterOf(deps, event);
      if (letter === undefined) {
        log("warn", "event about no letter", { news: news.is });
        return unchanged({ outcome: "unknown" });
      }
      const suppressing = await suppressed(deps, letter, news);
      const after = fateOr(letter, news, by, deps.now());
      if (after === undefined) return { output: { outcome: "known" }, writes: suppressing };
      const change = deps.letters.changed(letter, after, after.state, system(deps.now()));
      return together({ ...change, output: { outcome: after.state } }, suppressing);
    });
  };

/** By the tag that was sent along, which is there before the message id is; else by the message id. */
async function letterOf(deps: FateDeps, { detail }: SesEvent): Promise<Stored<Letter> | undefined> {
  const [tag] = detail.mail.tags?.letter ?? [];
  if (tag !== undefined) return deps.letters.find(tag);
  const key = `message#${detail.mail.messageId}`;
  const { entities } = await deps.letters.page({ index: "gsi2", key }, { limit: 1 });
  const [listed] = entities;
  // An index may lag behind; what is decided on is the letter itself.
  return listed && deps.letters.find(listed.id);
}

/** The letter as the news leave it, or undefined where they come too late to say anything. */
function fateOr(letter: Letter, news: News, by: Handed, now: string): Letter | undefined {
  try {
    switch (news.is) {
      case "taken":
        return accepted(letter, by);
      case "delivered":
        return delivered(letter, by, news.at);
      case "bounced":
        return bounced(letter, by, news.at, news.isPermanent);
      case "complained":
        return complained(letter, by, news.at);
      case "rejected":
        return refused(letter, "rejected", news.why, now);
    }
  } catch (error) {
    if (isRefusal(error, "WrongState")) return undefined;
    throw error;
  }
}

async function suppressed(deps: FateDeps, letter: Letter, news: News): Promise<readonly Write[]> {
  if (news.is !== "complained" && news.is !== "bounced") return [];
  if (news.is === "bounced" && !news.isPermanent) return [];
  const by = system(deps.now());
  const id = suppressionId(letter.to.email);
  const earlier = await deps.suppressions.find(id);
  if (earlier?.state === "suppressed") return [];
  const suppression: Suppression = {
    id,
    state: "suppressed",
    why: news.is,
    letterId: letter.id,
    callId: letter.callId,
    suppressedAt: news.at,
  };
  const change = earlier
    ? deps.suppressions.changed(earlier, suppression, "suppress", by)
    : deps.suppressions.created(suppression, "suppress", by);
  return [...change.writes, ...(await toldToStaff(deps, letter, news.is, by))];
}

/** Staff learn of it by letter; that their own letter came back is seen in the list of suppressed addresses only. */
async function toldToStaff(deps: FateDeps, letter: Letter, why: Suppression["why"], by: Author) {
  const call = await deps.calls.find(letter.callId);
  if (call === undefined || letter.kind === "address-suppressed") return [];
  const { name, email } = call.content.contact;
  const facts = {
    ...titled(call),
    name: letter.to.name,
    address: letter.to.email,
    why,
    aboutKind: letter.kind,
  };
  const to = { name, email, language: officeLanguage(call) };
  return queued(deps.letters, "address-suppressed", { callId: call.id, subjectId: letter.id, to, facts }, by);
}
