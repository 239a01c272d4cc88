import type { Application } from "../../schemas/application.ts";
import type { FileObjection, Objection } from "../../schemas/objection.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { milestoneId } from "../operations/milestones.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { objectionId } from "./objections.ts";
import { announcedOn, type ReadDecisionDeps } from "./read-decision.ts";
import { objectionUntil, redressOf } from "./redress.ts";

export interface ObjectionDeps extends Omit<ReadDecisionDeps, "reviews" | "consensuses" | "screenings"> {
  objections: Store<Objection>;
  milestones: Store<Milestone>;
}

/** So many days before an answer is promised, the office is reminded. */
const remindDaysBefore = 3;

/**
 * Asks to have an announced decision looked at again, on one of the call's procedural grounds and within the term of
 * the letter. Refuses DeadlinePassed after it, and AlreadyExists the second time.
 */
export const fileObjection =
  (deps: ObjectionDeps) =>
  async (
    application: Stored<Application>,
    said: FileObjection,
    by: Author,
  ): Promise<Change<Stored<Objection>>> => {
    const { call, row, content } = await announcedOn(deps, application);
    const until = await objectionUntil(deps.letters, call, row, content.contact);
    if (by.at > until) refuse("DeadlinePassed", { until });
    const { grounds, replyWithinDays } = redressOf(call.content);
    const ground = grounds.find(({ id }) => id === said.ground);
    if (ground === undefined)
      return refuse("InputInvalid", {}, [
        {
          pointer: "/ground",
          code: "UnknownGround",
          detail: `One of: ${grounds.map(({ id }) => id).join(", ")}.`,
        },
      ]);
    const { zone } = call.content.window;
    const objection: Objection = {
      ...said,
      id: objectionId(application.id),
      callId: call.id,
      applicationId: application.id,
      organisationId: application.organisationId,
      organisation: content.organisation.name,
      papers: [],
      filedBy: by.sub,
      filedAt: by.at,
      replyBy: daysLater(by.at, replyWithinDays, zone),
      state: "filed",
    };
    const { language } = content.contact;
    const facts = {
      ...titled(call),
      organisation: objection.organisation,
      ground: ground.label[language] ?? ground.label.en ?? ground.id,
      replyBy: objection.replyBy,
    };
    const letter = { callId: call.id, subjectId: objection.id, to: content.contact, facts };
    return together(
      deps.objections.created(objection, "file", by),
      queued(deps.letters, "objection-received", letter, by),
      watched(deps.milestones, objection, daysLater(objection.replyBy, -remindDaysBefore, zone), by),
    );
  };

/** The office is written to before the answer is due; an instant that has passed already is reached at once. */
function watched(
  milestones: Store<Milestone>,
  objection: Objection,
  dueAt: string,
  by: Author,
): readonly Write[] {
  const { id, callId } = objection;
  const milestone: Milestone = {
    id: milestoneId(id, "objection"),
    callId,
    name: "objection",
    subject: id,
    state: "ahead",
    dueAt: dueAt > by.at ? dueAt : by.at,
    round: 1,
  };
  return milestones.created(milestone, "set", by).writes;
}
