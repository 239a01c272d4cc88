import type { PublicEnquiry } from "../../schemas/enquiry.ts";
import type { PublicCall, PublicCriteria } from "../../schemas/views.ts";
import { type Html, html, nothing, type Part } from "../shared/markup.ts";
import { applyingSection, assessedSection } from "./assessed-section.ts";
import { page } from "./page.ts";
import { type PageWords, pageWords } from "./page-words.ts";

export interface CallPage {
  call: PublicCall;
  criteria: PublicCriteria;
  answers: readonly PublicEnquiry[];
  /** The languages that the call is written in. */
  languages: readonly string[];
}

interface Section {
  id: string;
  title: string;
  content: Part;
}

/** A call as everybody may read it (F10): no section for what the call does not have. */
export function callPage(shown: CallPage): string {
  const { call, criteria, answers, languages } = shown;
  const words = pageWords[call.language === "sv" ? "sv" : "en"];
  const sections = [
    whoMayApply(call, words),
    ways(call, words),
    assessedSection(criteria, words),
    applyingSection(criteria, call, words),
    hosts(call, words),
    papers(call, words),
    wordList(call, words),
    termsOf(call, words),
    kept(call, words),
    questions(call, answers, words),
    changes(call, words),
  ].filter((section) => section !== undefined);
  const content = html`${head(call, words)}
<nav aria-label="${words.contents}"><ul>
${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ul></nav>
${sections.map(
  ({ id, title, content: inner }) =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${inner}</section>\n`,
)}`;
  return page(call.language, call.title, words, content, about(call, languages, words));
}

function head(call: PublicCall, words: PageWords): Html {
  const { secondsLeft } = call;
  const left =
    secondsLeft === undefined
      ? nothing
      : html` <strong>${words.left(Math.floor(secondsLeft / 86_400), Math.floor(secondsLeft / 3600))}</strong>`;
  const pictures = call.media.filter(({ kind }) => kind === "picture");
  return html`<p class="quiet">${call.programme}</p>
<h1>${call.title}</h1>
<p class="when"><span class="state">${words.state[call.state]}</span> ${words.closes} <time datetime="${call.closesAt}">${call.closes}</time>.${left}</p>
${call.cancelled ? html`<p role="status">${call.cancelled.why}</p>` : nothing}
<p>${call.summary}</p>
${pictures.map(
  ({ url, alt, credit, licence }) => html`<figure><img src="${url}" alt="${alt}">
<figcaption>${words.picture}: ${[credit, licence].filter((each) => each !== undefined).join(", ")}</figcaption></figure>`,
)}`;
}

const listOf = (items: readonly Part[]): Html =>
  html`<ul>${items.map((item) => html`<li>${item}</li>\n`)}</ul>`;

function whoMayApply(call: PublicCall, words: PageWords): Section {
  const content = html`${listOf([...call.eligibility, call.sizeLimit])}
${call.lots.length === 0 ? nothing : html`<h3>${words.lots}</h3>`}
${call.lots.map(
  ({ label, closes, organiser, contact, eligibility }) => html`<h3>${label}</h3>
<p>${words.closes} ${closes}. ${organiser ?? ""} <a href="mailto:${contact.email}">${contact.name}</a></p>
${listOf(eligibility)}`,
)}`;
  return { id: "eligibility", title: words.eligibility, content };
}

function ways({ tracks }: PublicCall, words: PageWords): Section | undefined {
  if (tracks.length < 2 && tracks.every(({ summary }) => summary === undefined)) return undefined;
  const content = tracks.map(
    ({ label, synonyms, summary, seats }) => html`<h3>${label}</h3>
