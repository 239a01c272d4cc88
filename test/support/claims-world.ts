import { claimId } from "../../functions/claims/claims.ts";
import { sha256 } from "../../functions/shared/canonical.ts";
import { Exchange } from "../../schemas/exchange.ts";
import { ExchangeId, ParticipationId, PersonId } from "../../schemas/ids.ts";
import { Participation } from "../../schemas/participation.ts";
import { applicationInput, callContent, callId, callIn, callInput, during } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { type Ask, allRoutes, clientOf, depsOn } from "./handlers.ts";

export const participationId = ParticipationId.parse("participation_kalmar");
export const at = "2023-10-20T08:00:00.000Z";
const people = ["eva", "ida", "olle", "per"];
export const exchangeOf = (n: number) => ExchangeId.parse(`exchange_${n}`);

export const travels = (name: string) => ({ name, groups: ["applicant"], organisation: "org_kalmar" });
export const finance = (name: string) => ({ name, groups: ["finance"] });
export const line = (id: string, amount: string, more: object = {}) => ({
  id,
  kind: "travel",
  amount,
  currency: "EUR",
  date: "2023-10-10",
  receiptSha256: sha256(id),
  ...more,
});
export const bankDetails = {
  holder: "Kalmar kommun",
  iban: "SE45 5000 0000 0583 9825 7466",
  contact: { name: "Eva Ek", email: "eva@example.org", language: "sv" },
};
/** Where the rates of a test are from: nowhere, and they say so. */
export const madeUp = { title: "Made up for a test", retrievedOn: "2023-10-01", assumed: false };
export const contentOf = (name: string, lines: object[]) => ({
  contact: { name: "Eva Ek", email: `${name}@example.org`, language: "sv" },
  lines,
});
export const idOf = (name: string, exchange: number) =>
  claimId(participationId, PersonId.parse(`person_${name}`), exchangeOf(exchange));

/** A running call with a travel policy, one participation, four exchanges held and one called off. */
export async function claimsWorld(database: TestTable, travel: object = {}, more: object = {}) {
  const deps = depsOn(database.table);
  const ask = clientOf(database.table, allRoutes(deps));
  const { organisation, contact } = applicationInput();
  const place = Participation.parse({
    id: participationId,
    callId,
    applicationId: "app_kalmar",
    organisation,
    organisationId: organisation.id,
    contact,
    rank: 1,
    state: "confirmed",
    offeredAt: during,
    confirmBy: during,
    confirmedAt: during,
  });
  const meeting = (n: number, state: object) =>
    Exchange.parse({
      id: exchangeOf(n),
      callId,
      title: `Meeting ${n}`,
      activity: "grid",
      mode: "workshop",
      inPerson: true,
      startsAt: `2023-10-1${n}T08:00:00.000Z`,
      participants: [participationId],
      ...state,
    });
  const attendance = people.map((name) => ({
    participationId,
    representative: `person_${name}`,
    departedFrom: "Kalmar",
  }));
  const exchanges = [
    ...[0, 1, 2, 3].map((n) => meeting(n, { state: "held", heldAt: during, attendance })),
    meeting(4, { state: "cancelled", cancelledAt: "2023-10-12T08:00:00.000Z", why: "Storm." }),
  ];
  const by = { sub: "person_anna", at: during };
  const content = callContent({ ...more, travel: { ...callInput().travel, ...travel } });
  await database.table.transact([
    ...deps.calls.created(callIn("running", content), "create", by).writes,
    ...deps.participations.created(place, "create", by).writes,
    ...exchanges.flatMap((exchange) => [...deps.exchanges.created(exchange, "create", by).writes]),
  ]);
  const give = (name: string, details: object = bankDetails) =>
    ask("PUT /participations/{participationId}/bank-account", {
      as: travels(name),
      at,
      params: { participationId },
      body: details,
    });
  await give("eva");
  const open = (name: string, exchange: number, lines: object[], more: object = {}) =>
    ask("POST /claims", {
      as: travels(name),
      at,
      body: { participationId, exchangeId: exchangeOf(exchange), ...contentOf(name, lines), ...more },
    });
  const act = (what: string, name: string, exchange: number, asked: Ask = {}) =>
    ask(`POST /claims/{claimId}/${what}`, { params: { claimId: idOf(name, exchange) }, at, ...asked });
  const edit = (name: string, exchange: number, lines: object[], more: object = {}) =>
    ask("PUT /claims/{claimId}", {
      as: travels(name),
      at,
      params: { claimId: idOf(name, exchange) },
      body: { ...contentOf(name, lines), ...more },
    });
  const submit = (name: string, exchange: number) => act("submit", name, exchange, { as: travels(name) });
  const claim = (name: string, exchange: number) => deps.claims.get(idOf(name, exchange));
  const approve = async (name: string, exchange: number, as = finance("karin"), cuts: object[] = []) => {
    const held = await claim(name, exchange);
    const contentHash = "contentHash" in held ? held.contentHash : "";
    return act("approve", name, exchange, { as, body: { contentHash, cuts } });
  };
  return { deps, ask, give, open, edit, act, submit, approve, claim };
}
export type ClaimsWorld = Awaited<ReturnType<typeof claimsWorld>>;
