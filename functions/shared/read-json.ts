import { pointerOf } from "./faults.ts";
import type { Fault } from "./refusal.ts";

/** Deeper than any format of ours by far, and shallow enough for everything that walks a value by recursion. */
const deepest = 64;

export type JsonReading =
  | { outcome: "read"; value: unknown; faults: Fault[] }
  | {
      outcome: "notJson";
      code: "NotJson" | "NotYaml" | "TooDeep";
      line: number;
      column: number;
      detail: string;
    };

type Frame = { kind: "object"; keys: Set<string>; key: string } | { kind: "array"; index: number };
type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "nothing";

const tokens = {
  space: /[ \t\r\n]*/y,
  string: /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/y,
  scalar: /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y,
};

const wanted: Record<Expected, string> = {
  value: "a value",
  valueOrEnd: 'a value or "]"',
  key: "a key in double quotes",
  keyOrEnd: 'a key in double quotes or "}"',
  colon: '":"',
  commaOrEnd: '"," or the end of the list or object',
  nothing: "nothing more",
};

/**
 * Reads JSON and names what `JSON.parse` keeps silent about: keys that occur twice (the first would be lost), and
 * where exactly a text stops being JSON. Keeps its own stack, so that no depth of nesting ends the process.
 */
export function readJson(text: string): JsonReading {
  const stack: Frame[] = [];
  const faults: Fault[] = [];
  let expected: Expected = "value";
  let at = 0;
  const take = (token: RegExp) => {
    token.lastIndex = at;
    return token.exec(text)?.[0];
  };
  const pointer = () => pointerOf(stack.map((frame) => (frame.kind === "object" ? frame.key : frame.index)));
  const afterValue = (): Expected => (stack.length === 0 ? "nothing" : "commaOrEnd");

  for (;;) {
    at += take(tokens.space)?.length ?? 0;
    const char = text[at];
    const top = stack.at(-1);
    if (char === undefined && expected === "nothing") break;
    const mayBeValue = expected === "value" || expected === "valueOrEnd";
    const mayBeKey = expected === "key" || expected === "keyOrEnd";
    let length = 1;
    if (mayBeValue && (char === "{" || char === "[")) {
      if (stack.length >= deepest) return refused("TooDeep", `nested more than ${deepest} levels deep`);
      stack.push(char === "{" ? { kind: "object", keys: new Set(), key: "" } : { kind: "array", index: 0 });
      expected = char === "{" ? "keyOrEnd" : "valueOrEnd";
    } else if (closes(char, top, expected)) {
      stack.pop();
      expected = afterValue();
    } else if (char === "," && expected === "commaOrEnd" && top) {
      if (top.kind === "array") top.index += 1;
      expected = top.kind === "array" ? "value" : "key";
    } else if (char === ":" && expected === "colon") {
      expected = "value";
    } else if (mayBeKey && top?.kind === "object") {
      const raw = take(tokens.string);
      if (raw === undefined) return refused();
      length = raw.length;
      const key = String(JSON.parse(raw));
      top.key = key;
      if (top.keys.has(key))
        faults.push({
          pointer: pointer(),
          code: "DuplicateKey",
          detail: "This key occurs twice in its object.",
        });
      if (key === "__proto__")
        faults.push({ pointer: pointer(), code: "ReservedKey", detail: "This word cannot be a key." });
      top.keys.add(key);
      expected = "colon";
    } else if (mayBeValue) {
      const raw = take(tokens.string) ?? take(tokens.scalar);
      if (raw === undefined) return refused();
      length = raw.length;
      expected = afterValue();
    } else return refused();
    at += length;
  }
  return { outcome: "read", value: JSON.parse(text), faults };

  function refused(code: "NotJson" | "TooDeep" = "NotJson", why?: string): JsonReading {
    const before = text.slice(0, at).split("\n");
    const found =
      at >= text.length ? "the end" : JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0));
    return {
      outcome: "notJson",
      code,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      detail: why ?? `expected ${wanted[expected]}, found ${found}`,
    };
  }
}

function closes(char: string | undefined, top: Frame | undefined, expected: Expected): boolean {
  if (char === "]") return top?.kind === "array" && (expected === "valueOrEnd" || expected === "commaOrEnd");
  return char === "}" && top?.kind === "object" && (expected === "keyOrEnd" || expected === "commaOrEnd");
}
