import type { CallId } from "../../schemas/ids.ts";
import type { FindPerson, FoundPerson } from "../../schemas/retention.ts";
import { paged } from "../shared/cursor.ts";
import { refuse } from "../shared/refusal.ts";
import type { Table } from "../shared/table.ts";
import { type ListedKind, listedKinds, thingsOf, where } from "./personal-things.ts";

/**
 * What things of one kind say of somebody, for who asks what is held on them: every place that names the address, and
 * what stands beside it in the same part. A page may find nothing and still have a next.
 */
export const findPerson =
  ({ table }: { table: Table }) =>
  async (
    callId: CallId,
    { email, kind: asked, ...page }: FindPerson,
  ): Promise<{ items: FoundPerson[]; next?: string }> => {
    const kind = listedKinds.find((name) => name === asked) ?? unknownKind(asked);
    const { items, ...more } = await paged(table, thingsOf(table, kind), where(callId, kind), page);
    const found = items.flatMap((thing) => {
      const places = placesIn(thing, email.toLowerCase(), "");
      return places.length === 0 ? [] : [{ kind, id: thing.id, state: thing.state, places }];
    });
    return { ...more, items: found };
  };

type Place = FoundPerson["places"][number];

function placesIn(value: unknown, email: string, pointer: string): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  const names = entries.some(([, one]) => typeof one === "string" && one.toLowerCase().includes(email));
  const here = names
    ? entries.flatMap(([key, one]) =>
        typeof one === "string" ? [{ pointer: `${pointer}/${key}`, value: one }] : [],
      )
    : [];
  return [...here, ...entries.flatMap(([key, one]) => placesIn(one, email, `${pointer}/${key}`))];
}

function unknownKind(kind: string): ListedKind {
  const detail = `One of ${listedKinds.join(", ")}.`;
  return refuse("InputInvalid", { kind }, [{ pointer: "/kind", code: "UnknownKind", detail }]);
}
