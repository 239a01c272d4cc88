import type { Contest, ContestEntry } from "../../schemas/contest.ts";
import { PersonId } from "../../schemas/ids.ts";
import { contestsRoutes as routes } from "../../schemas/routes/contests.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import { judgeEntry, withdrawEntry, writeEntry } from "./contest-entries.ts";
import { awardContest, cancelContest, enteredIn, openContest } from "./contests.ts";
import type { CooperationDeps } from "./deps.ts";

export function contestStaffRoutes(deps: CooperationDeps): Route[] {
  const { calls, contests, entries } = deps;
  const on = async (request: { params: { contestId: string }; ifMatch: number | undefined }) => {
    const contest = await contests.get(request.params.contestId);
    requireMatch(contest, request);
    return contest;
  };
  return [
    command(routes.openContest, async ({ params, by }) =>
      openContest(deps)(await calls.get(params.callId), params.contest, by),
    ),
    command(routes.awardContest, async (request) => {
      const contest = await on(request);
      const winner =
        request.body.entryId === undefined ? undefined : await entries.find(request.body.entryId);
      const judges = (await enteredIn(deps, contest)).flatMap(({ judgements }) => judgements);
      ensureCan(request.principal, "contest.award", {
        proposedBy: judges.map(({ personId }) => personId),
        ...(winner === undefined ? {} : { organisationId: winner.organisationId }),
      });
      return awardContest(deps)(contest, request.body, request.by);
    }),
    command(routes.cancelContest, async (request) =>
      cancelContest(deps)(await on(request), request.body.why, request.by),
    ),
  ];
}

export function contestPartyRoutes(deps: CooperationDeps): Route[] {
  const { contests, entries, participations } = deps;
  const isOffice = (principal: Principal) => hasRole(principal, "staff", "admin");
  const on = async (request: { params: { entryId: string }; ifMatch: number | undefined }) => {
    const entry = await entries.get(request.params.entryId);
    requireMatch(entry, request);
    return entry;
  };
  return [
    command(routes.writeEntry, async ({ params, body, principal, by }) => {
      ensureCan(principal, "participation.answer", await participations.get(body.participationId));
      const { output, writes } = await writeEntry(deps)(await contests.get(params.contestId), body, by);
      return { output: unjudged(output), writes };
    }),
    read(routes.readEntry, async ({ params, principal }) => {
      const entry = await entries.get(params.entryId);
      ensureCan(principal, "participation.manage", entry);
      const { state } = await contests.get(entry.contestId);
      return isOffice(principal) ? entry : state === "awarded" ? nameless(entry) : unjudged(entry);
    }),
    command(routes.withdrawEntry, async (request) => {
      const entry = await on(request);
      ensureCan(request.principal, "participation.answer", entry);
      const { output, writes } = await withdrawEntry(deps)(entry, request.by);
      return { output: unjudged(output), writes };
    }),
    read(routes.listEntries, async ({ params, principal, receivedAt }) => {
      const contest = await contests.get(params.contestId);
      const items = await enteredIn(deps, contest);
      if (isOffice(principal)) return { items };
      ensureCan(principal, "contest.judge", juryOf(contest));
      if (receivedAt <= contest.closesAt) refuse("WrongState", { act: "judge", until: contest.closesAt });
      return { items: items.map((entry) => ownMarks(entry, principal)) };
    }),
    command(routes.judgeEntry, async (request) => {
      const entry = await on(request);
      const { principal, body, by } = request;
      const contest = await contests.get(entry.contestId);
      ensureCan(principal, "contest.judge", { ...juryOf(contest), organisationId: entry.organisationId });
      const { output, writes } = await judgeEntry(deps)({ contest, entry }, body, principal.id, by);
      return { output: ownMarks(output, principal), writes };
    }),
  ];
}

const juryOf = ({ contest }: Contest) => ({ named: contest.jury });

const unjudged = (entry: Stored<ContestEntry>): Stored<ContestEntry> => ({ ...entry, judgements: [] });

/** A juror judges without knowing what the others gave. */
const ownMarks = (entry: Stored<ContestEntry>, { id }: Principal): Stored<ContestEntry> => ({
  ...entry,
  judgements: entry.judgements.filter(({ personId }) => personId === id),
});

const unnamed = PersonId.parse("person_juror");

/** Entrants learn what the jury said and not who said it. */
function nameless(entry: Stored<ContestEntry>) {
  return { ...entry, judgements: entry.judgements.map((one) => ({ ...one, personId: unnamed })) };
}
