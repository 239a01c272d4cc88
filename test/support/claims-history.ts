import { claimantRoutes } from "../../functions/claims/claimant-routes.ts";
import { claimId } from "../../functions/claims/claims.ts";
import { financeRoutes } from "../../functions/claims/finance-routes.ts";
import { sha256 } from "../../functions/shared/canonical.ts";
import { type Principal, principalOf } from "../../functions/shared/principal.ts";
import { isRefusal } from "../../functions/shared/refusal.ts";
import type { Table, Write } from "../../functions/shared/table.ts";
import { Call } from "../../schemas/call.ts";
import { Exchange } from "../../schemas/exchange.ts";
import { CallId, ExchangeId, ParticipationId, PersonId } from "../../schemas/ids.ts";
import { Participation } from "../../schemas/participation.ts";
import { applicationInput, callContent, callIn, callInput, during } from "./builders.ts";
import { due } from "./claims-breaches.ts";
import { budgetMinor, claimants, everybody, type Step } from "./claims-step.ts";
import { depsOn } from "./handlers.ts";
import { Crashed } from "./simulated-table.ts";

const at = "2023-10-20T08:00:00.000Z";

export async function history(table: Table, n: number) {
  const deps = depsOn(table);
  const callId = CallId.parse(`call_history-${n}`);
  const participationId = ParticipationId.parse(`participation_history-${n}`);
  const exchangeId = (i: number) => ExchangeId.parse(`exchange_history-${n}-${i}`);
  const personId = (name: string) => PersonId.parse(`person_${name}`);
  const routes = new Map(
    [...claimantRoutes(deps), ...financeRoutes(deps)].map((route) => [route.key, route]),
  );
  const { organisation, contact } = applicationInput();
  const account = { holder: "Kalmar", iban: "SE4550000000058398257466", contact };

  function principal(name: string): Principal {
    const known = principalOf({
      sub: name,
      email: `${name}@example.org`,
      "cognito:groups": name === "ida" ? "[applicant]" : "[applicant finance staff]",
      ...(claimants.some((one) => one === name) ? { "custom:organisation": organisation.id } : {}),
    });
    if (known === undefined) throw new Error(name);
    return known;
  }

  /** What a route decides for somebody: its writes, or nothing where it refuses. */
  async function decided(key: string, name: string, params: Record<string, string>, body: unknown = {}) {
    try {
      const route = routes.get(key);
      if (route === undefined) throw new Error(key);
      const raw = { params, query: {}, body, principal: principal(name), receivedAt: at };
      const { change } = await route.answer({
        ...raw,
        ifMatch: undefined,
        language: undefined,
        accept: undefined,
      });
      return change?.writes ?? [];
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  }

  async function begun(): Promise<void> {
    const content = callContent({
      code: `history-${n}`,
      travel: { ...callInput().travel, budget: { amount: (budgetMinor / 100).toFixed(2), currency: "EUR" } },
    });
    const call = Call.parse({ ...callIn("running", content), id: callId });
    const place = Participation.parse({
      id: participationId,
      callId,
      applicationId: `app_history-${n}`,
      organisation,
      organisationId: organisation.id,
      contact,
      rank: 1,
      state: "confirmed",
      offeredAt: during,
      confirmBy: during,
      confirmedAt: during,
    });
    const by = { sub: "person_anna", at: during };
    const meetings = [0, 1].map((i) =>
      Exchange.parse({
        id: exchangeId(i),
        callId,
        title: `Meeting ${i}`,
        mode: "workshop",
        inPerson: true,
        startsAt: `2023-10-1${i}T08:00:00.000Z`,
        participants: [participationId],
        state: "held",
        heldAt: during,
        attendance: claimants.map((name) => ({
          participationId,
          representative: personId(name),
          departedFrom: "Kalmar",
        })),
      }),
    );
    await table.transact([
      ...deps.calls.created(call, "create", by).writes,
      ...deps.participations.created(place, "create", by).writes,
      ...meetings.flatMap((one) => [...deps.exchanges.created(one, "create", by).writes]),
    ]);
    await table.transact(
      await decided(
        "PUT /participations/{participationId}/bank-account",
        "eva",
        { participationId },
        account,
      ),
    );
  }

  const claims = async () =>
    (
      await Promise.all(
        claimants.flatMap((name) =>
          [0, 1].map((i) => deps.claims.find(claimId(participationId, personId(name), exchangeId(i)))),
        ),
      )
    ).flatMap((claim) => claim ?? []);
  const batches = async () => Array.fromAsync(deps.batches.list({ index: "gsi1", key: `${callId}#batch` }));

  async function writesOf({ act, by, whose, exchange, amount, receipt }: Step): Promise<readonly Write[]> {
    const name = everybody[by % everybody.length] ?? "eva";
    const owner = claimants[whose % claimants.length] ?? "eva";
    const id = claimId(participationId, personId(owner), exchangeId(exchange));
    const content = {
      contact: { name: "Eva Ek", email: `${owner}@example.org`, language: "sv" },
      lines: [
        {
          id: "train",
          kind: "travel",
          amount: amount.toFixed(2),
          currency: "EUR",
          date: `2023-10-1${exchange}`,
          receiptSha256: sha256(`receipt ${n} ${receipt}`),
        },
      ],
    };
    const params = { claimId: id };
    if (act === "open")
      return decided(
        "POST /claims",
        owner,
        {},
        { participationId, exchangeId: exchangeId(exchange), ...content },
      );
    if (act === "edit") return decided("PUT /claims/{claimId}", owner, params, content);
    if (act === "submit") return decided("POST /claims/{claimId}/submit", owner, params);
    if (act === "ask" || act === "reject") {
      const key = `POST /claims/{claimId}/${act === "ask" ? "request-changes" : "reject"}`;
      return decided(key, name, params, { reason: "Why?" });
    }
    if (act === "approve") {
      const held = await deps.claims.find(id);
      const contentHash = held && "contentHash" in held ? held.contentHash : "0".repeat(64);
      const cuts = receipt % 3 === 0 ? [{ line: "train", to: "10.00", why: "Too much." }] : [];
      return decided("POST /claims/{claimId}/approve", name, params, { contentHash, cuts });
    }
    if (act === "prepare") {
      const approved = (await claims())
        .filter((claim) => claim.state === "approved" && due(claim) > 0)
        .map((claim) => claim.id);
      return decided("POST /batches", name, {}, { callId, claims: approved });
    }
    const open = (await batches()).filter(({ state }) => state !== "settled");
    const batch = open[receipt % Math.max(1, open.length)];
    if (batch === undefined) return [];
    const on = { batchId: batch.id };
    const { contentHash } = batch;
    if (act === "release") return decided("POST /batches/{batchId}/release", name, on, { contentHash });
    if (act === "export") return decided("POST /batches/{batchId}/export", name, on);
    const payment = batch.payments[exchange % batch.payments.length];
    const status = whose % 2 === 0 ? "paid" : "returned";
    const results = [{ endToEndId: payment?.endToEndId ?? "", status, reason: "AC04" }];
    return decided("POST /batches/{batchId}/bank-report", name, on, { results });
  }

  return { deps, callId, participationId, begun, claims, batches, writesOf };
}

export type History = Awaited<ReturnType<typeof history>>;

/** Commits as the handlers do, less their second try: what is refused or lost in a crash is as if it had not been tried. */
export async function committed(table: Table, writes: readonly Write[]): Promise<boolean> {
  try {
    await table.transact(writes);
    return true;
  } catch (error) {
    if (isRefusal(error) || error instanceof Crashed) return false;
    throw error;
  }
}
