import { escaped } from "../shared/escaped.ts";
import type { Block } from "./words.ts";

/** Text that keeps the line breaks of whoever wrote it. */
const lines = (text: string): string => escaped(text).replace(/\r\n|[\r\n]/g, "<br>");

// No colours of text or ground are set, so that light and dark stay the reader's choice; the grey of the rules shows
// on both. Sizes are relative, so that text can grow to any size and wraps where it must.
const rule = "1px solid #767676";
const style = {
  paragraph: "margin:0 0 1em",
  section: "font-size:1.15em;line-height:1.3;margin:1.6em 0 0.5em",
  quote: `margin:0 0 1em;padding:0 0 0 1em;border-left:4px solid #767676`,
  list: "margin:0 0 1em",
  term: "font-weight:bold;margin:0.4em 0 0",
  value: "margin:0;overflow-wrap:anywhere",
  table: "border-collapse:collapse;width:100%;margin:0 0 1em",
  caption: "text-align:left;font-weight:bold;padding:0 0 0.4em",
  head: `text-align:left;vertical-align:bottom;padding:0.3em 0.6em 0.3em 0;border-bottom:2px solid #767676`,
  cell: `text-align:left;vertical-align:top;font-weight:normal;padding:0.3em 0.6em 0.3em 0;border-bottom:${rule};overflow-wrap:break-word;hyphens:auto`,
} as const;

/** One block as HTML with inline styles, because many mail programs read no others. */
export function blockAsHtml(block: Block): string {
  switch (block.is) {
    case "paragraph":
      return `<p style="${style.paragraph}">${lines(block.text)}</p>`;
    case "section":
      return `<h2 style="${style.section}">${escaped(block.title)}</h2>`;
    case "quote":
      return `<blockquote style="${style.quote}">${lines(block.text)}</blockquote>`;
    case "definitions": {
      const entries = block.entries.map(
        ({ term, values }) =>
          `<dt style="${style.term}">${escaped(term)}</dt>\n` +
          values.map((value) => `<dd style="${style.value}">${lines(value)}</dd>`).join("\n"),
      );
      return `<dl style="${style.list}">\n${entries.join("\n")}\n</dl>`;
    }
    case "table": {
      const head = block.head.map((cell) => `<th scope="col" style="${style.head}">${escaped(cell)}</th>`);
      const rows = block.rows.map(([first = "", ...rest]) => {
        const cells = rest.map((cell) => `<td style="${style.cell}">${escaped(cell)}</td>`);
        return `<tr><th scope="row" style="${style.cell}">${escaped(first)}</th>${cells.join("")}</tr>`;
      });
      return [
        // A wide table scrolls by itself, so that the text around it never has to.
        `<div style="overflow-x:auto">`,
        `<table style="${style.table}">`,
        `<caption style="${style.caption}">${escaped(block.caption)}</caption>`,
        `<thead><tr>${head.join("")}</tr></thead>`,
        `<tbody>${rows.join("\n")}</tbody>`,
        "</table>",
        "</div>",
      ].join("\n");
    }
  }
}
