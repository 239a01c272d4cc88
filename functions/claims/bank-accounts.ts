import { isValidBIC, isValidIBAN } from "ibantools";
import {
  Account,
  type AccountRef,
  type AccountVersion,
  BankAccount,
  type MaskedAccount,
} from "../../schemas/bank-account.ts";
import { AccountId, type OrganisationId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { type KeyRing, sealed, unsealed } from "./key-ring.ts";

export function accountStore(table: Table): Store<BankAccount> {
  return entityStore(table, {
    type: "bankAccount",
    schema: BankAccount,
    audited: true,
    listed: ({ current, id }) => ({ gsi1: { partition: `${current.callId}#bankAccount`, sort: id } }),
  });
}

export function accountId(organisation: OrganisationId): AccountId {
  return AccountId.parse(`account_${naturalKey(organisation)}`);
}

/** The account as it is written in a payment file: no spaces, capitals; its check digits fit, else it is refused. */
export function checkedAccount({ holder, iban, bic }: Account): Account {
  if (bic !== undefined && !isValidBIC(bic))
    refuse("BicInvalid", {}, [{ pointer: "/bic", code: "BicInvalid", detail: "No BIC has this form." }]);
  const plain = iban.replaceAll(" ", "").toUpperCase();
  if (!isValidIBAN(plain))
    refuse("IbanInvalid", {}, [
      { pointer: "/iban", code: "IbanInvalid", detail: "The check digits do not fit." },
    ]);
  return { holder, iban: plain, ...(bic === undefined ? {} : { bic }) };
}

/** Encrypts an account under a data key of its own, made for its organisation. */
export async function sealedAccount(
  keys: KeyRing,
  { organisationId, version }: { organisationId: OrganisationId; version: number },
  account: Account,
): Promise<Pick<AccountVersion, "sealed" | "wrappedKey" | "masked" | "country">> {
  const { key, wrapped } = await keys.made(organisationId);
  return {
    sealed: sealed(Buffer.from(JSON.stringify(account)), key, placeOf(organisationId, version)),
    wrappedKey: wrapped,
    masked: `····${account.iban.slice(-4)}`,
    country: account.iban.slice(0, 2),
  };
}

export async function openedAccount(
  keys: KeyRing,
  { organisationId }: Pick<BankAccount, "organisationId">,
  { version, wrappedKey, sealed: text }: AccountVersion,
): Promise<Account> {
  if (text === "") return refuse("Erased", { organisationId });
  const key = await keys.opened(wrappedKey, organisationId);
  return Account.parse(JSON.parse(unsealed(text, key, placeOf(organisationId, version)).toString()));
}

/** A version keeps to its place: copied to another organisation or number, it does not open. */
function placeOf(organisationId: OrganisationId, version: number): string {
  return `${organisationId}#${version}`;
}

export function versionOf(account: BankAccount, { version }: Pick<AccountRef, "version">): AccountVersion {
  const found = [account.current, ...account.earlier].find((each) => each.version === version);
  return found ?? refuse("NotFound", { id: account.id });
}

/** The bank details as everybody sees them but finance. */
export function maskedAccount(account: Stored<BankAccount>): MaskedAccount {
  const { id, organisationId, state, current, rev } = account;
  const proposed = account.state === "changeProposed" ? { proposed: account.proposed } : {};
  return { id, organisationId, state, current, ...proposed, rev };
}
