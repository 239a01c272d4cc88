import type { Block } from "./words.ts";

const columns = 72;

/** Breaks a text into lines of at most `width` columns; a word that is longer stays whole on a line of its own. */
export function wrapped(text: string, width: number = columns): string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|[\r\n]/)) {
    let current = "";
    for (const word of line.split(/[ \t]+/).filter((each) => each !== "")) {
      const longer = current === "" ? word : `${current} ${word}`;
      if (current !== "" && longer.length > width) {
        lines.push(current);
        current = word;
      } else current = longer;
    }
    lines.push(current);
  }
  return lines;
}

const indented = (text: string, indent: string): string[] =>
  wrapped(text, columns - indent.length).map((line) => (line === "" ? "" : indent + line));

/** One block as plain text, without the empty lines around it. */
export function blockAsText(block: Block): string {
  switch (block.is) {
    case "paragraph":
      return wrapped(block.text).join("\n");
    case "section": {
      const lines = wrapped(block.title);
      return [...lines, "-".repeat(Math.min(columns, Math.max(...lines.map(({ length }) => length))))].join(
        "\n",
      );
    }
    case "quote":
      return indented(block.text, "    ").join("\n");
    case "definitions":
      return block.entries.map(({ term, values }) => definitionAsText(term, values)).join("\n");
    case "table":
      return tableAsText(block.caption, block.head, block.rows);
  }
}

function definitionAsText(term: string, values: readonly string[]): string {
  const [only] = values;
  const short = `${term}: ${only}`;
  if (values.length === 1 && only !== undefined && short.length <= columns && !/[\r\n]/.test(only))
    return short;
  return [...wrapped(`${term}:`), ...values.flatMap((value) => indented(value, "  "))].join("\n");
}

/** So narrow a column may become before it is better too wide. */
const narrowest = 8;

/** As wide as the longest cells; where that is too much for the page, the widest column wraps. */
function tableAsText(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? "").length)));
  const total = () => widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
  while (total() > columns && Math.max(...widths) > narrowest)
    widths[widths.indexOf(Math.max(...widths))] = Math.max(...widths) - 1;
  const line = (row: readonly string[]) => {
    const cells = widths.map((width, i) => wrapped(row[i] ?? "", width));
    return Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, n) =>
      cells
        .map((lines, i) => (lines[n] ?? "").padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  };
  const rule = "-".repeat(Math.min(columns, total()));
  return [...wrapped(caption), "", ...line(head), rule, ...rows.flatMap(line)].join("\n");
}
