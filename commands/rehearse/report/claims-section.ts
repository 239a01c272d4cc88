import { budgetPicture } from "../../../functions/claims/serve-report.ts";
import { Html, html, nothing, type Part } from "../../../functions/shared/markup.ts";
import type { WholeRehearsal } from "../result.ts";
import { greatestFirst } from "./counts.ts";
import { section } from "./section.ts";
import { leftOut, money, moneys, shareOf, sumOfMoney } from "./sums.ts";
import { bar, bars, row, table } from "./tables.ts";
import { inWords, many, percent } from "./words.ts";

const columns = [
  { head: "Claimant" },
  { head: "Exchange" },
  { head: "Claimed", figures: true },
  { head: "Reimbursed", figures: true },
  { head: "Not covered", figures: true },
  { head: "State" },
] as const;

export function claimsSection({ claims }: WholeRehearsal): Html {
  const { rows, byState, paid, budget, overview } = claims;
  const body = rows.map((one) =>
    row(columns, [
      one.claimant,
      one.exchange,
      one.written === undefined ? money(one.claimed) : `${money(one.claimed)} (${money(one.written)})`,
      money(one.reimbursed),
      money(one.notCovered),
      inWords(one.state),
    ]),
  );
  const states = greatestFirst(byState).map(([word, n]): [string, number] => [inWords(word), n]);
  return section({
    id: "claims",
    title: "Travel claims",
    lead: `${many(rows.length, "claim")} for ${moneys(sumOfMoney(rows.map(({ claimed }) => claimed)))} ${rows.length === 1 ? "was" : "were"} settled; ${money(paid)} has been paid so far.`,
    body: html`<div class="columns"><div>${budgetBar(claims)}</div><div>${bars("Claims by state", ["State", "Claims"], states, "All")}</div></div>
${overview === undefined ? nothing : html`<figure>${new Html(budgetPicture(overview))}</figure>`}
${table("Every claim: what was granted and what was not", columns, html`<tbody>${body}</tbody>`, html`<tfoot>${totals(rows)}</tfoot>`)}
<p class="note">Budget ${money(budget)}. Not covered is what the rules or the cap leave to the traveller’s own employer.${rest(rows)}</p>`,
  });
}

function totals(rows: WholeRehearsal["claims"]["rows"]): Html {
  const cells: Part[] = [
    sumOfMoney(rows.map(({ claimed }) => claimed)),
    sumOfMoney(rows.map(({ reimbursed }) => reimbursed)),
    sumOfMoney(rows.map(({ notCovered }) => notCovered)),
  ].map((amounts) => moneys(amounts));
  return row(columns, ["Total", "", ...cells, ""]);
}

function budgetBar({ paid, budget }: Pick<WholeRehearsal["claims"], "paid" | "budget">): Html {
  const share = shareOf(paid, budget);
  if (share === undefined) return html`<p>${money(paid)} paid; the budget is ${money(budget)}.</p>`;
  const words = `${money(paid)} of ${money(budget)} paid: ${percent(share)} of the budget`;
  return html`<figure><div class="budget" role="img" aria-label="${words}">${bar(share)}</div>
<figcaption>${words}</figcaption></figure>`;
}

/** The columns do not add up where something was rejected; the reader is told by how much. */
function rest(rows: WholeRehearsal["claims"]["rows"]): string {
  const amounts = leftOut(rows);
  return amounts.length === 0
    ? ""
    : ` A further ${moneys(amounts)} was claimed and counted as neither, because the claim was rejected or the cost taken out of it.`;
}
