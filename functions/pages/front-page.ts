import type { PublicCall } from "../../schemas/views.ts";
import { html } from "../shared/markup.ts";
import { page } from "./page.ts";
import { pageWords } from "./page-words.ts";

/** The calls that the public may see, those that are open first, then by deadline. */
export function frontPage(calls: readonly PublicCall[], language: "sv" | "en"): string {
  const words = pageWords[language];
  const order: readonly string[] = ["open", "upcoming", "closed", "decided", "cancelled"];
  const sorted = calls.toSorted(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      (a.closesAt < b.closesAt ? -1 : 1) ||
      (a.id < b.id ? -1 : 1),
  );
  const rows = sorted.map(
    ({ id, title, state, closes, summary, language: written }) => html`<article lang="${written}">
<h2><a href="/calls/${id}/page">${title}</a></h2>
<p class="when"><span class="state">${words.state[state]}</span> ${words.closes} ${closes}</p>
<p>${summary}</p>
</article>
`,
  );
  const content = html`<h1>${words.calls}</h1>
${rows.length === 0 ? html`<p>${words.none}</p>` : rows}`;
  const other = language === "sv" ? "en" : "sv";
  const footer = html`<p><a href="/?language=${other}" hreflang="${other}" lang="${other}">${pageWords[other].calls}</a> ·
<a href="/feed?as=atom">Atom</a> · <a href="/docs">API</a></p>`;
  return page(language, words.calls, words, content, footer);
}
