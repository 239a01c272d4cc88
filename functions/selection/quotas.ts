import type { ApplicationContent } from "../../schemas/application.ts";
import type { Seats } from "../../schemas/call/track.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Quota } from "../../schemas/planning/select.ts";
import { isListed, type Lists, noLists } from "../screening/lists-in-force.ts";
import { isMissionCity } from "../screening/recorded.ts";
import { own } from "../shared/own.ts";

/** A track within a lot, which is what lots have seats in. */
export function placeOf(lotId: string, track: string): string {
  return `${lotId}/${track}`;
}

/**
 * Everything that limits who is selected together (F04, F110): the call's own quotas, and the seats of its lots and
 * tracks. No more than the aim are selected unless a larger maximum is stated; a stated minimum of seats gives way where
 * too few are good enough, because it calls for reasons and not for the unfit. A lot that lists its seats has none in the
 * tracks that it leaves out.
 */
export function quotasOf({ lots, tracks, selection }: Pick<CallContent, "lots" | "tracks" | "selection">) {
  const quotas: Quota[] = selection.quotas.map((quota) => ({ soft: false, ...quota }));
  for (const { id, seats } of tracks) if (seats !== undefined) quotas.push(...seatQuotas("track", id, seats));
  for (const lot of lots) {
    if (lot.seats.length === 0) continue;
    for (const track of tracks) {
      const seats = lot.seats.find((one) => one.track === track.id) ?? { target: 0 };
      quotas.push(...seatQuotas("place", placeOf(lot.id, track.id), seats));
    }
  }
  return quotas;
}

function seatQuotas(
  attribute: "track" | "place",
  value: string,
  { target, min, max = target }: Seats,
): Quota[] {
  const id = `seats:${value}`;
  const seats: Quota = { id, attribute, value, max, target, soft: false };
  return min === undefined ? [seats] : [seats, { id: `${id}:least`, attribute, value, min, soft: true }];
}

/** Whether the call counts who returns apart from who is new. */
export const countsReturning = ({ selection }: Pick<CallContent, "selection">) =>
  selection.quotas.some(({ attribute }) => attribute === "returning");

type Counted = Pick<ApplicationContent, "organisation" | "lotId" | "track" | "answers">;

/** What an application counts in: the facts that quotas and comparing may ask for, and of registers and answers those that they do. */
export function attributesOf(
  content: Pick<CallContent, "selection" | "registers" | "missionCities">,
  { organisation, lotId, track, answers }: Counted,
  lists: Lists = noLists,
  /** Whether it took part in a call before, where the call counts by that. */
  returning?: boolean,
): Record<string, string | string[]> {
  const { selection, registers } = content;
  const { compare } = selection;
  const within = typeof compare === "object" && "within" in compare ? [compare.within] : [];
  const wanted = [...selection.quotas.map(({ attribute }) => attribute), ...within];
  const asked = wanted.map((attribute): [string, string | string[]] => {
    const [kind = "", id = ""] = attribute.split(":", 2);
    if (kind === "answer") return [attribute, answered(own(answers, id))];
    const inline = registers.find((register) => register.id === id)?.entries ?? [];
    return [attribute, String(isListed(lists.get(id)?.entries ?? inline, organisation))];
  });
  return {
    // Registers and answers alone: the facts below take the place of what was made of their own names.
    ...Object.fromEntries(asked),
    country: organisation.country,
    type: organisation.type,
    missionCity: String(isMissionCity(content, organisation)),
    ...(returning === undefined ? {} : { returning: String(returning) }),
    track,
    lot: lotId ?? "",
    place: lotId === undefined ? "" : placeOf(lotId, track),
  };
}

/** Each of the choices that were made; a single answer is one of them. */
function answered(answer: unknown): string[] {
  const choices: unknown[] = Array.isArray(answer) ? answer : [answer];
  return choices.filter((one) => one !== undefined && one !== null && typeof one !== "object").map(String);
}
