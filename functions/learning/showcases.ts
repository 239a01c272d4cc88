import type { Call } from "../../schemas/call.ts";
import type { Deliverable, PublicShowcase } from "../../schemas/deliverable.ts";
import type { Participation } from "../../schemas/participation.ts";
import { inLanguage } from "../../schemas/text.ts";
import { languageFor } from "../calls/public-call.ts";
import { compareText } from "../shared/canonical.ts";
import type { Store } from "../shared/store.ts";
import { ofCall } from "./stores.ts";

interface ShowcaseDeps {
  deliverables: Store<Deliverable>;
  participations: Store<Participation>;
}

/** The showcases of a call that were approved and may be published, in the language asked for, the newest first (F14, F99). */
export const publicShowcases =
  ({ deliverables, participations }: ShowcaseDeps) =>
  async (call: Call, asked: string | undefined): Promise<PublicShowcase[]> => {
    const language = languageFor(call.content, asked);
    const shown: PublicShowcase[] = [];
    const kinds = call.content.deliverables.filter(({ showcase }) => showcase !== undefined);
    for (const { id: kind, showcase } of kinds)
      for await (const one of deliverables.list(ofCall(call.id, "deliverable"), {
        prefix: `${kind}#approved#`,
      })) {
        const { content } = one;
        if (one.state !== "approved" || !content.consentToPublish || content.showcase === undefined) continue;
        const { stage, scale, summary } = content.showcase;
        const named = (list: readonly { id: string; label: Call["content"]["title"] }[] = [], id: string) => {
          const label = list.find((option) => option.id === id)?.label;
          return label === undefined ? id : inLanguage(label, language);
        };
        const authors = await Promise.all(one.authors.map((author) => participations.get(author)));
        shown.push({
          id: one.id,
          callId: call.id,
          programme: inLanguage(call.content.programme.name, language),
          title: inLanguage(content.title, language),
          summary: inLanguage(summary, language),
          stage: named(showcase?.stages, stage),
          scale: named(showcase?.scales, scale),
          authors: authors.map(({ organisation: { name, country } }) => ({ name, country })),
          approvedAt: one.approvedAt,
        });
      }
    return shown.sort((a, b) => compareText(b.approvedAt, a.approvedAt) || compareText(a.id, b.id));
  };
