import { learningRoutes as routes } from "../../schemas/routes/learning.ts";
import { asPublished } from "../calls/published-call.ts";
import { publicly, type Route } from "../shared/http.ts";
import { refuse } from "../shared/refusal.ts";
import type { LearningDeps } from "./deps.ts";
import { publicShowcases } from "./showcases.ts";

export function publicRoutes(deps: Pick<LearningDeps, "calls" | "deliverables" | "participations">): Route[] {
  return [
    publicly(routes.listShowcases, async ({ params, language }) => {
      const call = await deps.calls.find(params.callId);
      if (call === undefined || asPublished(call) === undefined) return refuse("NotFound");
      return { items: await publicShowcases(deps)(call, language) };
    }),
  ];
}
