import type { SubmittedApplication } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Review } from "../../schemas/reviewing.ts";
import { inLanguage } from "../../schemas/text.ts";
import type { ReviewSheet } from "../../schemas/views.ts";
import { roleName } from "../calls/role-names.ts";
import { comparedWithin, groupName } from "../selection/compared-group.ts";
import { own } from "../shared/own.ts";
import type { Stored } from "../shared/store.ts";
import { askedCriteria } from "./asked-criteria.ts";
import { answerShown, areaShown, isDoubleBlind, paperName, pseudonym, reviewShown } from "./blind.ts";
import { criteriaOf } from "./write-review.ts";

/** A review with the application that it is about, as far as its reviewer may know of it. */
export function reviewSheet(
  call: Call,
  review: Stored<Review>,
  application: SubmittedApplication,
): ReviewSheet {
  const { organisation, track, answers, attachments, roles } = application.submitted;
  const isHidden = isDoubleBlind(call);
  const form = (call.content.tracks.find(({ id }) => id === track)?.form ?? []).filter(
    ({ kind }) => !isHidden || (kind !== "people" && kind !== "url"),
  );
  const { name, country } = organisation;
  return {
    review: reviewShown(call, review),
    track,
    ...withinOf(call, application),
    criteria: askedCriteria(criteriaOf(call, track), areaShown(call, application.submitted)),
    answers: form.map(({ id, label }) => ({
      question: inLanguage(label, "en"),
      answer: answerShown(call, application, answers[id]),
    })),
    applicant: isHidden ? { name: pseudonym(review.assignmentId) } : { name, country },
    roles: roles.map(({ role, name: who, function: what }) => ({
      role,
      label: roleName(role, "en"),
      ...(isHidden ? {} : { name: who }),
      ...(what === undefined || isHidden ? {} : { function: what }),
    })),
    papers: attachments.map(({ id, kind, fileName, mediaType }) => ({
      id,
      kind,
      fileName: isHidden ? paperName(kind, mediaType) : fileName,
    })),
  };
}

/** Where applications are judged within those that gave the same answer, the answer that this one gave, in words (F98). */
function withinOf(
  { content }: Call,
  { submitted: { answers } }: SubmittedApplication,
): Pick<ReviewSheet, "judgedWithin"> {
  const within = comparedWithin(content) ?? "";
  const question = content.tracks.flatMap(({ form }) => form).find(({ id }) => within === `answer:${id}`);
  const answer = question && own(answers, question.id);
  if (question === undefined || answer === undefined) return {};
  const group = groupName(content, [answer].flat().map(String).join("+"), "en");
  return { judgedWithin: { question: inLanguage(question.label, "en"), group } };
}
