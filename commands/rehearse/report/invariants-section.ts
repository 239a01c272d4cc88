import { type Html, html } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { section } from "./section.ts";
import { tableOf } from "./tables.ts";
import { many } from "./words.ts";

const columns = [{ head: "What must be true" }, { head: "Was it?" }, { head: "What was looked at" }];

/** Every check with its verdict in words; what failed comes first. */
export function invariantsSection({ invariants }: RehearsalResult): Html {
  const broken = invariants.filter(({ holds }) => !holds);
  const rows = [...broken, ...invariants.filter(({ holds }) => holds)].map(({ name, holds, detail }) => [
    name,
    holds ? html`<span class="tag yes">✓ holds</span>` : html`<span class="tag no">✗ broken</span>`,
    detail,
  ]);
  return section({
    id: "invariants",
    title: "What must always be true",
    lead:
      broken.length === 0
        ? `After the last act the rehearsal asked the system for everything it knows and checked ${many(invariants.length, "rule")} that hold whatever the seed. All of them held.`
        : `${many(broken.length, "rule")} of ${invariants.length} did not hold: this programme is not ready.`,
    body: tableOf("Checks", columns, rows),
  });
}
