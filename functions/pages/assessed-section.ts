import type { PublicCall, PublicCriteria } from "../../schemas/views.ts";
import { type Html, html, nothing } from "../shared/markup.ts";
import type { PageWords } from "./page-words.ts";

/** The criteria before anybody applies, per track (F12): points, thresholds, weights. */
export function assessedSection({ tracks, comparison }: PublicCriteria, words: PageWords) {
  const many = tracks.length > 1;
  const content = html`${tracks.map(
    ({ label, criteria, desirable, overallThreshold }) => html`${many ? html`<h3>${label}</h3>` : nothing}
<table><thead><tr><th scope="col">${words.criterion}</th><th scope="col">${words.highest}</th>
<th scope="col">${words.threshold}</th><th scope="col">${words.weight}</th></tr></thead>
<tbody>${criteria.map(
      (
        each,
      ) => html`<tr><th scope="row">${each.label}${each.help === undefined ? "" : html`<br><span class="quiet">${each.help}</span>`}
${each.aspects.length === 0 ? nothing : html`<br><span class="quiet">${each.aspects.join(" · ")}</span>`}
${each.levels.length === 0 ? nothing : html`<br><span class="quiet">${each.levels.map(({ score, label }) => `${score}: ${label}`).join(" · ")}</span>`}
${each.judgedFor.length === 0 ? nothing : html`<br><span class="quiet">${each.judgedFor.join(" ")}</span>`}</th>
<td class="number">${each.maxScore}</td><td class="number">${each.threshold}</td><td class="number">${each.weight}</td></tr>\n`,
    )}</tbody></table>
<p>${words.overall(overallThreshold)}</p>
${desirable.length === 0 ? nothing : html`<h3>${words.desirable}</h3>${rows(desirable.map(({ label: what, points }) => `${what} (+${points})`))}`}`,
  )}
<p>${comparison}</p>`;
  return { id: "criteria", title: words.criteria, content };
}

/** What the form asks and which papers it wants, so that nobody is surprised (F11). */
export function applyingSection({ tracks }: PublicCriteria, { id }: PublicCall, words: PageWords) {
  const content = html`${tracks.map(
    ({
      label,
      questions,
      roles,
      attachments,
    }) => html`<h3>${tracks.length > 1 ? `${words.form}: ${label}` : words.form}</h3>
${rows(questions.map((each) => (each.required ? `${each.label} (${words.required})` : each.label)))}
${roles.length === 0 ? nothing : html`<h3>${words.roles}</h3>${rows(roles.map((each) => each.label))}`}
${attachments.length === 0 ? nothing : html`<h3>${words.papers}</h3>${rows(attachments.map((each) => (each.required ? `${each.label} (${words.required})` : each.label)))}`}`,
  )}
<p>${words.applyBy}: <code>POST /calls/${id}/applications</code>; <code>POST /calls/${id}/self-test</code> (${words.selfTest}). <a href="/docs">API</a></p>`;
  return { id: "apply", title: words.apply, content };
}

const rows = (items: readonly string[]): Html =>
  html`<ul>${items.map((item) => html`<li>${item}</li>\n`)}</ul>`;
