import { optionsOf } from "../../functions/applications/check-answers.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Answer, Answers, Column, Question } from "../../schemas/form.ts";
import type { Chance } from "./chance.ts";
import { type City, madeUp } from "./field.ts";

/** An answer to each question of a track's form, of the shape that it asks for; its words say that they are made up. */
export function madeUpAnswers(call: CallContent, trackId: string, city: City, chance: Chance): Answers {
  const form = call.tracks.find(({ id }) => id === trackId)?.form ?? [];
  return Object.fromEntries(form.map((question) => [question.id, answerTo(question, call, city, chance)]));
}

function answerTo(question: Question, call: CallContent, city: City, chance: Chance): Answer {
  switch (question.kind) {
    case "text":
      return madeUp(city, "we write of", chance).slice(0, question.maxLength);
    case "number":
      return chance.whole(question.min ?? 0, question.max ?? 1_000_000);
    case "yesNo":
      return question.mustBeYes || chance.next() < 0.8;
    case "choice":
      return chance.some(optionsOf(call, question), 1)[0] ?? "";
    case "choices":
    case "ranking":
      return chance.some(optionsOf(call, question), chance.whole(1, question.maxChoices));
    case "people":
      return Array.from({ length: Math.max(question.minPeople, chance.whole(1, 3)) }, (_, i) => ({
        name: `Officer ${i + 1} of ${city.name}`,
        function: chance.some(call.functions, 1)[0]?.id ?? "climate",
        hoursPerMonth: chance.whole(4, 30),
      }));
    case "money":
      return { amount: `${chance.whole(1, 500)}000.00`, currency: question.currencies[0] ?? "EUR" };
    case "date":
      return question.until ?? question.from ?? call.programme.startsOn;
    case "url":
      return "https://www.example.org/made-up";
    case "table":
      return Array.from({ length: Math.max(1, question.minRows) }, () =>
        Object.fromEntries(question.columns.map((column) => [column.id, cellOf(column, city, chance)])),
      );
  }
}

function cellOf({ kind, options, maxLength, min = 0, max = 100 }: Column, city: City, chance: Chance) {
  if (kind === "number") return chance.whole(min, max);
  if (kind === "choice") return chance.some(options, 1)[0]?.id ?? "";
  const words = {
    text: madeUp(city, "we plan", chance),
    date: "2011-12-31",
    url: "https://www.example.org/made-up",
    amount: "1000.00",
  };
  return words[kind].slice(0, maxLength);
}
