import type { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Answer, Question } from "../../schemas/form.ts";
import type { Finding } from "../../schemas/reason.ts";
import { own } from "../shared/own.ts";
import { checkCoFinancing } from "./check-co-financing.ts";
import { checkPapers } from "./check-papers.ts";
import { checkPart } from "./check-part.ts";
import { checkDate, checkMoney, checkTable, checkUrl, peopleColumns } from "./check-values.ts";
import { fault } from "./fault.ts";

/** Every fault of an application under its call's form: while drafting they are news, on submission they refuse. */
export function checkApplication(call: CallContent, content: ApplicationContent): Finding[] {
  const track = call.tracks.find(({ id }) => id === content.track);
  if (track === undefined) return [fault("UnknownTrack", ["track"], { track: content.track })];
  const questions = new Set(track.form.map(({ id }) => id));
  const strangers = Object.keys(content.answers).filter((id) => !questions.has(id));
  return [
    ...strangers.map((id) => fault("UnknownQuestion", ["answers", id])),
    ...track.form.flatMap((question) => checkAnswer(call, question, own(content.answers, question.id))),
    ...track.requiredRoles
      .filter((role) => !content.roles.some((named) => named.role === role))
      .map((role) => fault("RoleMissing", ["roles"], { role })),
    ...checkPart(call, content),
    ...checkCoFinancing(call, content),
    ...checkPapers(call, track, content),
  ];
}

function checkAnswer(call: CallContent, question: Question, answer: Answer | undefined): Finding[] {
  const at = ["answers", question.id];
  const empty = answer === undefined || answer === "" || (Array.isArray(answer) && answer.length === 0);
  if (empty) return question.required ? [fault("Missing", at)] : [];
  switch (question.kind) {
    case "text":
      if (typeof answer !== "string") return [fault("WrongType", at, { expected: "text" })];
      return answer.length > question.maxLength
        ? [fault("TooLarge", at, { maxLength: question.maxLength })]
        : [];
    case "number": {
      if (typeof answer !== "number") return [fault("WrongType", at, { expected: "number" })];
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = question;
      return answer < min || answer > max ? [fault("OutOfRange", at, { answer })] : [];
    }
    case "yesNo":
      if (typeof answer !== "boolean") return [fault("WrongType", at, { expected: "yes or no" })];
      return question.mustBeYes && !answer ? [fault("MustBeYes", at)] : [];
    case "choice":
      return checkChosen(call, question, typeof answer === "string" ? [answer] : answer, 1, at);
    case "choices":
    case "ranking":
      return checkChosen(call, question, answer, question.maxChoices, at);
    case "people": {
      const { minPeople, maxPeople } = question;
      return checkTable({ columns: peopleColumns, minRows: minPeople, maxRows: maxPeople }, answer, at);
    }
    case "money":
      return checkMoney(question, answer, at);
    case "date":
      return checkDate(question, answer, at);
    case "url":
      return checkUrl(answer, at);
    case "table":
      return checkTable(question, answer, at);
  }
}

function checkChosen(
  call: CallContent,
  question: Extract<Question, { options: unknown }>,
  answer: Answer,
  most: number,
  at: string[],
): Finding[] {
  if (!isIds(answer)) return [fault("WrongType", at, { expected: "options" })];
  const known = new Set(optionsOf(call, question));
  const findings = answer.flatMap((id, i) => {
    if (!known.has(id)) return [fault("UnknownOption", [...at, i], { option: id })];
    return answer.indexOf(id) < i ? [fault("ChosenTwice", [...at, i], { option: id })] : [];
  });
  if (answer.length > most) findings.push(fault("TooMany", at, { most, given: answer.length }));
  return findings;
}

/** The ids that a question offers. */
export function optionsOf(call: CallContent, question: Extract<Question, { options: unknown }>): string[] {
  if (question.options === "domains") return call.domains.map(({ id }) => id);
  if (question.options === "activities") return call.activities.map(({ id }) => id);
  return question.options.map(({ id }) => id);
}

/** Whether an answer is a list of option ids. */
export function isIds(answer: Answer | undefined): answer is string[] {
  return Array.isArray(answer) && answer.every((one) => typeof one === "string");
}
