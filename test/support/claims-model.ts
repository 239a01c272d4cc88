import { settle } from "../../functions/claims/settlement/settle.ts";
import { batchTransitions, transitions } from "../../functions/claims/transitions.ts";
import { can } from "../../functions/shared/can.ts";
import { type Principal, principalOf } from "../../functions/shared/principal.ts";
import { isRefusal } from "../../functions/shared/refusal.ts";
import { requireFrom } from "../../functions/shared/transition.ts";
import type { Batch } from "../../schemas/payment.ts";
import { Cell, type Planned } from "./cell.ts";
import { type Held, settlement } from "./claims-model-settlement.ts";
import { budgetMinor, claimants, everybody, type Step } from "./claims-step.ts";

interface Order {
  state: Batch["state"];
  involved: readonly string[];
  releasedBy: string;
  payments: readonly { claim: string; minor: number; outcome?: "paid" | "returned" }[];
}
/** What left the bank and what came back: money itself, in which nobody's rules have a say. */
type Moved = { claim: string; claimant: string; minor: number; approved: number; people: number };

/** Each breaks one thing that money depends on; the histories must tell. */
export type Broken = "blind" | "torn" | "alone" | undefined;

const people = new Map(
  everybody.map((name): [string, Principal | undefined] => [
    name,
    principalOf({ sub: name, email: `${name}@example.org`, "cognito:groups": "[applicant finance staff]" }),
  ]),
);
/**
 * The claims of two people under their caps and one budget, with the rules of the service (settlement, transitions,
 * permissions) and a store that knows revisions and transactions and nothing else: cheap enough for histories by the ten
 * thousand. That the service's own writes do the same is what the histories on its handlers are for.
 */
export class ClaimsModel {
  readonly claims = new Map<string, Cell<Held>>();
  readonly holds = new Map<string, Cell<ReadonlyMap<string, number>>>();
  readonly budget = new Cell(0);
  readonly vouchers = new Map<number, Cell<string>>();
  readonly batches: Cell<Order>[] = [];
  readonly ledger: Moved[] = [];
  readonly seen = new Set<string>();
  readonly broken: Broken;

  constructor(broken?: Broken) {
    this.broken = broken;
    for (const claimant of claimants) {
      this.holds.set(claimant, new Cell(new Map()));
      for (const exchange of [0, 1]) {
        const id = `${claimant}-${exchange}`;
        const held = { id, claimant, exchange, state: "none" as const, amount: 0, receipt: 0 };
        this.claims.set(id, new Cell<Held>({ ...held, granted: 0, approvedBy: "" }));
      }
    }
    for (const receipt of [0, 1, 2, 3]) this.vouchers.set(receipt, new Cell(""));
  }

  /** What the rules make of a step now; nothing where they refuse. */
  planned(step: Step): Planned[] {
    try {
      return this.#acted(step);
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  }

  /** All or nothing, if nobody has written what was read; half of it in the broken twin that a crash can tear. */
  commit(writes: readonly Planned[], fault: Step["fault"] = "none"): void {
    if (fault === "lost") return;
    if (this.broken !== "blind" && !writes.every((write) => write.isCurrent())) return;
    const torn = fault === "torn" && this.broken === "torn";
    for (const write of torn ? writes.slice(0, Math.ceil(writes.length / 2)) : writes) write.put();
  }

  #acted(step: Step): Planned[] {
    const owner = claimants[step.whose % claimants.length] ?? "eva";
    const cell = this.claims.get(`${owner}-${step.exchange}`);
    if (cell === undefined) return [];
    const claim = cell.value;
    const { act } = step;
    const content = { amount: Math.round(step.amount * 100), receipt: step.receipt };
    if (act === "open")
      return claim.state === "none" ? [cell.becoming({ ...claim, ...content, state: "draft" })] : [];
    if (act === "prepare") return this.#prepared(step);
    if (act === "release" || act === "export" || act === "bank") return this.#ordered(step, act);
    if (claim.state === "none") return [];
    requireFrom(transitions, act === "ask" ? "requestChanges" : act, claim);
    if (act === "edit") {
      const freed = claim.state === "returned" ? this.#freed(claim, claim.granted, true) : [];
      return [cell.becoming({ ...claim, ...content, state: "draft", granted: 0, approvedBy: "" }), ...freed];
    }
    if (act === "submit") return this.#submitted(cell);
    const by = everybody[step.by % everybody.length] ?? "eva";
    if (!this.#may(by, "claim.decide", { personId: `person_${owner}` })) return [];
    if (act === "approve") {
      const cut = step.receipt % 3 === 0 ? Math.min(claim.granted, 1000) : claim.granted;
      const approved = { ...claim, state: "approved" as const, approvedBy: by, granted: cut };
      return [cell.becoming(approved), ...this.#freed(claim, claim.granted - cut, false)];
    }
    const state = act === "ask" ? "changesRequested" : "rejected";
    return [cell.becoming({ ...claim, state, granted: 0 }), ...this.#freed(claim, claim.granted, true)];
  }

  #may(name: string, action: "claim.decide" | "batch.release", resource: Parameters<typeof can>[2]) {
    const who = people.get(name);
    return this.broken === "alone" || (who !== undefined && can(who, action, resource));
  }

  #submitted(cell: Cell<Held>): Planned[] {
    const claim = cell.value;
    const holds = this.holds.get(claim.claimant);
    const voucher = this.vouchers.get(claim.receipt);
    if (holds === undefined || voucher === undefined) return [];
    const { claims } = settle(settlement(claim, holds.value, voucher.value));
    const [settled] = claims;
    for (const { code } of settled?.findings ?? []) this.seen.add(code);
    const granted = Math.round(Number(settled?.reimbursed ?? "0") * 100);
    if (this.budget.value + granted > budgetMinor) {
      this.seen.add("budgetExceeded");
      return [];
    }
    const isMarked = settled?.lines.some(({ eligible }) => eligible) === true;
    return [
      cell.becoming({ ...claim, state: "submitted", granted }),
      holds.becoming(new Map(holds.value).set(claim.id, granted)),
      this.budget.becoming(this.budget.value + granted),
      ...(isMarked ? [voucher.becoming(claim.id)] : []),
    ];
  }

  #freed({ id, claimant, receipt }: Held, minor: number, everything: boolean): Planned[] {
    const holds = this.holds.get(claimant);
    const voucher = this.vouchers.get(receipt);
    if (holds === undefined || voucher === undefined) return [];
    const left = new Map(holds.value).set(id, (holds.value.get(id) ?? 0) - minor);
    const free = everything && voucher.value === id ? [voucher.becoming("")] : [];
    return [holds.becoming(left), this.budget.becoming(this.budget.value - minor), ...free];
  }

