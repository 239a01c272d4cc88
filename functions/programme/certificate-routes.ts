import { participationRoutes as routes } from "../../schemas/routes/participation.ts";
import { ensureCan } from "../shared/can.ts";
import { type Route, read } from "../shared/http.ts";
import { Served } from "../shared/served.ts";
import { certificate } from "./certificate.ts";
import type { ProgrammeDeps } from "./deps.ts";

/** A function of its own: fonts and the writing of PDF are not read at the start of those that need neither. */
export function certificateRoutes({
  calls,
  participations,
}: Pick<ProgrammeDeps, "calls" | "participations">): Route[] {
  return [
    read(routes.readCertificate, async ({ params, query, principal }) => {
      const place = await participations.get(params.participationId);
      ensureCan(principal, "participation.read", place);
      const call = await calls.get(place.callId);
      const pdf = await certificate(call, place, query.language ?? place.contact.language);
      return new Served("application/pdf", pdf, { reach: "private" });
    }),
  ];
}
