import type { Money } from "../../schemas/money.ts";
import type { Report, ReportFacts } from "../../schemas/report.ts";
import { inLanguage, type LetterLanguage, type Text } from "../../schemas/text.ts";
import { spokenDay, spokenMoney } from "../letters/spoken.ts";
import { Html, html, nothing } from "../shared/markup.ts";
import { own } from "../shared/own.ts";
import { spokenTime } from "../shared/zone.ts";
import { processTable } from "./report-process.ts";
import { type Row, table } from "./report-table.ts";
import { reportWords } from "./report-words.ts";

type Version = Report["versions"][number] & { state: Report["state"] };

// Black on white and white on black by the reader's choice; on paper, tables are not torn between their rows.
const style =
  new Html(`:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:50rem;padding:1.5rem;overflow-wrap:break-word}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}h1{line-height:1.2}h2{margin-top:2rem}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold;padding-bottom:.3rem}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid #767676;padding:.3rem .8rem .3rem 0}td.n,th.n{text-align:right}
dt{font-weight:bold}dd{margin:0 0 .4rem}blockquote{border-left:4px solid #767676;margin:0;padding-left:1rem}
@media print{body{max-width:none;padding:0}.skip{display:none}tr,blockquote{break-inside:avoid}h2{break-after:avoid}@page{margin:2cm}}`);

