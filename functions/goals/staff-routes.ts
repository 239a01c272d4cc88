import type { CallId } from "../../schemas/ids.ts";
import { goalsRoutes as routes } from "../../schemas/routes/goals.ts";
import { officeLanguage } from "../calls/titled.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { refuse } from "../shared/refusal.ts";
import { Served } from "../shared/served.ts";
import type { GoalDeps } from "./deps.ts";
import { drawUpReport, dueReport, handInReport, submitReport } from "./draw-up-report.ts";
import { processRoutes } from "./process-routes.ts";
import { programmeBars } from "./programme-bars.ts";
import { readStanding } from "./read-standing.ts";
import { reportPage } from "./report-page.ts";
import { reportId } from "./stores.ts";
import { timelinePicture } from "./timeline-picture.ts";

export function staffRoutes(deps: GoalDeps): Route[] {
  const { calls, reports } = deps;
  const ofMilestone = async ({ callId, milestone }: { callId: CallId; milestone: string }) =>
    (await reports.find(reportId(callId, milestone))) ?? refuse("ReportMissing", { milestone });

  return [
    ...processRoutes(deps),
    read(routes.readGoals, async ({ params }) => readStanding(deps)(await calls.get(params.callId))),
    read(routes.listReports, async ({ params }) => {
      const call = await calls.get(params.callId);
      const due = call.content.milestones.filter(({ reportTo }) => reportTo !== undefined);
      const items = await Promise.all(
        due.map(async ({ id, label, on, reportTo }) => {
          const report = await reports.find(reportId(call.id, id));
          const versions = report?.versions.length ?? 0;
          return { milestone: id, label, dueOn: on, reportTo, state: report?.state ?? "missing", versions };
        }),
      );
      return { items };
    }),
    command(routes.drawUpReport, async ({ params, by }) =>
      drawUpReport(deps)(await calls.get(params.callId), params.milestone, by),
    ),
    command(routes.submitReportForApproval, async (request) => {
      const { params, by } = request;
      const report = await ofMilestone(params);
      requireMatch(report, request);
      return submitReport(deps)(await calls.get(params.callId), report, by);
    }),
    command(routes.handInReport, async (request) => {
      const { params, by } = request;
      const call = await calls.get(params.callId);
      dueReport(call, params.milestone);
      const report = await ofMilestone(params);
      requireMatch(report, request);
      return handInReport(reports, report, { isFirstApproved: call.content.approvals.report.length > 0 }, by);
    }),
    read(routes.readReport, async ({ params, query }) => {
      const call = await calls.get(params.callId);
      const { state, versions } = await ofMilestone(params);
      const version =
        versions.find((one) => one.version === (query.version ?? versions.length)) ??
        refuse("NotFound", { type: "report", version: query.version ?? versions.length });
      const page = reportPage({ ...version, state }, query.language ?? officeLanguage(call));
      return new Served("text/html", page, { modifiedAt: version.drawnUpAt, reach: "private" });
    }),
    read(routes.readTimelinePicture, async ({ params, query }) => {
      const call = await calls.get(params.callId);
      const language = query.language ?? officeLanguage(call);
      const picture = timelinePicture(await programmeBars(deps)(call, language), language);
      return new Served("image/svg+xml", picture, { reach: "private" });
    }),
  ];
}
