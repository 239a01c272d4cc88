import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApplication, submitApplication } from "../../functions/applications/apply.ts";
import { sealDrafts } from "../../functions/applications/seal-drafts.ts";
import { drainSeconds, startClosing } from "../../functions/calls/open-call.ts";
import type { Change } from "../../functions/shared/change.ts";
import { isRefusal } from "../../functions/shared/refusal.ts";
import type { Write } from "../../functions/shared/table.ts";
import { Call } from "../../schemas/call.ts";
import { CallId } from "../../schemas/ids.ts";
import {
  applicationContent,
  callContent,
  callIn,
  deadlineAt,
  during,
  principal,
} from "../support/builders.ts";
import { startTable, type TestTable } from "../support/dynoxide.ts";
import { depsOn } from "../support/handlers.ts";

const seed = 20_230_630;
const deadline = Date.parse(deadlineAt);
/** API Gateway gives a request so long from its receipt to its answer. */
const requestMs = 30_000;

/** When a request is received (around the deadline), and when its function reads and writes, after the receipt. */
const Request = fc
  .record({
    receivedMs: fc.oneof(fc.constantFrom(-1, 0, 1, 2), fc.integer({ min: -45_000, max: 45_000 })),
    readMs: fc.integer({ min: 0, max: requestMs }),
    writeMs: fc.integer({ min: 0, max: requestMs }),
  })
  .map(({ receivedMs, readMs, writeMs }) => ({
    receivedAt: deadline + receivedMs,
    readAt: deadline + receivedMs + Math.min(readMs, writeMs),
    writeAt: deadline + receivedMs + Math.max(readMs, writeMs),
  }));
const Plan = fc.record({
  /** The submissions of each applicant who holds a draft. */
  applicants: fc.array(fc.array(Request, { minLength: 1, maxLength: 2 }), { minLength: 12, maxLength: 16 }),
  /** Those who start an application around the deadline. */
  creations: fc.array(Request, { maxLength: 3 }),
  closing: fc.record({ readMs: fc.integer({ min: 1, max: 500 }), writeMs: fc.integer({ min: 1, max: 500 }) }),
});
type Plan = typeof Plan extends fc.Arbitrary<infer Value> ? Value : never;

/** What a twin of the protocol does otherwise. */
interface Protocol {
  drainMs: number;
  /** What a submission is held against: the gateway's receipt, and not the moment at which the function looks. */
  clock: (request: { receivedAt: number; readAt: number }) => number;
  submission: (writes: readonly Write[]) => readonly Write[];
  creation: (writes: readonly Write[]) => readonly Write[];
}
const same = (writes: readonly Write[]) => writes;
const honest: Protocol = {
  drainMs: drainSeconds * 1000,
  clock: ({ receivedAt }) => receivedAt,
  submission: same,
  creation: same,
};

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

