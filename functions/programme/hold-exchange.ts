import type { Attendance, RecordAttendance } from "../../schemas/attendance.ts";
import type { Exchange, LearningNote, WriteLearning } from "../../schemas/exchange.ts";
import type { Host } from "../../schemas/host.ts";
import { hostId } from "../matching/hosts.ts";
import type { Change } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { exchangeTransitions } from "./transitions.ts";

interface HoldDeps {
  exchanges: Store<Exchange>;
}
interface ListDeps extends HoldDeps {
  hosts: Store<Host>;
}

/** Says that it took place; who came is recorded with it or afterwards. */
export const holdExchange =
  ({ exchanges }: HoldDeps) =>
  (exchange: Stored<Exchange>, attendance: Attendance[], by: Author): Change<Stored<Exchange>> => {
    requireFrom(exchangeTransitions, "hold", exchange);
    if (by.at < exchange.startsAt) refuse("WrongState", { act: "hold", startsAt: exchange.startsAt });
    const after: Exchange = { ...exchange, state: "held", heldAt: by.at, attendance, learning: [] };
    return exchanges.changed(exchange, after, "hold", by);
  };

/**
 * Says who came from where: what claims are held against (part E: a signed attendance list). The list of a meeting that
 * was held may be corrected; the audit trail keeps that it was.
 */
export const recordAttendance =
  (deps: ListDeps) =>
  async (
    exchange: Stored<Exchange>,
    { attendance }: RecordAttendance,
    by: Author,
  ): Promise<Change<Stored<Exchange>>> => {
    const visiting = exchange.visitors.map((activity) => hostId(exchange.callId, activity));
    const known = await Promise.all(visiting.map((id) => deps.hosts.find(id)));
    const invited = new Set<string | undefined>([
      ...exchange.participants,
      exchange.host,
      ...known.flatMap((host) => host?.id ?? []),
    ]);
    const strangers = attendance.flatMap((entry, i) =>
      invited.has(entry.participationId ?? entry.hostId)
        ? []
        : [
            {
              pointer: `/attendance/${i}/${entry.hostId === undefined ? "participationId" : "hostId"}`,
              code: "NotInvited",
              detail: "Not one of its participants, nor an activity that visits.",
            },
          ],
    );
    if (exchange.state !== "held") requireFrom(exchangeTransitions, "hold", exchange);
    if (strangers.length > 0) refuse("InputInvalid", {}, strangers);
    if (exchange.state !== "held") return holdExchange(deps)(exchange, attendance, by);
    return deps.exchanges.changed(exchange, { ...exchange, attendance }, "correct", by);
  };

/** Writes down what one side learned and what hosting gave the host; written again, it takes the place of the first. */
export const writeLearning =
  ({ exchanges }: HoldDeps) =>
  (
    exchange: Stored<Exchange>,
    { participationId, learned, benefit }: WriteLearning,
    principal: Principal,
    by: Author,
  ): Change<Stored<Exchange>> => {
    if (exchange.state !== "held") {
      requireFrom(exchangeTransitions, "learn", exchange);
      return refuse("WrongState", { act: "learn", state: exchange.state });
    }
    const isHost = participationId === exchange.host;
    const fault = (pointer: string, code: string, detail: string) =>
      refuse("InputInvalid", {}, [{ pointer, code, detail }]);
    if (!isHost && participationId !== undefined && !exchange.participants.includes(participationId))
      fault("/participationId", "NotInvited", "Not one of its participants.");
    if (participationId === undefined && exchange.host !== undefined)
      fault("/participationId", "Missing", "The host takes part; name its participation.");
    if (!isHost && benefit !== undefined)
      fault("/benefit", "NotHost", "What hosting gave is for the host to say.");
    const note: LearningNote = {
      side: isHost ? "host" : "guest",
      participationId,
      learned,
      benefit,
      writtenBy: principal.id,
      writtenAt: by.at,
    };
    const others = exchange.learning.filter((other) => other.participationId !== participationId);
    return exchanges.changed(exchange, { ...exchange, learning: [...others, note] }, "learn", by);
  };
