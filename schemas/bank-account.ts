import * as z from "zod";
import { AccountId, CallId, OrganisationId } from "./ids.ts";
import { Email, LetterLanguage, line } from "./text.ts";
import { Instant } from "./time.ts";

/** Where money goes or comes from, in the clear: seen by finance and in the payment file alone. */
export const Account = z.strictObject({
  holder: line(70),
  iban: z.string().max(40),
  bic: z.string().max(11).optional(),
});
export type Account = z.infer<typeof Account>;

/** Names one version of an organisation's bank details; says nothing of what is in them. */
export const AccountRef = z.strictObject({ accountId: AccountId, version: z.int().min(1) });
export type AccountRef = z.infer<typeof AccountRef>;

const contact = z.strictObject({ name: line(120), email: Email, language: LetterLanguage });

export const SetBankAccount = z.strictObject({
  ...Account.shape,
  /** Who is written to about these details, also when they are replaced. */
  contact,
});
export type SetBankAccount = z.infer<typeof SetBankAccount>;

export const ConfirmBankAccount = z.strictObject({ version: z.int().min(1) });
export type ConfirmBankAccount = z.infer<typeof ConfirmBankAccount>;

const shown = {
  version: z.int().min(1),
  /** The last four places of the account number. */
  masked: z.string(),
  /** ISO 3166-1, from the account number: decides between an order to the bank and a list. */
  country: z.string().length(2),
  contact,
  setBy: z.string(),
  setAt: Instant,
};
export const AccountVersion = z.object({
  ...shown,
  /** The call under whose participation it was given: its letters tell of a change. */
  callId: CallId,
  /** An `Account`, encrypted; and its data key, which the key ring alone can open. Both base64. */
  sealed: z.base64(),
  wrappedKey: z.base64(),
});
export type AccountVersion = z.infer<typeof AccountVersion>;

const common = {
  id: AccountId,
  organisationId: OrganisationId,
  current: AccountVersion,
  /** What was paid to before: a payment file that is asked for again has the same bytes. */
  earlier: z.array(AccountVersion),
};
/** The bank details of an organisation; a change is in force once a second person has confirmed it. */
export const BankAccount = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("inForce") }),
  z.object({ ...common, state: z.literal("changeProposed"), proposed: AccountVersion }),
]);
export type BankAccount = z.infer<typeof BankAccount>;

/** As everybody sees it but finance. */
export const MaskedAccount = z.object({
  id: AccountId,
  organisationId: OrganisationId,
  state: z.enum(["inForce", "changeProposed"]),
  current: z.object(shown),
  proposed: z.object(shown).optional(),
  rev: z.int(),
});
export type MaskedAccount = z.infer<typeof MaskedAccount>;

/** As finance sees it. */
export const OpenedAccount = z.object({
  account: MaskedAccount,
  current: Account,
  proposed: Account.optional(),
});
export type OpenedAccount = z.infer<typeof OpenedAccount>;
