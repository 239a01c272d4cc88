import { type Html, html, nothing, type Part } from "../../../functions/shared/markup.ts";
import { number } from "./words.ts";

export interface Column {
  head: string;
  /** Figures stand to the right, so that their places align. */
  figures?: true;
}

/** A table whose rows begin with their head; it scrolls by itself where the page is narrow. */
export function table(caption: string, columns: readonly Column[], body: Html, foot: Html = nothing): Html {
  const heads = columns.map(
    ({ head, figures }) => html`<th scope="col"${figures ? figuresClass : nothing}>${head}</th>`,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
${body}${foot}
</table></div>`;
}

/** A row; the cell that names it, the first if nothing else is said, is its head. */
export function row(columns: readonly Column[], cells: readonly Part[], head = 0): Html {
  const shown = cells.map((cell, at) => {
    const figures = columns[at]?.figures ? figuresClass : nothing;
    return at === head ? html`<th scope="row"${figures}>${cell}</th>` : html`<td${figures}>${cell}</td>`;
  });
  return html`<tr>${shown}</tr>
`;
}

export function tableOf(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Part[])[],
): Html {
  return table(caption, columns, html`<tbody>${rows.map((cells) => row(columns, cells))}</tbody>`);
}

/** Counts as figures and as bars beside them; the longest bar is the greatest count. */
export function bars(
  caption: string,
  [of, unit]: readonly [string, string],
  counts: readonly (readonly [string, number])[],
  total?: string,
): Html {
  const most = Math.max(1, ...counts.map(([, n]) => n));
  const rows = counts.map(
    ([label, n]) =>
      html`<tr><th scope="row">${label}</th><td class="n">${number(n)}</td><td class="bar" aria-hidden="true">${bar(n / most)}</td></tr>
`,
  );
  const sum = counts.reduce((so, [, n]) => so + n, 0);
  const foot =
    total === undefined
      ? nothing
      : html`<tfoot><tr><th scope="row">${total}</th><td class="n">${number(sum)}</td><td></td></tr></tfoot>`;
  return html`<table class="bars">
<caption>${caption}</caption>
<thead><tr><th scope="col">${of}</th><th scope="col" class="n">${unit}</th><td></td></tr></thead>
<tbody>${rows}</tbody>${foot}
</table>`;
}

/** A bar that fills so much of its cell. */
export function bar(share: number, of = ""): Html {
  const width = (Math.min(1, Math.max(0, share)) * 100).toFixed(1);
  return html`<span class="${`fill ${of}`.trim()}" style="inline-size:${width}%"></span>`;
}

const figuresClass = html` class="n"`;

/** Facts with their names, side by side where there is room. */
export function facts(entries: readonly (readonly [string, Part])[]): Html {
  return html`<dl class="facts">${entries.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
  )}</dl>`;
}
