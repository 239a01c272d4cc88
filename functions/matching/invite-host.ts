import type { Call, HostActivity } from "../../schemas/call.ts";
import type { Host, InviteHost } from "../../schemas/host.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { milestoneId } from "../operations/milestones.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater, instantOf } from "../shared/zone.ts";
import { hostId } from "./hosts.ts";

export interface HostDeps {
  calls: Store<Call>;
  hosts: Store<Host>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
}

/** Asks the hosts of an activity whether they want twins, by the day that the call names, and arms the reminder (F129). */
export const inviteHost =
  ({ hosts, letters, milestones }: HostDeps) =>
  async (call: Call, { activity: slug, contacts }: InviteHost, by: Author): Promise<Change<Stored<Host>>> => {
    if (call.state === "cancelled") return refuse("WrongState", { act: "inviteHost", state: call.state });
    const { counterparts, window } = call.content;
    const { interestBy, remindDaysBefore } = counterparts ?? refuse("NothingToMatch");
    const answerBy = instantOf(interestBy, window.zone);
    if (by.at > answerBy) refuse("DeadlinePassed", { answerBy });
    const activity = activityOf(call, slug);
    const host: Host = {
      id: hostId(call.id, slug),
      callId: call.id,
      activity: slug,
      contacts,
      invitedAt: by.at,
      answerBy,
      profile: {},
      state: "invited",
    };
    const dueAt = daysLater(answerBy, -remindDaysBefore, window.zone);
    const reminder: Milestone = {
      id: milestoneId(host.id, "host-reminder"),
      callId: call.id,
      name: "host-reminder",
      subject: host.id,
      state: "ahead",
      dueAt,
      round: 1,
    };
    return together(
      hosts.created(host, "invite", by),
      dueAt > by.at ? milestones.created(reminder, "set", by).writes : [],
      asked({ letters }, "host-invitation", call, activity, host, by),
    );
  };

/** Reminds hosts who have not answered; a host who has is left alone. */
export const remindHost =
  ({ calls, hosts, letters }: Omit<HostDeps, "milestones">) =>
  async (id: string, by: Author): Promise<Change<Stored<Host>>> => {
    const host = await hosts.get(id);
    if (host.state !== "invited") return unchanged(host);
    const call = await calls.get(host.callId);
    const writes = asked({ letters }, "host-reminder", call, activityOf(call, host.activity), host, by);
    return { output: host, writes };
  };

function asked(
  { letters }: Pick<HostDeps, "letters">,
  kind: "host-invitation" | "host-reminder",
  call: Call,
  activity: HostActivity,
  host: Host,
  by: Author,
): readonly Write[] {
  const facts = {
    ...titled(call),
    activity: activity.title,
    answerBy: host.answerBy,
    contactEmail: call.content.contact.email,
  };
  return host.contacts.flatMap((to) =>
    queued(letters, kind, { callId: call.id, subjectId: host.id, to, facts }, by),
  );
}

export function activityOf(call: Call, slug: string): HostActivity {
  return (
    call.content.activities.find(({ id }) => id === slug) ??
    refuse("NotFound", { type: "activity", id: slug })
  );
}
