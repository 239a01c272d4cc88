import type { SubmittedApplication } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Screening } from "../../schemas/screening.ts";
import { titled } from "../calls/titled.ts";
import { posted } from "../letters/letters.ts";
import type { Change } from "../shared/change.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import { daysLater } from "../shared/zone.ts";
import { unmet } from "./rules.ts";
import type { ScreenDeps } from "./screen-applications.ts";
import { screeningsOf } from "./screenings.ts";

type TellDeps = ScreenDeps & { letters: Store<Letter> };
const pageSize = 25;

/**
 * Tells a page of those who may not take part why, and how to object, where the call says that they hear it before
 * everybody's decision. It is the decision letter itself: the announcement finds it in the outbox and writes no second.
 */
export const tellIneligible =
  (deps: TellDeps) =>
  async (callId: CallId, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const page = await deps.screenings.page(screeningsOf(callId), {
      prefix: "ineligible#",
      limit: pageSize,
      ...(position === "" ? {} : { position: JSON.parse(position) }),
    });
    for (const screening of page.entities) {
      const application = await deps.applications.get(screening.applicationId);
      if (application.state !== "submitted") continue;
      const { writes } = ineligibleLetter(deps, { call, application, screening }, system(deps.now()));
      await once(deps.table, writes);
    }
    return page.next === undefined
      ? { position: "", more: false }
      : { position: JSON.stringify(page.next), more: true };
  };

/** The letter to one who may not take part: the rules that were not met, and until when and to whom to object. */
export function ineligibleLetter(
  { letters }: Pick<TellDeps, "letters">,
  {
    call,
    application,
    screening,
  }: {
    call: Call;
    application: SubmittedApplication;
    screening: Screening;
  },
  by: Author,
): Change<Stored<Letter>> {
  const { contact, organisation } = application.submitted;
  const { zone } = call.content.window;
  const facts = {
    ...titled(call),
    organisation: organisation.name,
    objectionBy: daysLater(by.at, call.content.selection.objectionWithinDays, zone),
    contactEmail: call.content.contact.email,
    rules: unmet(screening.outcomes),
  };
  const letter = { callId: call.id, subjectId: application.id, to: contact, facts };
  return posted(letters, "decision-ineligible", letter, by);
}
