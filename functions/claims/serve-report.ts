import type { Money } from "../../schemas/money.ts";
import type { ReportRow, TravelReport } from "../../schemas/travel-report.ts";
import { html } from "../shared/markup.ts";
import { Served } from "../shared/served.ts";
import { type Sheet, servedSheet } from "../shared/spreadsheet.ts";
import { minorOf } from "./budget.ts";

type By = "claim" | "participant" | "trip" | "country";
type Format = "json" | "csv" | "xlsx" | "svg";

/** The format that was asked for by name, or else by the Accept header; JSON where neither says otherwise. */
export function formatOf(named: Format | undefined, accept = ""): Format {
  if (named !== undefined) return named;
  if (accept.includes("text/csv")) return "csv";
  if (accept.includes("image/svg+xml")) return "svg";
  return accept.includes("spreadsheetml") ? "xlsx" : "json";
}

/** The report as a table of one kind of row, as a picture of the budget, or as it is. */
export async function servedReport(
  report: TravelReport,
  { by, format }: { by: By; format: Format },
): Promise<TravelReport | Served> {
  if (format === "json") return report;
  if (format === "svg") return new Served("image/svg+xml", budgetPicture(report), { reach: "private" });
  return servedSheet(sheetOf(report, by), format);
}

const decimal = ({ amount }: Money) => ({ decimal: amount });

function sheetOf(report: TravelReport, by: By): Sheet {
  const name = `travel-by-${by}`;
  const { currency } = report.budget.frame;
  if (by === "claim")
    return {
      name,
      columns: [
        "claim",
        "participant",
        "country",
        "trip",
        "date",
        "state",
        "currency",
        "asked",
        "notCovered",
        "due",
      ],
      rows: report.claims.map(({ asked, notCovered, due, ...one }) => [
        ...[one.claim, one.participant, one.country, one.trip, one.date, one.state, currency],
        ...[asked, notCovered, due].map(decimal),
      ]),
    };
  const rows = { participant: report.byParticipant, trip: report.byTrip, country: report.byCountry }[by];
  const sums = ["asked", "notCovered", "reserved", "committed", "paid"] as const;
  return {
    name,
    columns: [by, "claims", "currency", ...sums],
    rows: rows.map((row) => [row.label, row.claims, currency, ...sums.map((sum) => decimal(row[sum]))]),
  };
}

const width = 640;
const parts = [
  { key: "paid", fill: "#1b6e3c", label: "Paid" },
  { key: "committed", fill: "#2f6fb7", label: "Committed" },
  { key: "reserved", fill: "#b7791f", label: "Reserved" },
] as const;

/** The budget as a bar, and under it what each country has taken; every figure is written too, so that no colour has to be told from another. */
export function budgetPicture({ budget, byCountry }: Pick<TravelReport, "budget" | "byCountry">): string {
  const frame = Math.max(1, minorOf(budget.frame));
  let x = 0;
  const bars = parts.map(({ key, fill }) => {
    const wide = Math.min(width - x, (minorOf(budget[key]) / frame) * width);
    const bar = html`<rect x="${x.toFixed(1)}" y="40" width="${wide.toFixed(1)}" height="28" fill="${fill}"/>`;
    x += wide;
    return bar;
  });
  const legend = parts.map(
    ({ key, fill, label }, i) =>
      html`<rect x="${i * 213}" y="80" width="12" height="12" fill="${fill}"/><text x="${i * 213 + 18}" y="91">${label} ${spoken(budget[key])}</text>`,
  );
  const taken = (row: ReportRow) => minorOf(row.paid) + minorOf(row.committed) + minorOf(row.reserved);
  const most = Math.max(1, ...byCountry.map(taken));
  const countries = byCountry.map((row, i) => {
    const y = 124 + i * 22;
    const wide = (taken(row) / most) * (width - 220);
    return html`<text x="0" y="${y + 13}">${row.label}</text><rect x="60" y="${y}" width="${wide.toFixed(1)}" height="16" fill="#4a5568"/><text x="${(wide + 68).toFixed(1)}" y="${y + 13}">${spoken(row.paid)} paid, ${row.claims} claims</text>`;
  });
  const height = 134 + byCountry.length * 22;
  const title = `${spoken(budget.frame)} for travel, of which ${spoken(budget.free)} is free`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12"><title>${title}</title><rect width="${width}" height="${height}" fill="#fff"/><text x="0" y="24" font-size="15">${title}</text><rect x="0" y="40" width="${width}" height="28" fill="#e2e8f0"/>${bars}${legend}${countries}</svg>
`.markup;
}

function spoken({ amount, currency }: Money): string {
  return `${currency} ${amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",")}`;
}
