import type { Call } from "../../schemas/call.ts";
import type { LateInvitation, LateInvite } from "../../schemas/late-invite.ts";
import { inLanguage } from "../../schemas/text.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { inState } from "./calls.ts";
import { lastInstant, meant, outageOf, requireLater } from "./deadline.ts";
import { lateInviteId } from "./late-invites.ts";
import { type MoveDeps, withLateUntil } from "./move-deadline.ts";
import { rearmed } from "./rearm.ts";
import { titled } from "./titled.ts";

/**
 * Lets one organisation start and submit an application until a deadline of its own, also after the call has closed and
 * until its screening begins. Who has an application already gets a deadline of its own instead (`moveOneDeadline`).
 * Invited again, it is the same invitation with a later deadline.
 */
export const inviteLate =
  (deps: MoveDeps & { lateInvites: Store<LateInvite> }) =>
  async (
    stored: Stored<Call>,
    { closes, zone, organisation, contact, ...why }: LateInvitation,
    by: Author,
  ): Promise<Change<Stored<LateInvite>>> => {
    const call = inState(stored, "open", "closing", "closed");
    const closesAt = meant(call, closes, zone, "/closes");
    const id = lateInviteId(call.id, organisation.id);
    const earlier = await deps.lateInvites.find(id);
    requireLater(closesAt, {
      InThePast: by.at,
      NotLater: call.closesAt,
      ...(earlier ? { NotLaterThanBefore: earlier.closesAt } : {}),
    });
    outageOf(call, why);
    for await (const { id: application, callId } of deps.applications.list({
      index: "gsi2",
      key: `${organisation.id}#application`,
    }))
      if (callId === call.id) refuse("AlreadyExists", { application });
    const invite: LateInvite = {
      id,
      callId: call.id,
      organisation,
      contact,
      closesAt,
      deadlineAt: lastInstant(call, closesAt),
      invitedAt: by.at,
      state: "invited",
      ...why,
    };
    const details = { organisation: organisation.id, closesAt };
    const invited = earlier
      ? deps.lateInvites.changed(earlier, invite, "extend", by, { details })
      : deps.lateInvites.created(invite, "invite", by, { details, otherwise: "ConcurrentChange" });
    const after = withLateUntil(call, closesAt);
    const facts = {
      ...titled(call),
      organisation: organisation.name,
      closesAt,
      reason: inLanguage(why.reason, contact.language),
      contactEmail: call.content.contact.email,
    };
    return together(
      invited,
      deps.calls.changed(stored, after, "inviteLate", by, { details }).writes,
      queued(
        deps.letters,
        "late-invitation",
        { callId: call.id, subjectId: id, to: contact, due: closesAt, facts },
        by,
      ),
      await rearmed(deps.milestones, call, after, by, [closesAt]),
    );
  };
