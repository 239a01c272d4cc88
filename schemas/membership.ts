import * as z from "zod";
import { ApplicationId, CallId, InvitationId, PersonId } from "./ids.ts";
import { Email, LetterLanguage, line } from "./text.ts";
import { Instant } from "./time.ts";

/** What somebody may do with an application: owners also invite, signatories read and sign. */
export const MemberRole = z.enum(["owner", "editor", "reader", "signatory"]);
export type MemberRole = z.infer<typeof MemberRole>;

const person = { name: line(120), email: Email, language: LetterLanguage };

/** Somebody who works on an application, whichever organisation their account belongs to. */
export const Member = z.object({ personId: PersonId, ...person, role: MemberRole, since: Instant });
export type Member = z.infer<typeof Member>;

export const InvitationRequest = z.strictObject({ ...person, role: MemberRole });
export type InvitationRequest = z.infer<typeof InvitationRequest>;

/** The code of a letter: `{invitation}.{signature}`. It works once, until it expires, for the address it was sent to. */
export const InvitationToken = z
  .string()
  .regex(/^invitation_[a-z0-9]{25}\.[A-Za-z0-9_-]{43}$/, { error: "expected the code from the letter" });

const common = {
  id: InvitationId,
  callId: CallId,
  applicationId: ApplicationId,
  ...person,
  role: MemberRole,
  invitedBy: PersonId,
  invitedAt: Instant,
  expiresAt: Instant,
};
export const Invitation = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("pending") }),
  z.object({ ...common, state: z.literal("accepted"), acceptedBy: PersonId, acceptedAt: Instant }),
  z.object({ ...common, state: z.literal("revoked"), revokedAt: Instant }),
]);
export type Invitation = z.infer<typeof Invitation>;
