import type { BankAccount, OpenedAccount, SetBankAccount } from "../../schemas/bank-account.ts";
import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { accountId, checkedAccount, maskedAccount, openedAccount, sealedAccount } from "./bank-accounts.ts";
import type { KeyRing } from "./key-ring.ts";
import { accountTransitions } from "./transitions.ts";

export interface AccountDeps {
  calls: Store<Call>;
  accounts: Store<BankAccount>;
  letters: Store<Letter>;
  keys: KeyRing;
}

/** An organisation, and the call whose letters tell of a change. */
type AccountHolder = Pick<Participation, "callId" | "organisationId"> & { organisation: { name: string } };

/**
 * The first details of an organisation hold at once: nothing is paid to them that two others have not looked at. Others
 * in their place only wait to be confirmed, and whoever gave the present ones hears of it: a stolen login cannot turn a
 * payment round unseen.
 */
export const setBankAccount =
  ({ calls, accounts, letters, keys }: AccountDeps) =>
  async (
    { callId, organisationId, organisation }: AccountHolder,
    { contact, ...details }: SetBankAccount,
    by: Author,
  ): Promise<Change<Stored<BankAccount>>> => {
    const account = checkedAccount(details);
    const id = accountId(organisationId);
    const before = await accounts.find(id);
    const version = 1 + Math.max(0, ...(before ? versionsOf(before) : []));
    const secret = await sealedAccount(keys, { organisationId, version }, account);
    const given = { ...secret, version, callId, contact, setBy: by.sub, setAt: by.at };
    if (before === undefined) {
      const first: BankAccount = { id, organisationId, current: given, earlier: [], state: "inForce" };
      return accounts.created(first, "set", by, { otherwise: "ConcurrentChange" });
    }
    requireFrom(accountTransitions, "propose", before);
    const after: BankAccount = { ...before, state: "changeProposed", proposed: given };
    const facts = {
      ...titled(await calls.get(callId)),
      organisation: organisation.name,
      before: before.current.masked,
      after: given.masked,
    };
    const letter = { callId, subjectId: `${id}#${version}`, to: before.current.contact, facts };
    return together(
      accounts.changed(before, after, "propose", by, { details: { version } }),
      queued(letters, "bank-account-change-proposed", letter, by),
    );
  };

/** A second person puts a change in force; who may is decided before (`account.confirm`). Tells the old and the new contact. */
export const confirmBankAccount =
  ({ calls, accounts, letters }: AccountDeps) =>
  async (account: Stored<BankAccount>, version: number, by: Author): Promise<Change<Stored<BankAccount>>> => {
    if (account.state !== "changeProposed")
      return refuse("WrongState", { act: "confirm", state: account.state });
    const { proposed, current, earlier } = account;
    if (proposed.version !== version) refuse("ContentChanged", { version: proposed.version });
    const { id, organisationId } = account;
    const after: BankAccount = {
      id,
      organisationId,
      state: "inForce",
      current: proposed,
      earlier: [current, ...earlier],
    };
    const facts = {
      ...titled(await calls.get(proposed.callId)),
      before: current.masked,
      after: proposed.masked,
    };
    const told = new Map([current, proposed].map(({ contact }) => [contact.email.toLowerCase(), contact]));
    return together(
      accounts.changed(account, after, "confirm", by, { details: { version } }),
      ...[...told.values()].map((to) =>
        queued(
          letters,
          "bank-account-changed",
          { callId: proposed.callId, subjectId: `${id}#${version}`, to, facts },
          by,
        ),
      ),
    );
  };

/** What finance sees, in the clear. */
export const openBankAccount =
  ({ keys }: Pick<AccountDeps, "keys">) =>
  async (account: Stored<BankAccount>): Promise<OpenedAccount> => ({
    account: maskedAccount(account),
    current: await openedAccount(keys, account, account.current),
    ...(account.state === "changeProposed"
      ? { proposed: await openedAccount(keys, account, account.proposed) }
      : {}),
  });

function versionsOf(account: BankAccount): number[] {
  const all = [account.current, ...account.earlier];
  return [...all, ...(account.state === "changeProposed" ? [account.proposed] : [])].map(
    ({ version }) => version,
  );
}
