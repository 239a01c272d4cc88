import type { MeetingKind } from "../../schemas/call/meetings.ts";
import type { Call } from "../../schemas/call.ts";
import { Exchange, type PlanExchange } from "../../schemas/exchange.ts";
import { inState } from "../calls/calls.ts";
import { hostId } from "../matching/hosts.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { agendaOf } from "./agenda.ts";
import { watched } from "./exchange-alarm.ts";
import type { ExchangeDeps } from "./exchange-deps.ts";
import { told } from "./exchange-letters.ts";
import { exchangeId, exchangesOf } from "./participations.ts";

/** How people meet, as the call names it. */
export function kindOf({ content }: Call, mode: string): MeetingKind {
  return (
    content.meetings.kinds.find(({ id }) => id === mode) ??
    refuse("InputInvalid", {}, [
      { pointer: "/mode", code: "UnknownKind", detail: "The call names no such kind of meeting." },
    ])
  );
}

/** Plans a meeting at a host activity or with a participant, who may be visited by an activity's people; tells those who are to come. */
export const planExchange =
  (deps: ExchangeDeps) =>
  async (plan: PlanExchange, by: Author): Promise<Change<Stored<Exchange>>> => {
    const call = inState(await deps.calls.get(plan.callId), "running");
    const duty = await dutyOf(deps, call, plan);
    const faults = [...placeFaults(call, plan), ...(await guestFaults(deps, call, plan)), ...duty.faults];
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const exchange = Exchange.parse({
      ...plan,
      ...duty.taken,
      id: exchangeId(call.id, plan.activity ?? plan.host ?? "", plan.startsAt, plan.title),
      inPerson: kindOf(call, plan.mode).inPerson,
      agenda: agendaOf(call, plan),
      invited: await visiting(deps, call, plan),
      state: "planned",
    });
    return together(
      deps.exchanges.created(exchange, "plan", by),
      await told(deps, "change", call, exchange, by),
      watched(deps.milestones, call, exchange, by),
    );
  };

/** Those who speak for the activities that visit: asked by name, so that they have the entry in their calendars. */
async function visiting(
  { hosts }: ExchangeDeps,
  call: Call,
  { visitors }: PlanExchange,
): Promise<Exchange["invited"]> {
  const found = await Promise.all(visitors.map((activity) => hosts.find(hostId(call.id, activity))));
  return found
    .flatMap((host) => host?.contacts ?? [])
    .map(({ name, email, language }) => ({ name, email, language, functions: [] }));
}

function placeFaults({ content }: Call, { activity, host, theme, visitors }: PlanExchange): Fault[] {
  const faults: Fault[] = [];
  const add = (pointer: string, code: string, detail: string) => faults.push({ pointer, code, detail });
  if ((activity === undefined) === (host === undefined))
    add("/host", "HostUnclear", "A meeting is either at an activity or with a participant.");
  if (activity !== undefined && !content.activities.some(({ id }) => id === activity))
    add("/activity", "UnknownActivity", "The call has no such activity.");
  if (theme !== undefined && !content.themes.some(({ id }) => id === theme))
    add("/theme", "UnknownTheme", "The call has no such theme.");
  visitors.forEach((visitor, i) => {
    const pointer = `/visitors/${i}`;
    if (host === undefined)
      add(pointer, "VisitorsAtHome", "An activity's people visit a participant who hosts.");
    if (!content.activities.some(({ id }) => id === visitor))
      add(pointer, "UnknownActivity", "The call has no such activity.");
  });
  return faults;
}

/** An exchange needs at least two parties (F26): with a host who takes part, a guest that is not the host. */
async function guestFaults(
  { participations }: ExchangeDeps,
  call: Call,
  { participants, host, visitors }: PlanExchange,
): Promise<Fault[]> {
  const takesPart = async (id: string) => {
    const place = await participations.find(id);
    return place?.state === "confirmed" && place.callId === call.id;
  };
  const faults: Fault[] = [];
  for (const [i, id] of participants.entries()) {
    const pointer = `/participants/${i}`;
    if (participants.indexOf(id) < i)
      faults.push({ pointer, code: "NamedTwice", detail: "Named before in the same list." });
    else if (!(await takesPart(id))) faults.push({ pointer, ...notParticipating });
  }
  if (host !== undefined && !(await takesPart(host))) faults.push({ pointer: "/host", ...notParticipating });
  if (visitors.length === 0 && participants.every((id) => id === host))
    faults.push({ pointer: "/participants", code: "NoGuest", detail: "Nobody but the host would come." });
  return faults;
}

const notParticipating = {
  code: "NotParticipating",
  detail: "Not a confirmed participation of this call.",
};

/** What is taken over from a meeting that was called off, so that the duty is done once and not lost (F35, F40). */
async function dutyOf({ exchanges }: ExchangeDeps, call: Call, { insteadOf, networkId }: PlanExchange) {
  const fault = (code: string, detail: string) => ({
    taken: {},
    faults: [{ pointer: "/insteadOf", code, detail }],
  });
  if (insteadOf === undefined) return { taken: {}, faults: [] };
  const before = await exchanges.find(insteadOf);
  if (before?.state !== "cancelled" || before.callId !== call.id)
    return fault("NotCancelled", "Not a meeting of this call that was called off.");
  const { duty } = before;
  if (duty === undefined) return fault("NoDuty", "It was not held for a host rule.");
  const all = await Array.fromAsync(exchanges.list(exchangesOf(call.id)));
  if (all.some((one) => one.duty === duty && one.state !== "cancelled"))
    return fault("DutyTaken", "Another meeting does this duty already.");
  return { taken: { duty, networkId: networkId ?? before.networkId }, faults: [] };
}