/** One version of a report as a page of its own, readable on screen, by ear and on paper (F88); it needs no script. */
export function reportPage(version: Version, language: LetterLanguage): string {
  const { facts } = version;
  const words = reportWords[language];
  const say = (text: Text) => inLanguage(text, language);
  const title = `${say(facts.label)}: ${say(facts.title)}`;
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head><body>
<a class="skip" href="#report">${words.skip}</a>
<main id="report"><h1>${title}</h1>
${definitions([
  [words.to, facts.reportTo],
  [words.due, spokenDay(facts.dueOn, language)],
  [words.owner, facts.owner],
  [words.funder, facts.funder],
  [words.version, `${version.version}, ${words.state[version.state]}`],
  [words.drawnUp, spokenTime(version.drawnUpAt, facts.zone, language)],
  [words.hash, version.contentHash],
])}
${mandate(facts, language)}
${processTable(facts, language)}
${participants(facts, language)}
${goals(facts, language)}
${learned(facts, language)}
${indicators(facts, language)}
${brought(facts, language)}
${money(facts, language)}
</main></body></html>
`;
  return page.markup;
}

function definitions(entries: readonly (readonly [string, string])[]): Html {
  return html`<dl>${entries.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}

function mandate({ mandate: found, prepared }: ReportFacts, language: LetterLanguage): Html {
  const words = reportWords[language];
  const say = (text: Text) => inLanguage(text, language);
  const meetings =
    prepared.length === 0
      ? nothing
      : table(
          words.prepared,
          [words.prepared, words.day],
          prepared.map(({ label, on }) => [say(label), spokenDay(on, language)]),
        );
  if (found === undefined) return meetings;
  const demands =
    found.demands.length === 0
      ? nothing
      : table(
          words.mandate,
          [words.demand, words.metBy],
          found.demands.map(({ label, metBy }) => [say(label), metBy.map(say).join("; ")]),
        );
  return html`<h2>${words.mandate}</h2><p>${words.source}: ${found.source}</p><blockquote>${say(found.text)}</blockquote>${demands}${meetings}`;
}

function participants(
  { participants: counted, tracks, otherSupport }: ReportFacts,
  language: LetterLanguage,
): Html {
  const words = reportWords[language];
  const say = (text: Text) => inLanguage(text, language);
  const states = Object.entries(counted).map(([state, n]): Row => [own(words.places, state) ?? state, n]);
  if (states.length === 0) return html`<h2>${words.participants}</h2><p>${words.none}</p>`;
  return html`<h2>${words.participants}</h2>${table(words.participants, [words.participants, words.number], states)}
${table(
  words.track,
  [words.track, words.number],
  tracks.map(({ label, count }) => [say(label), count]),
)}
${
  otherSupport.length === 0
    ? nothing
    : table(
        words.otherSupport,
        [words.register, words.paysFor, words.version, words.alsoThere, words.unexplained],
        otherSupport.map(({ register, paysFor, basis, asOf, organisations, unexplained }) => [
          say(register),
          paysFor === undefined ? "" : say(paysFor),
          asOf === undefined ? words.notImported : `${basis ?? ""}, ${spokenDay(asOf, language)}`,
          organisations.length === 0 ? words.none : organisations.join(", "),
          unexplained.length === 0 ? words.none : unexplained.join(", "),
        ]),
      )
}`;
}

function goals({ standing }: ReportFacts, language: LetterLanguage): Html {
  const words = reportWords[language];
  if (standing.goals.length === 0) return nothing;
  const rows = standing.goals.map(
    ({ label, counted, reached, of, wanted, met }): Row => [
      inLanguage(label, language),
      counted ? `${reached} / ${of}` : words.notCounted,
      wanted === undefined ? "" : wanted <= 1 ? `${Math.round(wanted * 100)} %` : String(wanted),
      met === undefined ? "" : met ? words.yes : words.no,
    ],
  );
  return html`<h2>${words.goals}</h2>${table(words.goals, [words.goal, words.reached, words.wanted, words.met], rows)}`;
}

function learned({ standing: { learning } }: ReportFacts, language: LetterLanguage): Html {
  if (learning.length === 0) return nothing;
  const words = reportWords[language];
  const rows = learning.map(
    (one): Row => [
      inLanguage(one.label, language),
      one.stated,
      one.planned,
      one.reached,
      one.partly,
      one.notReached,
    ],
  );
  const head = [
    words.learningGoal,
    words.stated,
    words.inPlans,
    words.reachedGoal,
    words.partly,
    words.notReached,
  ];
  return html`<h2>${words.learningGoals}</h2>${table(words.learningGoals, head, rows)}`;
}

function indicators(
  { standing: { indicators: found, projects } }: ReportFacts,
  language: LetterLanguage,
): Html {
  const words = reportWords[language];
  if (found.length === 0) return nothing;
  const number = (value: number | undefined) =>
    value === undefined ? "–" : value.toLocaleString(language === "sv" ? "sv-SE" : "en-GB");
  const rows = found.map(
    (one): Row => [
      `${inLanguage(one.label, language)} (${one.unit})`,
      one.compared,
      number(one.baseline),
      number(one.end),
      one.improved,
      `${one.targetsReached} / ${one.targets}`,
    ],
  );
  const head = [words.indicator, words.compared, words.baseline, words.end, words.improved, words.targets];
  return html`<h2>${words.indicators}</h2>${table(words.indicators, head, rows)}
${table(
  words.projects,
  [words.projects, words.number],
  (["reported", "started", "measured", "joint"] as const).map((key) => [words[key], projects[key]]),
)}`;
}

function brought(facts: ReportFacts, language: LetterLanguage): Html {
  const words = reportWords[language];
  const rows = facts.deliverables.map(
    (one): Row => [inLanguage(one.label, language), one.wanted, one.handedIn, one.approved, one.owing],
  );
  const head = [words.deliverable, words.wantedCount, words.handedIn, words.approved, words.owing];
  const meetings = Object.entries(facts.exchanges).map(
    ([state, n]): Row => [own(words.exchanges, state) ?? state, n],
  );
  const { planned, implemented, adopted } = facts.measures;
  return html`${rows.length === 0 ? nothing : html`<h2>${words.deliverables}</h2>${table(words.deliverables, head, rows)}`}
${meetings.length === 0 ? nothing : table(words.meetings, [words.meetings, words.number], meetings)}
${
  planned + implemented === 0
    ? nothing
    : table(
        words.measures,
        [words.measures, words.number],
        [
          [words.planned, planned],
          [words.implemented, implemented],
          [words.adopted, adopted],
        ],
      )
}`;
}

function money({ setAside, budget }: ReportFacts, language: LetterLanguage): Html {
  const words = reportWords[language];
  const spoken = ({ amount, currency }: Money) => spokenMoney(amount, currency, language);
  const rows: Row[] = [
    ...(setAside ? [[words.setAside, `${spoken(setAside.min)} – ${spoken(setAside.max)}`]] : []),
    ...(budget
      ? (["frame", "reserved", "committed", "paid"] as const).map((key) => [words[key], spoken(budget[key])])
      : []),
  ];
  if (rows.length === 0) return nothing;
  return html`<h2>${words.money}</h2>${table(words.money, [words.money, ""], rows)}`;
}
