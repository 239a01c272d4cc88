import { decidingRoutes as routes } from "../../schemas/routes/deciding.ts";
import { inState } from "../calls/calls.ts";
import { requested } from "../operations/operations.ts";
import { command, type Route, read } from "../shared/http.ts";
import { refuse } from "../shared/refusal.ts";
import type { openSelectionDeps } from "./deps.ts";
import { proposeSelection } from "./propose-selection.ts";
import { selectionId } from "./selections.ts";

export function staffRoutes(deps: ReturnType<typeof openSelectionDeps>): Route[] {
  const { calls, selections, operations } = deps;
  return [
    command(routes.proposeSelection, async ({ params, body, by }) =>
      proposeSelection(deps)(await calls.get(params.callId), body, by),
    ),
    read(routes.readSelection, ({ params }) => selections.get(selectionId(params.callId))),
    command(routes.announceSelection, async ({ params, by }) => {
      const { id } = inState(await calls.get(params.callId), "reviewed");
      const selection = await selections.get(selectionId(id));
      if (selection.state !== "decided") refuse("WrongState", { act: "announce", state: selection.state });
      return requested(operations, { callId: id, workflow: "announce-selection", subject: id }, by);
    }),
  ];
}
