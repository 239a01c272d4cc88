import { type Html, html, verbatim } from "../../../functions/shared/markup.ts";
import { spokenTime } from "../../../functions/shared/zone.ts";
import type { RehearsalResult } from "../result.ts";
import { greatestFirst } from "./counts.ts";
import { folded, section } from "./section.ts";
import { bars } from "./tables.ts";
import { inWords, languageName, languageTag, many, number } from "./words.ts";

type Sample = RehearsalResult["letters"]["samples"][number];
type Pairs = [string, number][];

export function lettersSection({ letters, call }: RehearsalResult): Html {
  const { total, byKind, byState, byLanguage, samples } = letters;
  const kinds: Pairs = greatestFirst(byKind).map(([kind, n]) => [inWords(kind), n]);
  const fates: Pairs = greatestFirst(byState).map(([fate, n]) => [inWords(fate), n]);
  const languages: Pairs = greatestFirst(byLanguage).map(([code, n]) => [languageName(code), n]);
  return section({
    id: "letters",
    title: "Letters",
    lead: `${many(total, "letter")} of ${many(kinds.length, "kind")} would have left, in ${many(languages.length, "language")}. Each is written in the language of its reader; here is one of each kind and language, as it would arrive.`,
    body: html`<div class="columns"><div>${bars("Letters by kind", ["Kind", "Letters"], kinds, "All")}</div>
<div>${bars("What became of them", ["Fate", "Letters"], fates, "All")}
${bars("In which language", ["Language", "Letters"], languages, "All")}</div></div>
<h3>To read: ${number(samples.length)} of ${number(total)}</h3>
${samples.map((sample) => opened(sample, call.zone))}`,
  });
}

/** A letter in a frame that runs nothing, opens nothing and sends nothing. */
function opened({ kind, language, to, at, subject, html: document }: Sample, zone: string): Html {
  const lang = languageTag(language);
  const name = languageName(language);
  const summary = html`<span class="kind">${inWords(kind)}</span> <span class="tag">${name}</span> <span lang="${lang}">${subject}</span>`;
  const title = `${inWords(kind)} in ${name}`;
  return folded(
    summary,
    html`<p class="note">To ${to}, ${spokenTime(at, zone, "en")}</p>
<iframe title="${title}" lang="${lang}" sandbox="" loading="lazy" style="height:${heightOf(document)}px" srcdoc="${verbatim(document)}"></iframe>`,
    "letter",
  );
}

/** About as high as the letter is long, in pixels: a frame without scripts cannot say how high it would be. */
function heightOf(document: string): number {
  const words = document.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, " ").replace(/\s+/g, " ");
  const blocks = document.match(/<(?:p|h[1-6]|li|tr|dt|dd|blockquote|table)\b/g)?.length ?? 0;
  return Math.min(1600, Math.max(240, Math.round(100 + (words.length / 75) * 26 + blocks * 22)));
}
