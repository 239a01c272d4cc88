import type { CallContent } from "../../../schemas/call.ts";
import { minorUnitOf } from "../../../schemas/planning/settle.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { valueAt } from "../pointer.ts";
import { duplicates, error, unknown, warning } from "./finding.ts";

/** What one part of a call says of another that is not there. */
export function checkReferences(content: CallContent): Finding[] {
  const { domains, activities, tracks, themes, functions, matching, approvals } = content;
  const findings = [
    ...duplicates(domains, "/domains"),
    ...duplicates(activities, "/activities"),
    ...duplicates(themes, "/themes"),
    ...duplicates(functions, "/functions"),
    ...domains.flatMap(({ id, topic }, i) =>
      topic === undefined ? [warning("TopicMissing", `/domains/${i}`, { domain: id })] : [],
    ),
    ...themes.flatMap(({ parts }, i) => duplicates(parts, `/themes/${i}/parts`)),
    ...duplicates(content.registers, "/registers"),
    ...duplicates(content.meetings.kinds, "/meetings/kinds"),
    ...themes.flatMap(({ track, for: meant }, i) => [
      ...unknown(track, tracks, "UnknownTrack", `/themes/${i}/track`),
      ...meant.flatMap((id, j) => unknown(id, functions, "UnknownFunction", `/themes/${i}/for/${j}`)),
    ]),
  ];
  activities.forEach((activity, i) => {
    activity.domains.forEach((domain, j) => {
      if (!domains.some(({ id }) => id === domain))
        findings.push(error("UnknownDomain", `/activities/${i}/domains/${j}`, { domain }));
    });
    if (activity.capacity.min > activity.capacity.max)
      findings.push(error("CapacityCannotBeMet", `/activities/${i}/capacity`, {}));
  });
  const questions = new Set(tracks.flatMap((track) => track.form.map(({ id }) => id)));
  if (activities.length > 0 && matching !== undefined && !questions.has(matching.question))
    findings.push(error("UnknownQuestion", "/matching/question", { question: matching.question }));
  findings.push(...unknown(content.missionCities, content.registers, "UnknownRegister", "/missionCities"));
  matching?.dimensions.forEach(({ question }, i) => {
    if (!questions.has(question))
      findings.push(error("UnknownQuestion", `/matching/dimensions/${i}/question`, { question }));
  });
  findings.push(
    ...tracks.flatMap(({ learnsFrom }, i) =>
      unknown(learnsFrom, tracks, "UnknownTrack", `/tracks/${i}/learnsFrom`),
    ),
  );
  const asked = content.learningGoals?.question;
  if (asked !== undefined && !questions.has(asked))
    findings.push(error("UnknownQuestion", "/learningGoals/question", { question: asked }));
  if (matching !== undefined && approvals.matching.length === 0)
    findings.push(error("ChainMissing", "/approvals/matching"));
  content.selection.tieBreak.forEach((criterion, i) => {
    // All tracks are ranked in one list, so what breaks its ties is scored in each of them.
    if (!tracks.every((track) => track.criteria.some(({ id }) => id === criterion)))
      findings.push(error("UnknownCriterion", `/selection/tieBreak/${i}`, { criterion }));
  });
  findings.push(...checkContests(content));
  for (const list of ["assumed", "uncertain"] as const)
    content[list].forEach(({ pointer }, i) => {
      if (valueAt(content, pointer) === undefined)
        findings.push(error("UnknownPointer", `/${list}/${i}/pointer`, { pointer }));
    });
  return findings;
}

/** A contest's theme, and its doubts: they stop the contest and not the call, so they are warnings here (F96). */
function checkContests(content: CallContent): Finding[] {
  const { contests, themes } = content;
  return [
    ...duplicates(contests, "/contests"),
    ...contests.flatMap(({ theme, uncertain, criteria }, i) => [
      ...unknown(theme, themes, "UnknownTheme", `/contests/${i}/theme`),
      ...duplicates(criteria, `/contests/${i}/criteria`),
      ...uncertain.flatMap(({ pointer, written, settled }, j) => {
        if (valueAt(content, pointer) === undefined)
          return [error("UnknownPointer", `/contests/${i}/uncertain/${j}/pointer`, { pointer })];
        return settled === undefined ? [warning("UncertainContest", pointer, { written })] : [];
      }),
    ]),
  ];
}

/** Claims are settled and counted in one currency. */
export function checkMoney({ travel, programme }: CallContent): Finding[] {
  const findings: Finding[] = [];
  if (programme.budget && programme.budget.min.currency !== programme.budget.max.currency)
    findings.push(error("CurrencyDiffers", "/programme/budget/max/currency"));
  if (travel === undefined) return findings;
  const { currency, cap, budget } = travel;
  if (minorUnitOf(currency) === undefined)
    findings.push(error("UnknownCurrency", "/travel/currency", { currency }));
  if (cap.money.currency !== currency)
    findings.push(error("CurrencyDiffers", "/travel/cap/money/currency", { currency }));
  if (travel.hosts !== undefined && travel.hosts.cap.money.currency !== currency)
    findings.push(error("CurrencyDiffers", "/travel/hosts/cap/money/currency", { currency }));
  if (budget.currency !== currency)
    findings.push(error("CurrencyDiffers", "/travel/budget/currency", { currency }));
  return findings;
}
