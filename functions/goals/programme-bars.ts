import { Temporal } from "temporal-polyfill";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { ProcessStanding } from "../../schemas/process.ts";
import { inLanguage, type LetterLanguage, type Text } from "../../schemas/text.ts";
import { duesOf } from "../learning/dues.ts";
import { endsOn, modulesOf } from "../learning/modules.ts";
import { exchangesOf } from "../programme/participations.ts";
import type { GoalDeps } from "./deps.ts";
import { readProcess } from "./read-process.ts";

/** One line of the picture: a stretch of days, both included, or single days. */
export type Bar = { label: string } & ({ from: string; to: string } | { on: string[] });

export interface Programme {
  title: string;
  groups: { name: string; bars: Bar[] }[];
}

const names = {
  en: {
    programme: "Programme",
    whole: "The whole programme",
    periods: "Periods",
    process: "The programme's process",
    states: { planned: "planned", running: "under way", done: "done", dropped: "dropped" },
    late: "late",
    phases: "Phases",
    chain: "Approval",
    window: "Open for applications",
    call: "Call",
    milestones: "Meetings and reports",
    modules: "Modules",
    dues: "Due from participants",
    exchanges: "Exchanges",
    held: "Held",
    ahead: "Planned",
  },
  sv: {
    programme: "Program",
    whole: "Hela programmet",
    periods: "Perioder",
    process: "Programmets process",
    states: { planned: "planerad", running: "pågår", done: "klar", dropped: "avbruten" },
    late: "försenad",
    phases: "Faser",
    chain: "Beslut",
    window: "Öppen för ansökan",
    call: "Utlysning",
    milestones: "Möten och rapporter",
    modules: "Moduler",
    dues: "Lämnas av deltagarna",
    exchanges: "Utbyten",
    held: "Genomförda",
    ahead: "Planerade",
  },
} as const;

/** What stands in the programme's calendar, by kind (F83): from the call, and the exchanges that were planned for it. */
export const programmeBars =
  ({ exchanges, processSteps, now }: Pick<GoalDeps, "exchanges" | "processSteps" | "now">) =>
  async (call: Call, language: LetterLanguage): Promise<Programme> => {
    const words = names[language];
    const { content } = call;
    const say = (text: Text) => inLanguage(text, language);
    const all = await Array.fromAsync(exchanges.list(exchangesOf(call.id)));
    const days = (isHeld: boolean) =>
      all
        .filter(({ state }) => state !== "cancelled" && (state === "held") === isHeld)
        .map(({ startsAt }) => dayOf(startsAt, content));
    const meetings: Bar[] = [
      { label: words.held, on: days(true) },
      { label: words.ahead, on: days(false) },
    ];
    const steps = await readProcess({ processSteps }, call, now());
    const { startsOn } = content.programme;
    const groups = [
      {
        name: words.programme,
        bars: [{ label: words.whole, from: startsOn, to: endsOn(content.programme) }],
      },
      {
        name: words.periods,
        bars: content.periods.map(({ label, from, to }) => ({ label: say(label), from, to })),
      },
      { name: words.process, bars: steps.flatMap((step) => stepBars(step, words, say)) },
      { name: words.chain, bars: chainBars(content, say) },
      {
        name: words.call,
        bars: [
          {
            label: words.window,
            from: content.window.opens.slice(0, 10),
            to: "closesAt" in call ? dayOf(call.closesAt, content) : content.window.closes.slice(0, 10),
          },
        ],
      },
      {
        name: words.phases,
        bars: content.phases.map(({ label, from, to }) => ({ label: say(label), from, to })),
      },
      {
        name: words.milestones,
        bars: content.milestones.map(({ label, on }) => ({ label: say(label), on: [on] })),
      },
      {
        name: words.modules,
        bars: modulesOf(content).map(({ label, from, to }) => ({ label: say(label), from, to })),
      },
      {
        name: words.dues,
        bars: duesOf(content).map(({ label, dueAt }) => ({ label: say(label), on: [dayOf(dueAt, content)] })),
      },
      { name: words.exchanges, bars: meetings.filter((bar) => !("on" in bar) || bar.on.length > 0) },
    ];
    return {
      title: say(content.title),
      groups: groups.filter(({ bars }) => bars.length > 0),
    };
  };

/** A step as far as it has come, and under it what was done, or has its day, of what it consists of. */
function stepBars(
  { label, from, to, startedOn, endedOn, state, late, activities }: ProcessStanding,
  { states, late: isLate }: (typeof names)[LetterLanguage],
  say: (text: Text) => string,
): Bar[] {
  const how = late ? `${states[state]}, ${isLate}` : states[state];
  return [
    { label: `${say(label)} (${how})`, from: startedOn ?? from, to: endedOn ?? to },
    ...activities.flatMap((activity): Bar[] => {
      const on = activity.doneOn ?? activity.on;
      return on === undefined ? [] : [{ label: say(activity.label), on: [on] }];
    }),
  ];
}

/** The steps that have days of their own; those that are counted from the one before have none yet. */
function chainBars({ approvals }: CallContent, say: (text: Text) => string): Bar[] {
  return approvals.call.flatMap((step): Bar[] => {
    if (step.kind === "circulation") return [{ label: say(step.label), from: step.from, to: step.until }];
    return step.dueOn === undefined ? [] : [{ label: say(step.label), on: [step.dueOn] }];
  });
}

function dayOf(instant: string, { window }: CallContent): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(window.zone).toPlainDate().toString();
}
