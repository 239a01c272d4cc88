import { randomUUID } from "node:crypto";
import type { Activity } from "./activity.ts";
import type { Clock } from "./clock.ts";
import {
  directoryOf,
  type FunctionThread,
  infoOf,
  type Outcome,
  startThread,
  workerScript,
} from "./function-thread.ts";
import { LocalHostError } from "./json.ts";
import type { FunctionPlan } from "./plan.ts";

export type Functions = ReturnType<typeof createFunctions>;

type Deployed = { plan: FunctionPlan; group: Group; running: number; invocations: number; errors: number };
type Job = { of: Deployed; payload: string; settle: (outcome: Outcome) => void };
/** The functions that have code and variables in common, and the threads that they share. */
type Group = {
  directory: string;
  /** So many may run at once altogether. */
  concurrency: number;
  threads: FunctionThread[];
  queue: Job[];
  impatience: NodeJS.Timeout | undefined;
};

/** So many threads run what all functions of a group have to do; more come only where these hang. */
const threadsAtOnce = 2;
const patienceMs = 1000;
/** The service gives a function so long to load, and counts its timeout from then. */
const loadingMs = 10_000;

const variablesOf = ({ directory, inlineCode, variables }: FunctionPlan): string =>
  JSON.stringify([directory, inlineCode, Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1))]);

/**
 * Runs the functions in threads, started when first needed, one invocation at a time in each. Functions with the same
 * code and the same variables share threads: nearly all of ours do, and thirty times the same code, loaded and made
 * fast in each of forty threads, is what a machine of two cores has no time for. What a function is told of itself
 * (its name, its handler, its memory) is set before each of its invocations.
 */
export const createFunctions = (options: {
  plans: FunctionPlan[];
  endpoints: Record<string, string>;
  clock: Clock;
  activity: Activity;
  log: (functionName: string, text: string) => void;
  afterInvocation: () => void;
}) => {
  const deployed = new Map<string, Deployed>();
  const groups = new Map<string, Group>();
  const groupOf = (plan: FunctionPlan): Group => {
    const key = variablesOf(plan);
    const found = groups.get(key);
    if (found !== undefined) return found;
    const group: Group = {
      directory: directoryOf(plan),
      concurrency: 0,
      threads: [],
      queue: [],
      impatience: undefined,
    };
    groups.set(key, group);
    return group;
  };
  for (const plan of options.plans) {
    const group = groupOf(plan);
    group.concurrency += plan.concurrency;
    const one: Deployed = { plan, group, running: 0, invocations: 0, errors: 0 };
    deployed.set(plan.name, one);
    deployed.set(plan.arn, one);
  }
  const script = workerScript();
  let isStopped = false;

  const grow = (group: Group, plan: FunctionPlan): FunctionThread => {
    const thread: FunctionThread = startThread({
      script,
      clock: options.clock.shared,
      directory: group.directory,
      plan,
      endpoints: options.endpoints,
      log: options.log,
      onEnd: (why) => drop(group, thread, why),
    });
    group.threads.push(thread);
    return thread;
  };

  const drop = (group: Group, thread: FunctionThread, why: Outcome) => {
    // What a stopping host interrupts did not fail.
    if (isStopped) return;
    group.threads = group.threads.filter((other) => other !== thread);
    thread.end(why);
    next(group);
  };

  const run = async (thread: FunctionThread, { of, payload, settle }: Job) => {
    const { plan, group } = of;
    const { timeoutMs } = plan;
    const id = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    const limit = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const errorMessage = `RequestId: ${id} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
        drop(group, thread, { failure: { errorType: "Sandbox.Timedout", errorMessage, trace: [] } });
      }, ms);
    };
    limit(thread.knows(plan.name) ? timeoutMs : loadingMs + timeoutMs);
    of.running += 1;
    of.invocations += 1;
    const outcome = await thread.invoke({ id, of: infoOf(plan), payload, timeoutMs }, () => limit(timeoutMs));
    clearTimeout(timer);
    of.running -= 1;
    if ("failure" in outcome) of.errors += 1;
    settle(outcome);
    next(group);
  };

  /** A thread for the function: one that has its code, else any; a second is worth its start when two are waiting. */
  const threadFor = (group: Group, { plan }: Deployed, waiting: number): FunctionThread | undefined => {
    const idle = group.threads.filter((thread) => thread.isIdle());
    const found = idle.find((thread) => thread.knows(plan.name)) ?? idle[0];
    const mayGrow = group.threads.length === 0 || (group.threads.length < threadsAtOnce && waiting > 1);
    return found ?? (mayGrow ? grow(group, plan) : undefined);
  };

  const next = (group: Group) => {
    if (isStopped) return;
    const ready = group.queue.filter(({ of }) => of.running < of.plan.concurrency);
    const [job] = ready;
    if (job === undefined) return;
    const thread = threadFor(group, job.of, ready.length);
    if (thread === undefined) return loseNoPatience(group);
    group.queue.splice(group.queue.indexOf(job), 1);
    void run(thread, job);
    next(group);
  };

  /** Threads that are all held for long may be waiting for each other: a function may call another. */
  const loseNoPatience = (group: Group) => {
    const [first] = group.queue;
    group.impatience ??= setTimeout(() => {
      group.impatience = undefined;
      const [job] = group.queue;
      if (isStopped || job === undefined) return;
      if (job === first && group.threads.length < group.concurrency) grow(group, job.of.plan);
      next(group);
    }, patienceMs).unref();
  };

  const find = (nameOrArn: string): Deployed | undefined =>
    deployed.get(nameOrArn) ?? deployed.get(nameOrArn.replace(/:\$LATEST$/, ""));

  return {
    has: (nameOrArn: string): boolean => find(nameOrArn) !== undefined,
    /** Invokes and waits. `payload` is JSON text; what the function throws comes back as a failure. */
    invoke: (nameOrArn: string, payload: string): Promise<Outcome> => {
      const of = find(nameOrArn);
      if (of === undefined) throw new LocalHostError(`There is no function ${nameOrArn} in the assembly.`);
      return options.activity.during(async () => {
        const outcome = await new Promise<Outcome>((settle) => {
          of.group.queue.push({ of, payload, settle });
          next(of.group);
        });
        options.afterInvocation();
        return outcome;
      });
    },
    health: () =>
      [...new Set(deployed.values())].map(({ plan, group, invocations, errors }) => ({
        name: plan.name,
        threads: group.threads.filter((thread) => thread.knows(plan.name)).length,
        invocations,
        errors,
      })),
    stop: async () => {
      isStopped = true;
      await Promise.all(
        [...groups.values()].flatMap(({ threads }) => threads.map((thread) => thread.stop())),
      );
    },
  };
};
