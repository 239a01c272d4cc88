import type { State } from "./asl.ts";

/** Participles of the irregular verbs that may end a workflow; all others end in -ed. */
const irregular = ["begun", "given", "held", "met", "paid", "sent", "told", "withdrawn", "written"];

const isParticiple = (word: string) => word.endsWith("ed") || irregular.includes(word);

/** A Task is an imperative, a Choice a question, a Wait starts with "Until", an end is a participle. */
export const nameFault = (type: State["Type"], name: string): string | undefined => {
  const words = name.toLowerCase().split(" ");
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (!/^[A-Z][a-z]/.test(name)) return "must read as a sentence";
  if (type === "Choice") return name.endsWith("?") ? undefined : "is a choice and must be a question";
  if (name.endsWith("?")) return "is no choice and must not be a question";
  if (type === "Wait") return first === "until" ? undefined : 'is a wait and must start with "Until"';
  if (first === "until") return 'is no wait and must not start with "Until"';
  if (type === "Succeed" || type === "Fail")
    return isParticiple(last) ? undefined : "is an end and must be a participle";
  return isParticiple(first) || first.endsWith("ing") || isParticiple(last)
    ? "is an act and must be an imperative"
    : undefined;
};
