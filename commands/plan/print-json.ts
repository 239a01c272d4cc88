/**
 * JSON on two spaces, or on one line. What a terminal would obey or hide (control and format characters, which an id
 * may contain) is escaped; a JSON reader gets the same value.
 */
export function printJson(value: unknown, compact = false): string {
  const text = JSON.stringify(value, undefined, compact ? undefined : 2);
  return `${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => (char === "\n" ? char : escaped(char)))}\n`;
}

function escaped(char: string): string {
  return Array.from({ length: char.length }, (_, index) => char.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}
