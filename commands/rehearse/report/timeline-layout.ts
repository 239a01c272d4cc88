import { textWidth, wrappedTo } from "./text-width.ts";

/** Something with a label at a point of the axis. */
export interface Mark {
  x: number;
  /** The day that stands before the words. */
  day: string;
  what: string;
  end: boolean;
}

/** A label in its place: the left of its box, its first line counted from the top of its lane, its lines of words. */
export interface Label extends Mark {
  left: number;
  width: number;
  line: number;
  lines: readonly string[];
  /** Near the right edge a label stands to the left of its mark. */
  toTheLeft: boolean;
}

export const fontSize = 12;
/** Between a mark and its words. */
export const gap = 8;
const widest = 300;
const between = 14;

/**
 * Labels beside their marks, as far up as they fit without touching another, in the order of time: a staircase that
 * reads downwards. The day counts to the first line; no label passes the edges of the axis.
 */
export function placed(marks: readonly Mark[], { from, to }: { from: number; to: number }): Label[] {
  const done: Label[] = [];
  for (const mark of [...marks].sort((a, b) => a.x - b.x)) {
    const lines = wrappedTo(Math.min(widest, to - from - gap), `${mark.day}  ${mark.what}`, fontSize);
    const words = Math.max(...lines.map((line) => textWidth(line, fontSize)), 0);
    const toTheLeft = mark.x + gap + words > to;
    const width = words + gap + between;
    const left = toTheLeft ? mark.x - gap - words : mark.x - gap;
    const label = { ...mark, left, width, lines, toTheLeft, line: 0 };
    while (done.some((other) => touches(label, other))) label.line += 1;
    done.push(label);
  }
  return done;
}

function touches(a: Label, b: Label): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.line < b.line + b.lines.length &&
    b.line < a.line + a.lines.length
  );
}
