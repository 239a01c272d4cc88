import { screenApplications } from "../../functions/screening/screen-applications.ts";
import { screeningId } from "../../functions/screening/screenings.ts";
import { secondsLater } from "../../functions/shared/zone.ts";
import { Application } from "../../schemas/application.ts";
import { Call } from "../../schemas/call.ts";
import { ApplicationId, CallId } from "../../schemas/ids.ts";
import { applicationContent, applicationIn, callContent, callIn } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { type Ask, allRoutes, clientOf, type Deps, depsOn } from "./handlers.ts";

/** A Monday after the call has closed. */
export const afterClosing = "2023-07-03T08:00:00.000Z";

/** A call that has closed, with who applied, screened by the rules on the real engine. */
export async function screeningWorld(
  { table }: TestTable,
  code: string,
  change: object = {},
  papers: Partial<Pick<Deps, "papers">> = {},
) {
  const clock = { at: afterClosing };
  const deps = { ...depsOn(table, () => clock.at), ...papers };
  const by = () => ({ sub: "system", at: clock.at });
  const callId = CallId.parse(`call_${code}`);
  const call = Call.parse({ ...callIn("screened", callContent({ ...change, code })), id: callId });
  await table.transact(deps.calls.created(call, "create", by()).writes);
  const ask = clientOf(table, allRoutes(deps));

  return {
    deps,
    clock,
    callId,
    by,
    /** Somebody applied in time; what they said differs from a good application as `content` says. */
    async applied(town: string, content: object = {}) {
      const id = ApplicationId.parse(`app_${code}-${town}`);
      const written = applicationContent(`org_${town}`, content);
      const own = { id, callId, organisationId: written.organisation.id, versions: 1 };
      const application = Application.parse({
        ...applicationIn("submitted", true),
        ...own,
        content: written,
        submitted: written,
      });
      await table.transact(deps.applications.created(application, "submit", by()).writes);
      return id;
    },
    async screened() {
      let position = "";
      for (let more = true; more; ) ({ position, more } = await screenApplications(deps)(callId, position));
    },
    screening: (id: ApplicationId) => deps.screenings.get(screeningId(id)),
    staff: (name: string, route: string, said: Omit<Ask, "as" | "at"> = {}, organisation?: string) =>
      ask(route, {
        body: {},
        ...said,
        as: { name, groups: ["staff"], ...(organisation === undefined ? {} : { organisation }) },
        at: clock.at,
      }),
    /** Eva owns every application of this world. */
    eva: (route: string, said: Omit<Ask, "as" | "at"> = {}) =>
      ask(route, { ...said, as: { name: "eva", groups: ["applicant"] }, at: clock.at }),
    person: (as: NonNullable<Ask["as"]>, route: string, said: Omit<Ask, "as" | "at"> = {}) =>
      ask(route, { ...said, as, at: clock.at }),
    async letters() {
      const all = deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 });
      return (await Array.fromAsync(all)).map(({ kind, to }) => `${kind} ${to.email}`).toSorted();
    },
    later(seconds: number) {
      clock.at = secondsLater(clock.at, seconds);
    },
  };
}