<p>${summary ?? ""} ${seats === undefined ? "" : words.seats(seats)}</p>
${synonyms.length === 0 ? nothing : html`<p class="quiet">${words.alsoCalled}: ${synonyms.join(", ")}</p>`}`,
  );
  return { id: "tracks", title: words.tracks, content };
}

function hosts({ activities }: PublicCall, words: PageWords): Section | undefined {
  if (activities.length === 0) return undefined;
  const content = html`<dl>${activities.map(
    ({ title, cities }) => html`<dt>${title}</dt><dd>${cities.join(", ")}</dd>\n`,
  )}</dl>`;
  return { id: "activities", title: words.activities, content };
}

function papers({ id, documents, links }: PublicCall, words: PageWords): Section {
  const content = listOf([
    ...documents.map(
      ({ label, url, credit }) =>
        html`<a href="${url}">${label}</a>${credit === undefined ? "" : ` (${credit})`}`,
    ),
    ...links.map(({ label, url }) => html`<a href="${url}">${label}</a>`),
    html`<a href="/calls/${id}/calendar">${words.calendar}</a>`,
  ]);
  return { id: "documents", title: words.documents, content };
}

function wordList({ glossary }: PublicCall, words: PageWords): Section | undefined {
  if (glossary.length === 0) return undefined;
  const content = html`<dl>${glossary.map(({ term, meaning }) => html`<dt>${term}</dt><dd>${meaning}</dd>\n`)}</dl>`;
  return { id: "glossary", title: words.glossary, content };
}

function kept({ retention }: PublicCall, words: PageWords): Section | undefined {
  if (retention.length === 0) return undefined;
  const rules = retention.map(
    ({ category, months, after, because }) =>
      html`<strong>${words.kept[category]}</strong>: ${words.keptFor(months, words.keptFrom[after])} ${because}`,
  );
  return { id: "retention", title: words.retention, content: listOf(rules) };
}

function termsOf({ terms }: PublicCall, words: PageWords): Section | undefined {
  if (terms === undefined) return undefined;
  const link = terms.url === undefined ? nothing : html` <a href="${terms.url}">${terms.url}</a>`;
  const content = html`<p>${terms.text}${link}</p><p class="quiet">${words.version} ${terms.version}</p>`;
  return { id: "terms", title: words.terms, content };
}

function questions(call: PublicCall, answers: readonly PublicEnquiry[], words: PageWords): Section {
  const until =
    call.questionsUntil === undefined
      ? ""
      : `${words.questionsUntil} ${call.questionsUntil.replace("T", " ")}.`;
  const content = html`<p><a href="mailto:${call.contact.email}">${call.contact.name}</a>. ${until}</p>
${answers.map(
  ({ question, answer, language }) =>
    html`<h3 lang="${language}">${question}</h3><p lang="${language}">${answer}</p>\n`,
)}`;
  return { id: "questions", title: answers.length === 0 ? words.ask : words.answers, content };
}

function changes({ moves, outages }: PublicCall, words: PageWords): Section | undefined {
  if (moves.length + outages.length === 0) return undefined;
  const content = listOf([
    ...moves.map(({ from, to, reason }) => `${words.moved(from, to)} ${reason}`),
    ...outages.map(({ from, until, what }) => `${from} – ${until}: ${what}`),
  ]);
  return { id: "changes", title: words.moves, content };
}

/** Who pays and who runs it, with their marks and the sentence that says whose views these are (F71). */
function about(call: PublicCall, languages: readonly string[], words: PageWords): Html {
  const others = languages.filter((each) => each !== call.language);
  const logos = call.media.filter(({ kind }) => kind === "logo");
  return html`<h2 id="about">${words.about}</h2>
<dl><dt>${words.programme}</dt><dd>${call.programme}</dd>
<dt>${words.owner}</dt><dd>${call.owner}</dd>
<dt>${words.funder}</dt><dd>${call.funder}</dd></dl>
${logos.map(({ url, alt }) => html`<img src="${url}" alt="${alt}">`)}
${call.disclaimer === undefined ? nothing : html`<p>${call.disclaimer}</p>`}
${
  others.length === 0
    ? nothing
    : html`<p>${words.other}: ${others.map((each) => html`<a href="?language=${each}" hreflang="${each}">${each}</a> `)}</p>`
}`;
}
