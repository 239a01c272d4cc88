import type { Call, CallContent } from "../../schemas/call.ts";
import type {
  Measurement,
  MeasurementContent,
  MeasuringRound,
  WriteMeasurement,
} from "../../schemas/measurement.ts";
import { inState } from "../calls/calls.ts";
import type { Place } from "../learning/dues.ts";
import type { Change } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { measurementId } from "./stores.ts";
import { measurementTransitions } from "./transitions.ts";

interface MeasureDeps {
  calls: Store<Call>;
  measurements: Store<Measurement>;
}

/** Writes down what was measured in a round (F116), and hands it in where that is wanted; then it stands. */
export const writeMeasurement =
  ({ calls, measurements }: MeasureDeps) =>
  async (
    place: Stored<Place>,
    before: Stored<Measurement> | undefined,
    round: MeasuringRound,
    { content, handIn }: WriteMeasurement,
    by: Author,
  ): Promise<Change<Stored<Measurement>>> => {
    const call = inState(await calls.get(place.callId), "running");
    const faults = [
      ...checkWritten(call.content, content),
      ...(handIn ? checkComplete(call.content, content) : []),
    ];
    if (faults.length > 0) refuse("MeasurementIncomplete", {}, faults);
    const common = {
      id: measurementId(place.id, round),
      callId: call.id,
      participationId: place.id,
      organisationId: place.organisationId,
      round,
      content,
    };
    const after: Measurement = handIn
      ? { ...common, state: "handedIn", handedInAt: by.at, handedInBy: by.sub }
      : { ...common, state: "draft" };
    const act = handIn ? "handIn" : "write";
    if (before === undefined) return measurements.created(after, act, by, { otherwise: "ConcurrentChange" });
    requireFrom(measurementTransitions, act, before);
    return measurements.changed(before, after, act, by);
  };

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });

function checkWritten({ indicators }: CallContent, { values, projects }: MeasurementContent): Fault[] {
  return [
    ...values.flatMap(({ indicator }, i) =>
      indicators.some(({ id }) => id === indicator)
        ? []
        : [fault(`/content/values/${i}/indicator`, "UnknownIndicator", "The call does not name it.")],
    ),
    ...twice(
      values.map(({ indicator }) => indicator),
      "/content/values",
    ),
    ...twice(
      projects.map(({ id }) => id),
      "/content/projects",
    ),
  ];
}

function twice(ids: readonly string[], pointer: string): Fault[] {
  return ids.flatMap((id, i) =>
    ids.indexOf(id) < i ? [fault(`${pointer}/${i}`, "Twice", "This stands there already.")] : [],
  );
}

/** Every indicator that the call wants, and, where projects are told of, at least one with a number in each (F118). */
function checkComplete(
  { indicators, measuring }: CallContent,
  { values, projects }: MeasurementContent,
): Fault[] {
  const missing = indicators
    .filter(({ id, required }) => required && !values.some(({ indicator }) => indicator === id))
    .map(({ id }) => fault("/content/values", "IndicatorMissing", `The indicator ${id} is missing.`));
  if (measuring?.projects !== true) return missing;
  const numberless = projects.flatMap(({ numbers }, i) =>
    numbers.length === 0
      ? [fault(`/content/projects/${i}/numbers`, "NumberMissing", "Each project has at least one number.")]
      : [],
  );
  return [...missing, ...numberless];
}
