import type { Application, Signature, SignRequest } from "../../schemas/application.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import { inForce } from "../calls/deadline.ts";
import { contentHash } from "../shared/canonical.ts";
import type { Change } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { memberIn } from "./members.ts";
import { requireInTime } from "./submission.ts";

/** Signs the content that the signatory read, by its hash; a later edit leaves the signature behind (F69, F107). */
export const signApplication =
  ({ calls, applications }: { calls: Store<Call>; applications: Store<Application> }) =>
  async (
    stored: Stored<Application>,
    { contentHash: read, ...said }: SignRequest,
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Application>>> => {
    const application = inForce(await calls.get(stored.callId), stored);
    requireInTime(application, by.at);
    if (application.state !== "draft" && application.state !== "submitted")
      refuse("WrongState", { act: "sign", state: application.state });
    if (contentHash(application.content) !== read) refuse("ContentChanged");
    const { name } = memberIn(application.members, principal.id);
    const signature: Signature = {
      ...said,
      personId: principal.id,
      name,
      signedAt: by.at,
      contentHash: read,
    };
    const others = application.signatures.filter(({ personId }) => personId !== principal.id);
    return applications.changed(stored, { ...application, signatures: [...others, signature] }, "sign", by, {
      details: { contentHash: read },
    });
  };

/** Refuses unless as many as the track wants have signed what is now to be submitted. */
export function requireSigned(call: CallContent, { content, signatures }: Application): void {
  const wanted = call.tracks.find(({ id }) => id === content.track)?.signatures ?? 0;
  if (wanted === 0) return;
  const hash = contentHash(content);
  const given = signatures.filter((signature) => signature.contentHash === hash).length;
  if (given < wanted) refuse("SignatureMissing", { wanted, given, contentHash: hash });
}
