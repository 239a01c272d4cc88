import type { Html } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { byKey, sumOf } from "./counts.ts";
import { section } from "./section.ts";
import { bars } from "./tables.ts";
import { inWords, many } from "./words.ts";

/** The workflows that ran behind the scenes, by name and end. */
export function machinerySection({ workflows }: RehearsalResult): Html {
  const counts = byKey(workflows).map(([name, n]): [string, number] => [executions(name), n]);
  return section({
    id: "machinery",
    title: "Behind the scenes",
    lead: `${many(sumOf(workflows), "workflow")} ran: what opens and closes the call, reminds, screens, assigns, approves and announces, each for its own while.`,
    body: bars("Workflows by name and end", ["Workflow", "Runs"], counts, "All"),
  });
}

/** `utlysning-dev-close-call SUCCEEDED` is `Close call: succeeded`; the stage is the same for all. */
function executions(name: string): string {
  const [machine = "", ...end] = name.replace(/^utlysning-[a-z0-9]+-/, "").split(" ");
  return end.length === 0 ? inWords(machine) : `${inWords(machine)}: ${end.join(" ").toLowerCase()}`;
}
