import { plain } from "../../../functions/shared/escaped.ts";
import { number } from "./words.ts";

/** Wide enough for two columns, narrow enough for every terminal. */
const width = 88;
const between = 4;
const column = (width - between) / 2;

/** A title in capitals over a line. */
export function heading(title: string): string[] {
  return [cut(plain(title).toUpperCase(), width), "─".repeat(width)];
}

/** Counts under a title, the figures in one column to the right. */
export function counts(
  title: string,
  entries: readonly (readonly [string, number])[],
  total: string,
): string[] {
  const line = (name: string, n: number) => {
    const figure = number(n);
    return `${pad(cut(plain(name), column - figure.length - 1), column - figure.length)}${figure}`;
  };
  const sum = entries.reduce((so, [, n]) => so + n, 0);
  return [
    cut(title.toUpperCase(), column),
    "─".repeat(column),
    ...entries.map(([name, n]) => line(name, n)),
    ...(entries.length > 1 ? [line(total, sum)] : []),
    ...(entries.length === 0 ? ["none"] : []),
  ];
}

/** Two columns of lines, side by side. */
export function beside(left: readonly string[], right: readonly string[]): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `${pad(left[index] ?? "", column + between)}${right[index] ?? ""}`.trimEnd(),
  );
}

/** A paragraph in lines of the whole width; its later lines begin with the indent. A word is never broken. */
export function wrapped(text: string, indent = "  "): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of plain(text).split(/(?<=\S)(?= )/)) {
    if (line !== "" && lengthOf(line) + lengthOf(word) > width) {
      lines.push(line);
      line = `${indent}${word.trimStart()}`;
    } else line += word;
  }
  return line === "" ? lines : [...lines, line];
}

export function pad(text: string, to: number): string {
  return text + " ".repeat(Math.max(0, to - lengthOf(text)));
}

function cut(text: string, to: number): string {
  const shown = [...segments(text)];
  return shown.length <= to ? text : `${shown.slice(0, Math.max(0, to - 1)).join("")}…`;
}

/** As a reader counts: a letter with its accents is one. */
function lengthOf(text: string): number {
  return [...segments(text)].length;
}

function segments(text: string): Iterable<string> {
  return Array.from(new Intl.Segmenter("en").segment(text), ({ segment }) => segment);
}
