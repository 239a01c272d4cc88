import { type Html, html } from "../shared/markup.ts";

export type Row = readonly (string | number)[];

/** Numbers stand to the right, under each other; the first cell of a row is its head. */
export function table(caption: string, head: readonly string[], rows: readonly Row[]): Html {
  const cell = (value: string | number) =>
    typeof value === "number" ? html`<td class="n">${value}</td>` : html`<td>${value}</td>`;
  const right = head.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === "number"));
  return html`<table><caption>${caption}</caption><thead><tr>${head.map((one, i) =>
    right[i] ? html`<th scope="col" class="n">${one}</th>` : html`<th scope="col">${one}</th>`,
  )}</tr></thead>
<tbody>${rows.map(([first = "", ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map(cell)}</tr>`)}</tbody></table>`;
}
