import { RegisterVersionId } from "../../schemas/ids.ts";
import { type ImportRegister, RegisterVersion, type RegisterVersionRow } from "../../schemas/register.ts";
import { canonical, compareText, naturalKey } from "../shared/canonical.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { type Access, type Author, entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function registerStore(table: Table): Store<RegisterVersion> {
  return entityStore(table, {
    type: "register",
    schema: RegisterVersion,
    audited: true,
    listed: ({ id, register, asOf }) => ({
      gsi1: { partition: versionsOf(register).key, sort: `${asOf}#${id}` },
    }),
  });
}

/** The versions of a register, by the day from which they hold. */
export function versionsOf(register: string): Access {
  return { index: "gsi1", key: `register#${register}` };
}

/**
 * Takes in a version of a register. The same again changes nothing; the same basis and date with other entries are refused
 * with RegisterDiffers, because screenings may rest on them.
 */
export const importRegister =
  ({ registers }: { registers: Store<RegisterVersion> }) =>
  async (input: ImportRegister, by: Author): Promise<Change<Stored<RegisterVersion>>> => {
    const { register, basis, asOf } = input;
    const id = RegisterVersionId.parse(`register_${naturalKey(register, basis, asOf)}`);
    const entries = [...new Set(input.entries)].sort(compareText);
    const version: RegisterVersion = {
      ...input,
      id,
      entries,
      state: "imported",
      importedBy: by.sub,
      importedAt: by.at,
    };
    const held = await registers.find(id);
    if (held === undefined)
      return registers.created(version, "import", by, { details: { entries: entries.length } });
    const isSame = held.holds === input.holds && canonical(held.entries) === canonical(entries);
    return isSame ? unchanged(held) : refuse("RegisterDiffers", { register, basis, asOf });
  };

export function rowOf({ entries, state: _state, ...row }: RegisterVersion): RegisterVersionRow {
  return { ...row, size: entries.length };
}
