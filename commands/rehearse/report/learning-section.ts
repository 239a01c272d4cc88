import { type Html, html, nothing } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { section } from "./section.ts";
import { tableOf } from "./tables.ts";
import { many, percent } from "./words.ts";

type Learning = NonNullable<RehearsalResult["learning"]>;

/** What participants brought forth, and how far the programme came. */
export function learningSection({ deliverables, goals, indicators, returned, owedAtTheEnd }: Learning): Html {
  const counts = [{ head: "What" }, { head: "Number", figures: true }] as const;
  return section({
    id: "learning",
    title: "Learning, and the goals",
    lead: `${many(returned, "deliverable")} came back and ${returned === 1 ? "was" : "were"} handed in anew. ${owedAtTheEnd === 0 ? "Nothing is owed at the end." : `${many(owedAtTheEnd, "thing")} are owed at the end.`}`,
    body: html`${tableOf(
      "What participants brought forth",
      counts,
      deliverables.map(({ what, count }) => [what, count]),
    )}
${goals.length === 0 ? nothing : goalTable(goals)}
${indicators.length === 0 ? nothing : indicatorTable(indicators)}`,
  });
}

function goalTable(goals: Learning["goals"]): Html {
  const columns = [
    { head: "Goal" },
    { head: "Reached", figures: true },
    { head: "Wanted", figures: true },
    { head: "Met" },
  ] as const;
  const rows = goals.map(({ goal, counted, reached, of, wanted, met }) => [
    goal,
    counted ? `${reached} of ${of}` : "told in words",
    wanted === undefined ? "" : wanted <= 1 ? percent(wanted) : String(wanted),
    met === undefined ? "" : met ? "yes" : "no",
  ]);
  return tableOf("Goals of the programme", columns, rows);
}

function indicatorTable(indicators: Learning["indicators"]): Html {
  const columns = [
    { head: "Indicator" },
    { head: "Compared", figures: true },
    { head: "Before (mean)", figures: true },
    { head: "After (mean)", figures: true },
    { head: "Improved", figures: true },
  ] as const;
  const rows = indicators.map(({ indicator, compared, baseline, end, improved }) => [
    indicator,
    compared,
    baseline ?? "–",
    end ?? "–",
    improved,
  ]);
  return tableOf("Measured before and after", columns, rows);
}
