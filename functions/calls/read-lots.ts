import type { Application } from "../../schemas/application.ts";
import type { Approval } from "../../schemas/approval.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { LotsView } from "../../schemas/lots.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Assignment } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Selection } from "../../schemas/selection.ts";
import { inLanguage, type Language } from "../../schemas/text.ts";
import { ofCall } from "../applications/applications.ts";
import { participationsOf } from "../programme/participations.ts";
import { listOf } from "../reviewing/stores.ts";
import { screeningsOf } from "../screening/screenings.ts";
import { selectionId } from "../selection/selections.ts";
import { can } from "../shared/can.ts";
import type { Principal } from "../shared/principal.ts";
import type { Store } from "../shared/store.ts";
import { isScheduled, lastInstant, type ScheduledCall } from "./deadline.ts";
import { countsOf, type Field, laterDeadlines, within } from "./lot-counts.ts";
import { duesOf } from "./lot-dues.ts";
import { windowFor } from "./lots.ts";

interface LotsDeps {
  applications: Store<Application>;
  screenings: Store<Screening>;
  assignments: Store<Assignment>;
  selections: Store<Selection>;
  participations: Store<Participation>;
  approvals: Store<Approval>;
}
type Lot = CallContent["lots"][number];

/**
 * All lots of a call side by side, and the whole (F02). Staff whom the call names as managers of lots see theirs and not
 * the whole, unless they are the call's own contact too.
 */
export const readLots =
  (deps: LotsDeps) =>
  async (call: Call, principal: Principal, language: Language, now: string): Promise<LotsView> => {
    const { id: callId, content } = call;
    const [applications, screenings, assignments, participations, approvals, selection] = await Promise.all([
      Array.fromAsync(deps.applications.list(ofCall(callId))),
      Array.fromAsync(deps.screenings.list(screeningsOf(callId))),
      Array.fromAsync(deps.assignments.list(listOf(callId, "assignment"))),
      Array.fromAsync(deps.participations.list(participationsOf(callId))),
      Array.fromAsync(deps.approvals.list({ index: "gsi1", key: `${callId}#approval` })),
      deps.selections.find(selectionId(callId)),
    ]);
    const all: Field = { applications, screenings, selection, participations };
    const isWholeSeen = can(principal, "lots.readAll", { named: managersOf(content) });
    const mine = ({ manager }: Lot) => can(principal, "lots.readOwn", { named: [manager] });

    const standing = (lot: Lot | undefined, approvalsHere: readonly Approval[]) => {
      const lotId = lot?.id;
      const field = within(all, { lotId });
      const here = new Set<string>(field.applications.map(({ id }) => id));
      const open = {
        assignments: assignments.filter(({ applicationId }) => here.has(applicationId)),
        approvals: approvalsHere,
      };
      const seatsOf = (track: string) =>
        lot === undefined
          ? content.tracks.find(({ id }) => id === track)?.seats
          : lot.seats.find((seats) => seats.track === track);
      return {
        label: inLanguage(lot?.label ?? content.title, language),
        ...(lot?.organiser === undefined ? {} : { organiser: lot.organiser }),
        manager: lot?.manager ?? content.contact,
        state: stateOf(call, lotId, now),
        ...(isScheduled(call) ? windowFor(call, lotId) : {}),
        later: laterDeadlines(call, field.applications),
        counts: countsOf(call, field),
        ...seatsOfAll(content, lot),
        tracks: content.tracks.map(({ id, label }) => {
          const seats = seatsOf(id);
          return {
            id,
            label: inLanguage(label, language),
            counts: countsOf(call, within(field, { track: id })),
            ...(seats === undefined
              ? {}
              : { seats: { target: seats.target, min: seats.min, max: seats.max } }),
          };
        }),
        due: duesOf(call, lotId, field, open, now),
      };
    };
    return {
      callId,
      language,
      ...(isWholeSeen ? { whole: standing(undefined, approvals) } : {}),
      lots: content.lots
        .filter((lot) => isWholeSeen || mine(lot))
        .map((lot) => ({ id: lot.id, ...standing(lot, []) })),
    };
  };

/** Who manages lots and is not the contact of the call as well. */
function managersOf({ lots, contact }: CallContent) {
  const isContact = (email: string) => email.toLowerCase() === contact.email.toLowerCase();
  return lots.map(({ manager }) => manager).filter(({ email }) => !isContact(email));
}

/** What a lot has in all, of what it lists by track; the whole has the call's seats and the range that is left open. */
function seatsOfAll({ selection }: CallContent, lot: Lot | undefined) {
  if (lot === undefined)
    return { seats: { target: selection.seats, min: selection.range?.min, max: selection.range?.max } };
  const target = lot.seats.reduce((sum, one) => sum + one.target, 0);
  return lot.seats.length === 0 ? {} : { seats: { target } };
}

/** The state of the call, but within its opening the lot's own window says whether applications are taken. */
function stateOf(call: Call, lotId: string | undefined, now: string): string {
  if (call.state === "approved") return "upcoming";
  return call.state === "open" ? stateWithin(call, lotId, now) : call.state;
}

function stateWithin(call: ScheduledCall, lotId: string | undefined, now: string) {
  const { opensAt, closesAt } = windowFor(call, lotId);
  if (now < opensAt) return "upcoming";
  return now > lastInstant(call, closesAt) ? "closed" : "open";
}
