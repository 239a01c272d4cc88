import type { Call } from "../../schemas/call.ts";
import type { Operation } from "../../schemas/operation.ts";
import type { Screening, ScreeningOverview } from "../../schemas/screening.ts";
import { inState } from "../calls/calls.ts";
import { requested } from "../operations/operations.ts";
import { compareText, contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { rulesOf } from "./completion-term.ts";
import { isSupported } from "./other-support.ts";
import type { ScreenDeps } from "./screen-applications.ts";
import { screeningsOf } from "./screenings.ts";

/** The whole outcome, for a person to confirm: who may not take part and why, and what is still open. */
export const screeningOverview =
  ({ screenings }: Pick<ScreenDeps, "screenings">) =>
  async (call: Call): Promise<ScreeningOverview> => {
    const listed = await Array.fromAsync(screenings.list(screeningsOf(call.id)));
    // The list may lag behind; each thing itself does not.
    const all = await Promise.all(listed.map(({ id }) => screenings.get(id)));
    all.sort((a, b) => compareText(a.id, b.id));
    const confirmed = "screeningConfirmed" in call ? call.screeningConfirmed : undefined;
    return {
      eligible: all.filter(({ state }) => state === "eligible").length,
      ineligible: all.flatMap((screening) =>
        screening.state === "ineligible"
          ? [
              {
                applicationId: screening.applicationId,
                rules: screening.outcomes.filter(({ passed }) => !passed).map(({ rule }) => rule),
                ...(screening.override === undefined ? {} : { override: screening.override }),
              },
            ]
          : [],
      ),
      open: all.flatMap(({ applicationId, state }) => (isOpen(state) ? [{ applicationId, state }] : [])),
      otherSupport: all.flatMap(({ applicationId, otherSupport }) =>
        otherSupport.filter(isSupported).map((found) => ({ applicationId, ...found })),
      ),
      lists: listsIn(all),
      contentHash: contentHash(all.map(({ id, state, rev }) => ({ id, state, rev }))),
      ...(confirmed === undefined ? {} : { confirmed }),
    };
  };

const isOpen = (state: Screening["state"]) => state === "overrideProposed" || state === "incomplete";

/** Each version that an outcome rests on, once. */
function listsIn(all: readonly Screening[]): ScreeningOverview["lists"] {
  const used = all.flatMap(({ outcomes, otherSupport }) =>
    [...outcomes, ...otherSupport].flatMap(({ reason: { params } }) =>
      params.version === undefined
        ? []
        : [
            {
              list: String(params.register),
              version: String(params.version),
              basis: String(params.basis),
              asOf: String(params.asOf),
            },
          ],
    ),
  );
  return [...new Map(used.map((one) => [one.version, one])).values()].sort((a, b) =>
    compareText(a.version, b.version),
  );
}

/**
 * Staff confirm exactly what they read. From here on no outcome changes, reviewers can be assigned, and where the call
 * says so those who may not take part are told at once. Refuses ScreeningOpen while anything is open, and ContentChanged.
 */
export const confirmScreening =
  (deps: ScreenDeps & { operations: Store<Operation> }) =>
  async (stored: Stored<Call>, read: string, by: Author): Promise<Change<Stored<Call>>> => {
    const call = inState(stored, "screened");
    if (call.screeningConfirmed !== undefined) refuse("WrongState", { act: "confirm", state: "confirmed" });
    const overview = await screeningOverview(deps)(call);
    if (overview.open.length > 0)
      refuse("ScreeningOpen", { applications: overview.open.map(({ applicationId }) => applicationId) });
    if (overview.contentHash !== read) refuse("ContentChanged", { contentHash: overview.contentHash });
    const after: Call = { ...call, screeningConfirmed: { by: by.sub, at: by.at, contentHash: read } };
    const confirmed = deps.calls.changed(call, after, "confirmScreening", by, {
      details: { contentHash: read, ineligible: overview.ineligible.length },
    });
    if (rulesOf(call.content).tellIneligible === "withDecision" || overview.ineligible.length === 0)
      return confirmed;
    const asked = { callId: call.id, workflow: "tell-ineligible" as const, subject: call.id };
    return together(confirmed, (await requested(deps.operations, asked, by)).writes);
  };

/** Refuses ScreeningNotConfirmed until staff have said that the outcome is right. */
export function requireConfirmed(
  call: Pick<Extract<Call, { state: "screened" }>, "screeningConfirmed">,
): void {
  if (call.screeningConfirmed === undefined) refuse("ScreeningNotConfirmed");
}
