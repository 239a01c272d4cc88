import type { Goal } from "../../schemas/call/programme.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Deliverable } from "../../schemas/deliverable.ts";
import type { Answers } from "../../schemas/form.ts";
import type { LearningPlan } from "../../schemas/learning.ts";
import type {
  GoalStanding,
  IndicatorStanding,
  Measurement,
  Project,
  Standing,
} from "../../schemas/measurement.ts";
import { owes, type Place } from "../learning/dues.ts";
import { own } from "../shared/own.ts";
import { learningStanding } from "./learning-standing.ts";

export interface StandingFacts {
  places: readonly Place[];
  measurements: readonly Measurement[];
  deliverables: readonly Deliverable[];
  plans: readonly LearningPlan[];
  /** What each place answered when it applied. */
  answers: ReadonlyMap<string, Answers>;
}

type Tally = { reached: number; of: number };

/** Where the goals and the indicators of a programme stand (F44, F116, F117, F118); only what was handed in counts. */
export function standingOf(content: CallContent, facts: StandingFacts): Standing {
  const rounds = roundsOf(facts);
  const projects = projectsIn(rounds);
  return {
    participants: facts.places.length,
    goals: content.programme.goals.map((goal) => goalStanding(content, goal, facts, rounds)),
    indicators: content.indicators.map((indicator) => {
      const { id, label, unit, better } = indicator;
      return { id, label, unit, better, ...compared(id, better, rounds) };
    }),
    learning: learningStanding(content, facts),
    projects: {
      reported: projects.length,
      started: projects.filter(({ last }) => last.started).length,
      measured: projects.filter(isMeasured).length,
      joint: projects.filter(({ last }) => last.with.length > 0).length,
    },
  };
}

/** What one participant measured, round by round. */
interface Rounds {
  place: Place;
  baseline: Measurement | undefined;
  end: Measurement | undefined;
}

function roundsOf({ places, measurements }: StandingFacts): Rounds[] {
  const find = (place: Place, round: Measurement["round"]) =>
    measurements.find(
      (one) => one.participationId === place.id && one.round === round && one.state === "handedIn",
    );
  return places.map((place) => ({ place, baseline: find(place, "baseline"), end: find(place, "end") }));
}

function compared(
  id: string,
  better: IndicatorStanding["better"],
  rounds: readonly Rounds[],
): Omit<IndicatorStanding, "id" | "label" | "unit" | "better"> {
  const pairs = rounds.flatMap(({ baseline, end }) => {
    const [before, after] = [valueIn(baseline, id), valueIn(end, id)];
    return before === undefined || after === undefined ? [] : [{ before, after }];
  });
  const mean = (values: number[]) =>
    values.length === 0
      ? {}
      : { mean: Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 100) / 100 };
  const sign = better === "more" ? 1 : -1;
  const targets = pairs.filter(({ before }) => before.target !== undefined);
  return {
    compared: pairs.length,
    baseline: mean(pairs.map(({ before }) => before.value)).mean,
    end: mean(pairs.map(({ after }) => after.value)).mean,
    improved: pairs.filter(({ before, after }) => (after.value - before.value) * sign > 0).length,
    targets: targets.length,
    targetsReached: targets.filter(({ before, after }) => (after.value - (before.target ?? 0)) * sign >= 0)
      .length,
  };
}

function valueIn(measurement: Measurement | undefined, id: string) {
  return measurement?.content.values.find(({ indicator }) => indicator === id);
}

/** A project as it was last told of, and as it was before. */
interface Followed {
  first: Project;
  last: Project;
  isCompared: boolean;
}

function projectsIn(rounds: readonly Rounds[]): Followed[] {
  return rounds.flatMap(({ baseline, end }) => {
    const before = baseline?.content.projects ?? [];
    const after = end?.content.projects ?? [];
    const ids = [...new Set([...before, ...after].map(({ id }) => id))];
    return ids.flatMap((id) => {
      const [first, last] = [before.find((one) => one.id === id), after.find((one) => one.id === id)];
      const either = last ?? first;
      if (either === undefined) return [];
      return [
        { first: first ?? either, last: either, isCompared: first !== undefined && last !== undefined },
      ];
    });
  });
}

/** The same number at the beginning and at the end. */
function isMeasured({ first, last, isCompared }: Followed): boolean {
  return isCompared && first.numbers.some(({ id }) => last.numbers.some((other) => other.id === id));
}

function goalStanding(
  content: CallContent,
  goal: Goal,
  facts: StandingFacts,
  rounds: readonly Rounds[],
): GoalStanding {
  const { id, label, share, atLeast, source } = goal;
  if (source === undefined) return { id, label, counted: false, reached: 0, of: facts.places.length };
  const { reached, of } = tally(content, goal, facts, rounds);
  const wanted = atLeast ?? (share === undefined ? (goal.each ? 1 : undefined) : share);
  // Compared as whole numbers: three of four is 75 %, whatever a quotient says.
  const isMet =
    atLeast === undefined ? reached * 10_000 >= Math.round((wanted ?? 0) * 10_000) * of : reached >= atLeast;
  const met = wanted === undefined ? {} : { met: of > 0 && isMet };
  return { id, label, counted: true, reached, of, ...(wanted === undefined ? {} : { wanted }), ...met };
}

function tally(
  content: CallContent,
  { source, each }: Goal,
  { places, deliverables, answers }: StandingFacts,
  rounds: readonly Rounds[],
): Tally {
  const among = (isReached: (place: Place) => boolean, all = places): Tally => ({
    reached: all.filter(isReached).length,
    of: all.length,
  });
  if (source?.by === "deliverable") {
    const asked = content.deliverables.find(({ id }) => id === source.kind);
    const min = each?.min ?? asked?.count.min ?? 1;
    const approved = deliverables.filter(({ kind, state }) => kind === source.kind && state === "approved");
    return among(
      ({ id }) => approved.filter(({ authors }) => authors.includes(id)).length >= Math.max(1, min),
      asked === undefined ? places : places.filter((place) => owes(asked, place)),
    );
  }
  if (source?.by === "answer") {
    return among(({ id }) => {
      const answer = own(answers.get(id) ?? {}, source.question);
      return typeof answer === "number" && answer <= source.atMost;
    });
  }
  if (source?.by === "projectsMeasured") {
    const projects = projectsIn(rounds);
    return { reached: projects.filter(isMeasured).length, of: projects.length };
  }
  if (source?.by === "projectsStarted")
    return {
      reached: rounds.filter((one) => projectsIn([one]).some(({ last }) => last.started)).length,
      of: rounds.length,
    };
  if (source?.by === "indicator") {
    const better = content.indicators.find(({ id }) => id === source.indicator)?.better ?? "more";
    return {
      reached: rounds.filter((one) => compared(source.indicator, better, [one]).improved === 1).length,
      of: rounds.length,
    };
  }
  return { reached: 0, of: 0 };
}
