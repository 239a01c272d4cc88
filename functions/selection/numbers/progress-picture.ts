import type { CallNumbers, PhaseProgress } from "../../../schemas/numbers.ts";
import { html } from "../../shared/markup.ts";
import { type PictureWords, pictureWords } from "./picture-words.ts";

const width = 860;
const bar = { left: 180, width: 320, height: 22 };
const top = 84;
const rowHeight = 42;
/** Dark enough to be told from white and from each other in grey; the figures beside each bar say the same. */
const fills = { done: "#1b5e3a", underWay: "#6d9fd0", late: "#a4262c", ahead: "#dfe3e8" } as const;
const standings = ["done", "underWay", "late", "ahead"] as const;

type Shown = Pick<CallNumbers, "phases" | "language">;

/** A bar for each phase, as wide as all that is not dropped; every figure is written beside it, and read out from it. */
export function progressPicture({ phases, language }: Shown): string {
  const words = pictureWords[language];
  const height = top + Math.max(1, phases.length) * rowHeight + 8;
  const legend = standings.map(
    (standing, i) =>
      html`<rect x="${10 + i * 130}" y="46" width="14" height="14" fill="${fills[standing]}"/><text x="${30 + i * 130}" y="58">${words.standings[standing]}</text>`,
  );
  const rows = phases.map((phase, i) => {
    const y = top + i * rowHeight;
    return html`<g><title>${inWords(phase, words)}</title><text x="10" y="${y + 16}" font-weight="600">${words.phases[phase.phase]}</text>
<rect x="${bar.left}" y="${y}" width="${bar.width}" height="${bar.height}" fill="none" stroke="#9aa3ad"/>${parts(phase, y)}
<text x="${bar.left + bar.width + 14}" y="${y + 10}" font-size="12">${figures(phase, words)}</text>
<text x="${bar.left + bar.width + 14}" y="${y + 25}" font-size="12" fill="#444">${ends(phase, words)}</text></g>
`;
  });
  const said = phases.map((phase) => inWords(phase, words)).join(" ");
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="progress-title progress-desc" lang="${language}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, 'DejaVu Sans', Arial, sans-serif" font-size="13" fill="#1a1a1a">
<title id="progress-title">${words.progress}</title><desc id="progress-desc">${said === "" ? words.nothing : said}</desc>
<rect width="${width}" height="${height}" fill="#fff"/><text x="10" y="28" font-size="18" font-weight="600">${words.progress}</text>
${legend}
${phases.length === 0 ? html`<text x="10" y="${top + 16}">${words.nothing}</text>` : rows}</svg>
`.markup;
}

/** What is late is a part of what is under way, drawn as its own. */
const share = (phase: PhaseProgress, standing: (typeof standings)[number]): number =>
  standing === "underWay" ? phase.underWay - phase.late : phase[standing];

function parts(phase: PhaseProgress, y: number) {
  const all = standings.reduce((sum, standing) => sum + share(phase, standing), 0);
  let x = bar.left;
  return standings.map((standing) => {
    const wide = all === 0 ? 0 : (share(phase, standing) / all) * bar.width;
    const part = html`<rect x="${x.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="${bar.height}" fill="${fills[standing]}"/>`;
    x += wide;
    return wide === 0 ? "" : part;
  });
}

function figures(phase: PhaseProgress, { standings: names, ofWhich }: PictureWords): string {
  const { done, underWay, late, ahead } = phase;
  const parts = [`${done} ${names.done}`];
  if (underWay > 0)
    parts.push(`${underWay} ${names.underWay}${late === 0 ? "" : `, ${ofWhich} ${late} ${names.late}`}`);
  if (ahead > 0) parts.push(`${ahead} ${names.ahead}`);
  return parts.join(", ");
}

function ends({ dropped, dueAt }: PhaseProgress, { standings: names, due }: PictureWords): string {
  const fallen = dropped === 0 ? [] : [`${dropped} ${names.dropped}`];
  return [...fallen, ...(dueAt === undefined ? [] : [`${due} ${dueAt.slice(0, 10)}`])].join(", ");
}

function inWords(phase: PhaseProgress, words: PictureWords): string {
  const said = [figures(phase, words), ends(phase, words)].filter((part) => part !== "").join("; ");
  return `${words.phases[phase.phase]}: ${said}.`;
}
