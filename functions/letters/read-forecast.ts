import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Forecast, ForecastComparison } from "../../schemas/forecast.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Subscription } from "../../schemas/subscription.ts";
import { ofCall } from "../applications/applications.ts";
import type { Store } from "../shared/store.ts";
import { subscribersOf } from "../subscriptions/subscriptions.ts";
import { compareForecast } from "./compare-forecast.ts";
import { forecastOf } from "./forecast.ts";
import { lettersOf } from "./letters.ts";

export interface ForecastDeps {
  calls: Store<Call>;
  applications: Store<Application>;
  milestones: Store<Milestone>;
  subscriptions: Store<Subscription>;
  letters: Store<Letter>;
  now: () => string;
}

async function sinceOf(deps: ForecastDeps, callId: CallId) {
  return {
    applications: await Array.fromAsync(deps.applications.list(ofCall(callId))),
    letters: await Array.fromAsync(deps.letters.list(lettersOf(callId))),
    milestones: await Array.fromAsync(deps.milestones.list({ index: "gsi1", key: `${callId}#milestone` })),
  };
}

/** What will be sent as things stand, and what waits to be sent. Reads everything of the call once. */
export const readForecast =
  (deps: ForecastDeps) =>
  async (callId: CallId): Promise<Forecast> => {
    const call = await deps.calls.get(callId);
    const { applications, letters, milestones } = await sinceOf(deps, callId);
    const contacts = (state: Application["state"]) =>
      applications.filter((one) => one.state === state).map(({ content }) => content.contact);
    const submitted = contacts("submitted");
    const done = new Set(submitted.map(({ email }) => email.toLowerCase()));
    const following = await Array.fromAsync(subscribersOf(deps.subscriptions, call));
    const subscribers = following.filter(({ email }) => !done.has(email.toLowerCase()));
    const waiting = (state: Letter["state"]) => {
      const counts: Record<string, number> = {};
      for (const { kind } of letters.filter((letter) => letter.state === state))
        counts[kind] = (counts[kind] ?? 0) + 1;
      return counts;
    };
    return {
      at: deps.now(),
      ...forecastOf(call, milestones, { drafts: contacts("draft"), submitted, subscribers }),
      queued: waiting("queued"),
      held: waiting("held"),
    };
  };

/** What was sent since a forecast that staff kept, with every difference explained. */
export const readComparison =
  (deps: ForecastDeps) =>
  async (
    callId: CallId,
    forecast: Pick<Forecast, "at" | "lines">,
  ): Promise<{ kinds: ForecastComparison[] }> => {
    await deps.calls.get(callId);
    return { kinds: compareForecast(forecast, await sinceOf(deps, callId)) };
  };
