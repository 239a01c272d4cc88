import { CallPhase, type LateHand, type PhaseProgress } from "../../../schemas/numbers.ts";
import { compareText } from "../../shared/canonical.ts";
import type { Task } from "./tasks.ts";

const day = 86_400_000;

const isLate = ({ standing, dueAt }: Task, now: string) =>
  standing === "underWay" && dueAt !== undefined && dueAt < now;

/** How far each phase is; a phase in which nothing can be counted yet is left out. */
export function phaseProgress(tasks: readonly Task[], now: string): PhaseProgress[] {
  const byPhase = Map.groupBy(tasks, ({ phase }) => phase);
  return CallPhase.options.flatMap((phase) => {
    const own = byPhase.get(phase);
    if (own === undefined) return [];
    const count = (standing: Task["standing"]) => own.filter((task) => task.standing === standing).length;
    const dueAt = own
      .filter(({ standing }) => standing === "underWay")
      .flatMap((task) => task.dueAt ?? [])
      .toSorted(compareText)
      .at(-1);
    return {
      phase,
      done: count("done"),
      underWay: count("underWay"),
      late: own.filter((task) => isLate(task, now)).length,
      ahead: count("ahead"),
      dropped: count("dropped"),
      ...(dueAt === undefined ? {} : { dueAt }),
    };
  });
}

/** Who owes something whose day is past, each once per phase: those who have owed it longest first. */
export function lateHands(tasks: readonly Task[], now: string): LateHand[] {
  const owed = tasks
    .filter((task) => isLate(task, now))
    .flatMap(({ phase, dueAt = now, subject, owedBy }) =>
      owedBy.map(({ key, name, email }) => ({ phase, dueAt, subject, key, name, email })),
    );
  return [...Map.groupBy(owed, ({ phase, key }) => `${phase} ${key}`).values()]
    .flatMap((all) => {
      const [first] = all.toSorted((a, b) => compareText(a.dueAt, b.dueAt));
      if (first === undefined) return [];
      const { phase, name: who, email, dueAt: since } = first;
      const subjects = all
        .map(({ subject }) => subject)
        .sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
      const days = Math.floor((Date.parse(now) - Date.parse(since)) / day);
      return [{ phase, who, ...(email === undefined ? {} : { email }), subjects, since, days }];
    })
    .sort(
      (a, b) => compareText(a.since, b.since) || compareText(a.phase, b.phase) || compareText(a.who, b.who),
    );
}
