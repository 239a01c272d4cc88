import { Application, type ApplicationContent } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import { ApplicationId, type CallId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

/** Everybody submits at the same minute: one partition of an index would throttle them all. */
const shards = 8;

export function applicationStore(table: Table): Store<Application> {
  return entityStore(table, {
    type: "application",
    schema: Application,
    audited: true,
    guards: ({ deadlineAt, sealed }) => ({ deadlineAt, sealed }),
    listed: (application) => ({
      gsi1: {
        partition: `${application.callId}#application`,
        sort: `${application.state}#${application.id}`,
        shards,
      },
      gsi2: { partition: `${application.organisationId}#application`, sort: application.id },
      gsi3: {
        partition: byContact(application.callId, application.content.contact.email).key,
        sort: `${application.state}#${application.id}`,
      },
    }),
  });
}

/** The applications to a call, draft and submitted alike; `prefix` narrows to a state. */
export function ofCall(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#application`, shards };
}

/** The applications to a call that an address is the contact of. */
export function byContact(callId: CallId, email: string): Access {
  return { index: "gsi3", key: `${callId}#contact#${naturalKey(email.toLowerCase())}` };
}

/**
 * One application per organisation, lot and track, unless the call says otherwise. What makes it one is what its id is
 * made of, so that the write's own condition holds it: two requests at once cannot both find the place free.
 */
export function applicationId({ id, content }: Call, applied: ApplicationContent): ApplicationId {
  const { organisation, lotId = "", track, area } = applied;
  const lot = lotId === "" ? [] : ["lot", lotId];
  const parts = {
    track: [track, ...lot],
    lot: ["any track", ...lot],
    area: [track, ...lot, "area", area?.kind ?? "", (area?.name ?? "").trim().toLowerCase()],
  };
  return ApplicationId.parse(`app_${naturalKey(id, organisation.id, ...parts[content.onePer])}`);
}

/** Refuses an edit that would make it another application. */
export function requireSame(call: Call, application: Application, content: ApplicationContent): void {
  const { organisation, track } = application.content;
  const isOther =
    content.organisation.id !== organisation.id ||
    content.track !== track ||
    applicationId(call, content) !== applicationId(call, application.content);
  if (isOther)
    refuse("InputInvalid", {}, [
      {
        pointer: "/organisation/id",
        code: "Unchangeable",
        detail: "Organisation, lot, track and, where there is one per area, the area make the application.",
      },
    ]);
}
