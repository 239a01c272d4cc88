import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import { mostVersions, type Report } from "../../schemas/report.ts";
import { submitted } from "../approvals/approvals.ts";
import { inLetters, officeLanguage, titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { type DueReport, type ReportDeps, reportFacts } from "./report-facts.ts";
import { reportId } from "./stores.ts";
import { reportTransitions } from "./transitions.ts";

export type DrawDeps = ReportDeps & { reports: Store<Report> };

/**
 * Draws up a report from the data as they are (F88): each time a version, with what it says kept, until it is handed in.
 * The same data give the same version: nothing is written for it, and an approval stands; another version needs another.
 */
export const drawUpReport =
  (deps: DrawDeps) =>
  async (call: Call, milestone: string, by: Author): Promise<Change<Stored<Report>>> => {
    const due = dueReport(call, milestone);
    const before = await deps.reports.find(reportId(call.id, milestone));
    if (before !== undefined) requireFrom(reportTransitions, "drawUp", before);
    const facts = await reportFacts(deps, call, due);
    const hash = contentHash(facts);
    if (before?.versions.at(-1)?.contentHash === hash) return unchanged(before);
    if ((before?.versions.length ?? 0) >= mostVersions) refuse("TooManyVersions", { most: mostVersions });
    const version = {
      version: (before?.versions.length ?? 0) + 1,
      drawnUpAt: by.at,
      drawnUpBy: by.sub,
      contentHash: hash,
      facts,
    };
    const after: Report = {
      id: reportId(call.id, milestone),
      callId: call.id,
      milestone,
      versions: [...(before?.versions ?? []), version],
      state: "drawnUp",
    };
    return before === undefined
      ? deps.reports.created(after, "drawUp", by, { otherwise: "ConcurrentChange" })
      : deps.reports.changed(before, after, "drawUp", by);
  };

/** On its day: the report is drawn up by itself, and the office is told that it is ready to be handed in. */
export const drawUpOnItsDay =
  (deps: DrawDeps & { letters: Store<Letter> }) =>
  async (call: Call, milestone: string, by: Author): Promise<readonly Write[]> => {
    const before = await deps.reports.find(reportId(call.id, milestone));
    // Handed in before its day, or on the way to it: nothing is left to do, and what was approved stands.
    if (before !== undefined && before.state !== "drawnUp") return [];
    const due = dueReport(call, milestone);
    // With as many versions as one keeps, the last of them is what stands on the day.
    const isFull = (before?.versions.length ?? 0) >= mostVersions;
    const change =
      isFull && before !== undefined ? unchanged(before) : await drawUpReport(deps)(call, milestone, by);
    const facts = {
      ...titled(call),
      label: inLetters(due.label),
      reportTo: due.reportTo,
      dueOn: due.on,
      version: change.output.versions.length,
    };
    const to = { ...call.content.contact, language: officeLanguage(call) };
    const letter = { callId: call.id, subjectId: change.output.id, to, due: due.on, facts };
    return together(change, queued(deps.letters, "report-drawn-up", letter, by)).writes;
  };

/** Puts a report before the chain that the call asks for, as its last version says it. */
export const submitReport =
  (deps: DrawDeps & Parameters<typeof submitted>[0]) =>
  async (call: Call, report: Stored<Report>, by: Author): Promise<Change<Stored<Report>>> => {
    requireFrom(reportTransitions, "submitForApproval", report);
    if (call.content.approvals.report.length === 0) refuse("NoChain", { of: "report" });
    const { id, rev, versions } = report;
    const last = versions.at(-1);
    const subject = { call, id, kind: "report" as const, hash: last?.contentHash ?? "", rev };
    const alsoInvolved = last === undefined ? [] : [last.drawnUpBy];
    return together(
      deps.reports.changed(report, { ...report, state: "inApproval" }, "submitForApproval", by),
      await submitted(deps, { ...subject, alsoInvolved }, by),
    );
  };

/**
 * Whoever is in charge says that the report has been handed in; from then on it stands as it is. Where the call has a
 * chain for reports, it must have spoken; a report that a step of another chain hands in has been through that one.
 */
export function handInReport(
  reports: Store<Report>,
  report: Stored<Report>,
  { isFirstApproved }: { isFirstApproved: boolean },
  by: Author,
): Change<Stored<Report>> {
  requireFrom(reportTransitions, "handIn", report);
  if (isFirstApproved && report.state !== "approved")
    refuse("WrongState", { act: "handIn", state: report.state });
  const { id, callId, milestone, versions } = report;
  const after: Report = {
    id,
    callId,
    milestone,
    versions,
    state: "handedIn",
    handedInAt: by.at,
    handedInBy: by.sub,
  };
  const details = { contentHash: versions.at(-1)?.contentHash ?? "" };
  return reports.changed(report, after, "handIn", by, { details });
}

/** The milestone of the call that asks for the report. */
export function dueReport({ content }: Call, milestone: string): DueReport {
  const found = content.milestones.find(({ id }) => id === milestone);
  return found?.reportTo === undefined
    ? refuse("NotFound", { type: "report", id: milestone })
    : { ...found, reportTo: found.reportTo };
}
