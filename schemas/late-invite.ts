import * as z from "zod";
import { Contact } from "./application.ts";
import { NewDeadline } from "./deadline.ts";
import { CallId, LateInviteId, OrganisationId } from "./ids.ts";
import { line, Text } from "./text.ts";
import { Instant } from "./time.ts";

const organisation = z.strictObject({ id: OrganisationId, name: line(200) });

/** Who may start an application although the call has closed, and until when. */
export const LateInvite = z.object({
  id: LateInviteId,
  callId: CallId,
  organisation,
  contact: Contact,
  /** The deadline as it was told, and the last instant that counts, grace included. */
  closesAt: Instant,
  deadlineAt: Instant,
  reason: Text,
  outage: z.int().min(1).optional(),
  invitedAt: Instant,
  state: z.literal("invited"),
});
export type LateInvite = z.infer<typeof LateInvite>;

export const LateInvitation = z.strictObject({ ...NewDeadline.shape, organisation, contact: Contact });
export type LateInvitation = z.infer<typeof LateInvitation>;
