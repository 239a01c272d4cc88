import { LotCounts, type LotsView } from "../../schemas/lots.ts";
import type { Cell, Sheet } from "../shared/spreadsheet.ts";

type Standing = NonNullable<LotsView["whole"]>;

const counts = LotCounts.keyof().options;

/** One row for each track of each lot, one for each lot, and the whole last; `*` stands for all of them. */
export function lotsSheet({ lots, whole }: LotsView): Sheet {
  return {
    name: "lots",
    columns: [
      ...["lot", "label", "manager", "email", "state", "closesAt", "track"],
      ...counts,
      ...["seats", "least", "most", "due"],
    ],
    rows: [...lots.flatMap((lot) => rowsOf(lot.id, lot)), ...(whole === undefined ? [] : rowsOf("*", whole))],
  };
}

function rowsOf(id: string, standing: Standing): Cell[][] {
  const { label, manager, state, closesAt, tracks } = standing;
  const row = (track: string, { counts: here, seats }: Pick<Standing, "counts" | "seats">, due: string) => [
    ...[id, label, manager.name, manager.email, state, closesAt, track],
    ...counts.map((each) => here[each]),
    ...[seats?.target, seats?.min, seats?.max, due],
  ];
  return [...tracks.map((track) => row(track.id, track, "")), row("*", standing, dueInWords(standing))];
}

function dueInWords({ due }: Standing): string {
  return due
    .map(
      ({ what, who, count, dueAt, late }) =>
        `${what}: ${count} ${who}${dueAt ? `, ${dueAt}` : ""}${late ? ", late" : ""}`,
    )
    .join("; ");
}
