import { compareText } from "../../functions/shared/canonical.ts";
import { counted } from "./counted.ts";
import type { DecidedAftermath } from "./invariants/invariant.ts";

/** Who met whom, when and about what, in names instead of ids. */
export function exchangedOf({ exchanged, call, participations }: DecidedAftermath) {
  if (exchanged === undefined) return {};
  const { exchanges, networks } = exchanged;
  const nameOf = (id: string | undefined) =>
    participations.find((place) => place.id === id)?.organisation.name ?? "";
  const { lots, themes, meetings } = call.content;
  const rows = exchanges
    .map((one) => {
      const network = networks.find(({ id }) => id === one.networkId);
      const mode = meetings.kinds.find(({ id }) => id === one.mode)?.label.en ?? one.mode;
      return {
        host: nameOf(one.host),
        network: lots.find(({ id }) => id === network?.lotId)?.label.en ?? "All countries",
        theme: themes.find(({ id }) => id === one.theme)?.label.en ?? "",
        startsAt: one.startsAt,
        state: one.state,
        mode,
        guests: one.participants.length,
        registered: one.registrations.length,
        movedFrom: one.moves.map(({ from }) => from).filter((from) => from !== one.startsAt),
        notes: one.state === "held" ? one.learning.length : 0,
      };
    })
    .sort(
      (a, b) => compareText(a.startsAt, b.startsAt) || compareText(a.network + a.host, b.network + b.host),
    );
  return {
    exchanges: {
      rows,
      byState: counted(rows.map(({ state }) => state)),
      byMode: counted(rows.filter(({ state }) => state === "held").map(({ mode }) => mode)),
      openThemes: networks.flatMap((network) =>
        network.state === "planned" && network.openTheme !== undefined
          ? [`${network.title.en ?? network.id}: ${network.openTheme}`]
          : [],
      ),
    },
  };
}
