import { applicationsRoutes } from "./routes/applications.ts";
import { assigningRoutes } from "./routes/assigning.ts";
import { attachmentsRoutes } from "./routes/attachments.ts";
import { callsRoutes } from "./routes/calls.ts";
import { claimsRoutes } from "./routes/claims.ts";
import { consensusRoutes } from "./routes/consensus.ts";
import { consultingRoutes } from "./routes/consulting.ts";
import { contestsRoutes } from "./routes/contests.ts";
import { coordinatingRoutes } from "./routes/coordinating.ts";
import { deadlinesRoutes } from "./routes/deadlines.ts";
import { decidingRoutes } from "./routes/deciding.ts";
import { exchangesRoutes } from "./routes/exchanges.ts";
import { gatheringsRoutes } from "./routes/gatherings.ts";
import { goalsRoutes } from "./routes/goals.ts";
import { hearingRoutes } from "./routes/hearing.ts";
import { hostsRoutes } from "./routes/hosts.ts";
import { jointWorkRoutes } from "./routes/joint-work.ts";
import { learningRoutes } from "./routes/learning.ts";
import { lettersRoutes } from "./routes/letters.ts";
import { membersRoutes } from "./routes/members.ts";
import { networksRoutes } from "./routes/networks.ts";
import { numbersRoutes } from "./routes/numbers.ts";
import { pagesRoutes } from "./routes/pages.ts";
import { participationRoutes } from "./routes/participation.ts";
import { payingRoutes } from "./routes/paying.ts";
import { publicRoutes } from "./routes/public.ts";
import { receiptsRoutes } from "./routes/receipts.ts";
import { redressRoutes } from "./routes/redress.ts";
import { retentionRoutes } from "./routes/retention.ts";
import { reviewingRoutes } from "./routes/reviewing.ts";
import { screeningRoutes } from "./routes/screening.ts";
import { watchingRoutes } from "./routes/watching.ts";

/** Every route of the API, by the name that handlers, the description and the tests know it by. */
export const routes = {
  ...publicRoutes,
  ...pagesRoutes,
  ...hearingRoutes,
  ...callsRoutes,
  ...deadlinesRoutes,
  ...applicationsRoutes,
  ...membersRoutes,
  ...attachmentsRoutes,
  ...screeningRoutes,
  ...assigningRoutes,
  ...reviewingRoutes,
  ...consensusRoutes,
  ...decidingRoutes,
  ...redressRoutes,
  ...numbersRoutes,
  ...hostsRoutes,
  ...participationRoutes,
  ...exchangesRoutes,
  ...networksRoutes,
  ...consultingRoutes,
  ...coordinatingRoutes,
  ...gatheringsRoutes,
  ...jointWorkRoutes,
  ...contestsRoutes,
  ...learningRoutes,
  ...goalsRoutes,
  ...claimsRoutes,
  ...receiptsRoutes,
  ...payingRoutes,
  ...lettersRoutes,
  ...retentionRoutes,
  ...watchingRoutes,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
