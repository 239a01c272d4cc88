import type { ReportFacts } from "../../schemas/report.ts";
import { inLanguage, type LetterLanguage } from "../../schemas/text.ts";
import { spokenDay } from "../letters/spoken.ts";
import { type Html, html, nothing } from "../shared/markup.ts";
import { type Row, table } from "./report-table.ts";

const words = {
  en: {
    process: "The programme's process",
    step: "Step",
    periods: "Periods",
    days: "Days",
    state: "State",
    states: { planned: "planned", running: "under way", done: "done", dropped: "dropped" },
    late: "late",
    done: "Done in it",
    words: "What came of it",
    until: "to",
    of: "of",
  },
  sv: {
    process: "Programmets process",
    step: "Steg",
    periods: "Perioder",
    days: "Dagar",
    state: "Läge",
    states: { planned: "planerad", running: "pågår", done: "klar", dropped: "avbruten" },
    late: "försenad",
    done: "Gjort i det",
    words: "Vad det gav",
    until: "till",
    of: "av",
  },
} as const;

/** How the programme itself was developed over its periods (F111): each step, how far it came, and what was done in it. */
export function processTable({ process }: ReportFacts, language: LetterLanguage): Html {
  if (process.length === 0) return nothing;
  const word = words[language];
  const rows = process.map((one): Row => {
    const done = one.activities.filter(({ doneOn }) => doneOn !== undefined);
    const told = done.map(
      ({ label, doneOn = "", outcome = "" }) =>
        `${inLanguage(label, language)}, ${spokenDay(doneOn, language)}: ${outcome}`,
    );
    const count = `${done.length} ${word.of} ${one.activities.length}`;
    return [
      inLanguage(one.label, language),
      one.periods.map((label) => inLanguage(label, language)).join("; "),
      `${spokenDay(one.startedOn ?? one.from, language)} ${word.until} ${spokenDay(one.endedOn ?? one.to, language)}`,
      one.late ? `${word.states[one.state]}, ${word.late}` : word.states[one.state],
      [count, ...told].join("; "),
      one.words,
    ];
  });
  const head = [word.step, word.periods, word.days, word.state, word.done, word.words];
  return html`<h2>${word.process}</h2>${table(word.process, head, rows)}`;
}
