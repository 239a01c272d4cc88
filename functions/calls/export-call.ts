import { stringify } from "yaml";
import type { CallContent } from "../../schemas/call.ts";
import { Served } from "../shared/served.ts";

/** In which form a call is wanted: as asked for, else YAML where `Accept` names it and JSON otherwise. */
export function exportForm(wished: "yaml" | "json" | undefined, accept: string | undefined): "yaml" | "json" {
  return wished ?? (/\byaml\b/i.test(accept ?? "") ? "yaml" : "json");
}

/**
 * A call as a file that `POST /calls` takes: exported, imported and exported again it is the same bytes. The keys stand
 * in the order of the schema, as a person would write them.
 */
export function exportCall(content: CallContent, form: "yaml" | "json"): Served<string> {
  if (form === "json")
    return new Served("application/json", `${JSON.stringify(content, null, 2)}\n`, { reach: "private" });
  const text = stringify(content, { lineWidth: 110, aliasDuplicateObjects: false });
  return new Served("application/yaml", text, { reach: "private" });
}
