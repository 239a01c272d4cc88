import type { Call } from "../../schemas/call.ts";
import type { Host, HostPreferences, HostProfile, StateInterest } from "../../schemas/host.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import type { HostDeps } from "./invite-host.ts";
import { activityOf } from "./invite-host.ts";
import { dimensionOptions } from "./offers.ts";
import { hostTransitions } from "./transitions.ts";

type AnswerDeps = Omit<HostDeps, "milestones">;

/** Hosts want twins, and say how many (F129); until the day that the call names, and staff for them also later. */
export const stateInterest =
  (deps: AnswerDeps) =>
  async (
    host: Stored<Host>,
    { capacity, profile }: StateInterest,
    isStaff: boolean,
    by: Author,
  ): Promise<Change<Stored<Host>>> => {
    requireFrom(hostTransitions, "stateInterest", host);
    requireInTime(host, isStaff, by);
    const call = await deps.calls.get(host.callId);
    const faults = profileFaults(call, profile, "/profile");
    if (capacity.min > capacity.max)
      faults.push({
        pointer: "/capacity/min",
        code: "MinimumAboveCapacity",
        detail: "More than the activity takes at most.",
      });
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const { preferences } = { preferences: undefined, ...host };
    const after: Host = {
      ...common(host),
      profile: { ...host.profile, ...profile },
      state: "interested",
      capacity,
      answeredAt: by.at,
      answeredBy: by.sub,
      ...(preferences === undefined ? {} : { preferences }),
    };
    return together(
      deps.hosts.changed(host, after, "stateInterest", by),
      receipt(deps, call, after, capacity.max, by),
    );
  };

/** Hosts want no twins, or no more of them; where some are matched already, the next matching finds them another place. */
export const declineInterest =
  (deps: AnswerDeps) =>
  async (host: Stored<Host>, why: string, by: Author): Promise<Change<Stored<Host>>> => {
    requireFrom(hostTransitions, "decline", host);
    const call = await deps.calls.get(host.callId);
    const after: Host = {
      ...common(host),
      state: "declined",
      answeredAt: by.at,
      answeredBy: by.sub,
      why,
    };
    return together(deps.hosts.changed(host, after, "decline", by), receipt(deps, call, after, 0, by));
  };

/** What the catalogue says of an activity, in its hosts' own words; it can be said anew at any time. */
export const editProfile =
  ({ calls, hosts }: Pick<HostDeps, "calls" | "hosts">) =>
  async (host: Stored<Host>, profile: HostProfile, by: Author): Promise<Change<Stored<Host>>> => {
    const faults = profileFaults(await calls.get(host.callId), profile, "");
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    return hosts.changed(host, { ...host, profile }, "editProfile", by);
  };

/** Whom the hosts would like best among those who take part (F129); the matching reads it when it is proposed. */
export const statePreferences =
  ({ hosts, participations }: { hosts: Store<Host>; participations: Store<Participation> }) =>
  async (host: Stored<Host>, wish: HostPreferences, by: Author): Promise<Change<Stored<Host>>> => {
    if (host.state !== "interested") {
      requireFrom(hostTransitions, "statePreferences", host);
      return refuse("WrongState", { act: "statePreferences", state: host.state });
    }
    const faults: Fault[] = [];
    for (const [i, id] of wish.order.entries()) {
      const pointer = `/order/${i}`;
      const place = await participations.find(id);
      if (wish.order.indexOf(id) < i)
        faults.push({ pointer, code: "NamedTwice", detail: "Named before in the same list." });
      else if (place?.state !== "confirmed" || place.callId !== host.callId)
        faults.push({ pointer, code: "NotParticipating", detail: "Not a confirmed place of this call." });
    }
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    return hosts.changed(
      host,
      { ...host, preferences: { ...wish, statedAt: by.at } },
      "statePreferences",
      by,
    );
  };

function requireInTime({ answerBy }: Host, isStaff: boolean, by: Author): void {
  if (!isStaff && by.at > answerBy) refuse("DeadlinePassed", { answerBy });
}

function common({ id, callId, activity, contacts, invitedAt, answerBy, profile }: Host) {
  return { id, callId, activity, contacts, invitedAt, answerBy, profile };
}

/** Everybody who speaks for the activity learns what was answered for it. */
function receipt(
  { letters }: Pick<HostDeps, "letters">,
  call: Call,
  host: Extract<Host, { answeredAt: string }>,
  atMost: number,
  by: Author,
): readonly Write[] {
  const { title } = activityOf(call, host.activity);
  const facts = { ...titled(call), activity: title, interested: host.state === "interested", atMost };
  const letter = { callId: call.id, subjectId: host.id, due: by.at, facts };
  return host.contacts.flatMap((to) => queued(letters, "host-answered", { ...letter, to }, by));
}

function profileFaults(call: Call, { offers = {} }: HostProfile, at: string): Fault[] {
  return Object.entries(offers).flatMap(([dimension, chosen]) => {
    const known = dimensionOptions(call.content, dimension).map(({ id }) => id);
    return chosen.flatMap((id, i) =>
      known.includes(id)
        ? []
        : [
            {
              pointer: `${at}/offers/${dimension}/${i}`,
              code: "UnknownChoice",
              detail: "The question to the twins has no such option.",
            },
          ],
    );
  });
}
