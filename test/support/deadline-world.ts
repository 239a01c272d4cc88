import { createApplication, submitApplication } from "../../functions/applications/apply.ts";
import { sealDrafts } from "../../functions/applications/seal-drafts.ts";
import { tellOfMove } from "../../functions/applications/tell-of-move.ts";
import { finishClosing, startClosing } from "../../functions/calls/open-call.ts";
import { letterShards } from "../../functions/letters/letters.ts";
import { milestoneId } from "../../functions/operations/milestones.ts";
import { commit } from "../../functions/shared/step.ts";
import { Call } from "../../schemas/call.ts";
import { CallId } from "../../schemas/ids.ts";
import { applicationContent, callContent, callIn, during, principal } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "./handlers.ts";

export const reason = { en: "Nobody could log in.", sv: "Ingen kunde logga in." };
export const weekLater = "2023-07-07T23:59";
export const weekLaterAt = "2023-07-07T21:59:00.000Z";
export const afterClosing = "2023-07-01T10:00:00.000Z";
export const everyone = { who: "everyone" };
export const drafts = { who: "drafts" };

let worlds = 0;
/** A call of its own, its clock, and what people do in it. */
export async function worldIn(database: TestTable, state: "approved" | "open" = "open") {
  worlds += 1;
  const clock = { now: during };
  const deps = depsOn(database.table, () => clock.now);
  const code = `move-${worlds}`;
  const id = CallId.parse(`call_${code}`);
  const call = Call.parse({ ...callIn(state, callContent({ code })), id });
  await database.table.transact(
    deps.calls.created(call, "create", { sub: "person_anna", at: during }).writes,
  );
  const ask = clientOf(database.table, allRoutes(deps));
  const staff = { as: { name: "anna", groups: ["staff"] }, params: { callId: id } };
  const post = (path: string, body: object, more: object = {}) =>
    ask(`POST /calls/{callId}/${path}`, { ...staff, body, at: clock.now, ...more });
  const by = (sub: string) => ({ sub, at: clock.now });
  const page = async (step: (position: string) => Promise<{ position: string; more: boolean }>) => {
    for (let at = { position: "", more: true }; at.more; ) at = await step(at.position);
  };
  return {
    clock,
    deps,
    id,
    ask,
    post,
    async create(name: string) {
      const eva = principal("eva", ["applicant"], `org_${name}`);
      const content = applicationContent(`org_${name}`);
      const change = () => createApplication(deps)(id, content, eva, by(eva.id));
      return (await commit(database.table, change)).application.id;
    },
    submit: (application: string) =>
      commit(database.table, async () =>
        submitApplication(deps)(await deps.applications.get(application), by("person_eva")),
      ),
    move: (who: object, closes = weekLater, more: object = {}) =>
      post("move-deadline", { for: who, closes, reason }, more),
    tell: (moveId: string) => page((position) => tellOfMove(deps)(id, moveId, position)),
    async close() {
      await commit(database.table, () => startClosing(deps)(id));
      await page((position) => sealDrafts(deps)(id, position));
      await commit(database.table, () => finishClosing(deps)(id));
    },
    async movesOf() {
      const held = await deps.calls.get(id);
      return "moves" in held ? (held.moves ?? []) : [];
    },
    async letters() {
      const all = deps.letters.list({ index: "gsi1", key: `${id}#letter`, shards: letterShards });
      return (await Array.fromAsync(all)).map(({ kind, to }) => `${kind} ${to.email}`).toSorted();
    },
    milestone: (name: "close" | "close-late") => deps.milestones.find(milestoneId(id, name)),
  };
}