let runs = 0;
/** One life of a call in virtual time, each act split into reading and writing; answers what the protocol broke. */
async function broken({ applicants, creations, closing }: Plan, protocol: Protocol): Promise<string[]> {
  runs += 1;
  let clock = Date.parse(during);
  const now = () => new Date(clock).toISOString();
  const deps = depsOn(database.table, now);
  const code = `deadline-${runs}`;
  const callId = CallId.parse(`call_${code}`);
  const call = Call.parse({ ...callIn("open", callContent({ code })), id: callId });
  const by = (at: number) => ({ sub: "person_eva", at: new Date(at).toISOString() });
  const start = (at: number, organisation: string) =>
    createApplication(deps)(
      callId,
      applicationContent(organisation),
      principal("eva", ["applicant"], organisation),
      by(at),
    );
  await database.table.transact(deps.calls.created(call, "create", by(clock)).writes);
  const drafts = await Promise.all(applicants.map((_, i) => start(clock, `org_holder${i}`)));
  // All in one transaction, which may check the call once only.
  const written = drafts.flatMap(({ writes }) => writes.filter((write) => "put" in write));
  await database.table.transact(written);
  const ids = drafts.map(({ output }) => output.application.id);

  const faults: string[] = [];
  const events: { at: number; act: () => Promise<void> }[] = [];
  let sealedAt: number | undefined;

  /** Reads and decides at one instant, writes at another; as the bundle does, a decision that came too late is taken anew. */
  function plan<Output>(
    readAt: number,
    writeAt: number,
    decide: () => Promise<Change<Output>>,
    ended: (outcome: string) => void,
    twin: (writes: readonly Write[]) => readonly Write[] = same,
  ) {
    const attempt = async (work: () => Promise<void>) => {
      try {
        await work();
        return undefined;
      } catch (refusal) {
        if (isRefusal(refusal)) return refusal.code;
        throw refusal;
      }
    };
    const write = (writes: readonly Write[]) => database.table.transact(twin(writes));
    let decided: Change<Output> | undefined;
    const read = {
      at: readAt,
      act: async () => {
        const refused = await attempt(async () => {
          decided = await decide();
        });
        if (refused !== undefined) ended(refused);
      },
    };
    const commit = {
      at: writeAt,
      act: async () => {
        if (decided === undefined) return;
        const { writes } = decided;
        let outcome = await attempt(() => write(writes));
        if (outcome === "ConcurrentChange")
          outcome = await attempt(async () => write((await decide()).writes));
        ended(outcome ?? "done");
      },
    };
    events.push(read, commit);
  }

  for (const [i, id] of ids.entries())
    for (const request of applicants[i] ?? [])
      plan(
        request.readAt,
        request.writeAt,
        async () => submitApplication(deps)(await deps.applications.get(id), by(protocol.clock(request))),
        (outcome) => {
          const inTime = request.receivedAt <= deadline;
          if (outcome === "done" && !inTime) faults.push("accepted after its deadline");
          if (outcome === "done" && sealedAt !== undefined) faults.push("accepted after the seal");
          if (outcome !== "done" && inTime) faults.push(`received in time and refused with ${outcome}`);
        },
        protocol.submission,
      );
  for (const [i, { receivedAt, readAt, writeAt }] of creations.entries()) {
    const begin = async () => {
      const change = await start(receivedAt, `org_starter${i}`);
      ids.push(change.output.application.id);
      return change;
    };
    plan(readAt, writeAt, begin, () => {}, protocol.creation);
  }
  const closedAt = deadline + closing.readMs + closing.writeMs;
  plan(
    deadline + closing.readMs,
    closedAt,
    () => startClosing(deps)(callId),
    () => {},
  );
  const seal = async () => {
    await sealDrafts(deps)(callId);
    sealedAt = clock;
  };
  events.push({ at: closedAt + protocol.drainMs, act: seal });

  for (const { at, act } of events.toSorted((a, b) => a.at - b.at)) {
    clock = at;
    await act();
  }
  for (const application of await Promise.all(ids.map((id) => deps.applications.find(id))))
    if (application && !application.sealed) faults.push(`left unsealed as ${application.state}`);
  return faults;
}

test("in no interleaving is a submission taken after its deadline, or one in time refused", async () => {
  const property = fc.asyncProperty(Plan, async (plan) => {
    expect(await broken(plan, honest)).toEqual([]);
  });
  await fc.assert(property, { seed, numRuns: 16 });
});

describe("the simulation catches a protocol that", () => {
  const entityOnly = (writes: readonly Write[], condition: Write["condition"]): Write[] =>
    writes.flatMap((write) =>
      "put" in write && write.put.sk === "entity" && write.put.type === "application"
        ? [{ ...write, condition }]
        : [],
    );
  const twins: [what: string, twin: Protocol, fault: string][] = [
    [
      "does not ask for the deadline",
      { ...honest, clock: ({ receivedAt }) => Math.min(receivedAt, deadline) },
      "accepted after its deadline",
    ],
    [
      "asks its own clock instead of the gateway's",
      { ...honest, clock: ({ readAt }) => readAt },
      "received in time and refused with DeadlinePassed",
    ],
    [
      "submits without the condition on the seal",
      {
        ...honest,
        drainMs: 0,
        submission: (writes) =>
          entityOnly(writes, { atLeast: { attribute: "deadlineAt", value: deadlineAt } }),
      },
      "accepted after the seal",
    ],
    [
      "seals before the requests in flight have ended",
      { ...honest, drainMs: 0 },
      "received in time and refused with ApplicationSealed",
    ],
    [
      "starts applications without a condition on the call",
      {
        ...honest,
        creation: (writes) => writes.filter((write) => "put" in write),
        drainMs: 0,
      },
      "left unsealed as draft",
    ],
  ];
  test.each(twins)("%s", async (_what, twin, fault) => {
    const property = fc.asyncProperty(Plan, async (plan) => {
      expect(await broken(plan, twin)).not.toContain(fault);
    });
    const { failed } = await fc.check(property, { seed, numRuns: 20, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