  #prepared({ by, exchange }: Step): Planned[] {
    const name = everybody[by % everybody.length] ?? "eva";
    const approved = [...this.claims.values()].filter(
      ({ value }) => value.state === "approved" && value.granted > 0,
    );
    const taken = exchange === 0 ? approved : approved.slice(0, 1);
    if (taken.length === 0) return [];
    const involved = new Set([name, ...taken.flatMap(({ value }) => [value.claimant, value.approvedBy])]);
    const payments = taken.map(({ value }) => ({ claim: value.id, minor: value.granted }));
    const batch = new Cell<Order>({ state: "prepared", involved: [], releasedBy: "", payments: [] });
    const order: Order = { state: "prepared", involved: [...involved], releasedBy: "", payments };
    const { isCurrent, put } = batch.becoming(order);
    const created = {
      isCurrent,
      put: () => {
        put();
        this.batches.push(batch);
      },
    };
    return [created, ...taken.map((cell) => cell.becoming({ ...cell.value, state: "batched" }))];
  }

  #ordered({ by, receipt, exchange, whose }: Step, act: "release" | "export" | "bank"): Planned[] {
    const cell = this.batches[receipt % Math.max(1, this.batches.length)];
    if (cell === undefined) return [];
    const order = cell.value;
    const name = everybody[by % everybody.length] ?? "eva";
    if (act === "bank")
      return order.state === "exported"
        ? this.#banked(cell, exchange, whose === 0 ? "paid" : "returned")
        : [];
    requireFrom(batchTransitions, act, order);
    if (act === "export") return [cell.becoming({ ...order, state: "exported" })];
    const proposedBy = order.involved.map((one) => `person_${one}`);
    if (!this.#may(name, "batch.release", { proposedBy })) return [];
    return [cell.becoming({ ...order, state: "released", releasedBy: name })];
  }

  /** The bank pays an order once, and may send it back, also after it was paid. */
  #banked(cell: Cell<Order>, nth: number, status: "paid" | "returned"): Planned[] {
    const order = cell.value;
    const at = nth % order.payments.length;
    const payment = order.payments[at];
    const claim = this.claims.get(payment?.claim ?? "");
    if (payment === undefined || claim === undefined) return [];
    if (payment.outcome === "returned" || payment.outcome === status) return [];
    requireFrom(transitions, status === "paid" ? "pay" : "return", claim.value);
    const { id, claimant, granted: approved, approvedBy } = claim.value;
    const payments = order.payments.map((one, i) => (i === at ? { ...one, outcome: status } : one));
    const moved = claim.becoming({ ...claim.value, state: status });
    const two = new Set([claimant, approvedBy]).size + (order.involved.includes(order.releasedBy) ? 0 : 1);
    const put = () => {
      moved.put();
      if (status === "paid")
        this.ledger.push({ claim: id, claimant, minor: payment.minor, approved, people: two });
      else this.ledger.splice(0, Infinity, ...this.ledger.filter((one) => one.claim !== id));
    };
    return [cell.becoming({ ...order, payments }), { ...moved, put }];
  }
}
