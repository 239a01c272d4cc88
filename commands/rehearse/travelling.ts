import { referenceRates } from "../../programmes/reference-rates.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import { routes } from "../../schemas/routes.ts";
import { type Claimed, claimsAreDecided, everybodyClaims, submittedAgain } from "./claiming.ts";
import { bankAnswers, isAbroad, ordered } from "./paying.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import type { Traveller } from "./travellers.ts";
import { type Visit, visitsAhead, visitsArePlanned, visitsTakePlace } from "./visiting.ts";

// Account numbers of the standards' examples, with right check digits; they belong to nobody.
const accounts = {
  sepa: "DE75512108001245126199",
  another: "DE89370400440532013000",
  abroad: "TR330006100519786457841326",
};

/** The first journey of every twin to its activity: what it cost, from the ticket to the bank's answer. */
export async function firstJourneys(road: Road): Promise<Claimed> {
  const { world, office, callId } = road;
  const claimed: Claimed = { rows: [], submissions: 0, refusals: {}, sameBytes: [], payments: [] };
  const startsAt = "2023-10-10T08:00:00.000Z";
  const visits = await visitsArePlanned(road, { where: "there", title: "First visit", startsAt });
  await visitsTakePlace(road, visits, { recordedAt: "2023-10-13T12:00:00.000Z" });
  await world.moveTo("2023-10-20T09:00:00.000Z");
  await world.ask(office.payer, routes.setPayerAccount, {
    params: { callId },
    body: { holder: "Twinning office", iban: accounts.sepa, contact: contactOf(road.content.contact) },
  });
  await world.ask(office.payer, routes.importRates, { body: referenceRates() });
  const travelled = visits.flatMap(({ guests }) => guests);
  await together(travelled, (traveller) => accountGiven(road, traveller));
  const journeys = await everybodyClaims(
    road,
    visits,
    // Whoever comes second flies for more than the cap.
    (traveller, i) => (i === 1 ? "1050.00" : costOf(road, traveller, "first", 180, 520)),
    claimed,
  );
  const [first] = visits;
  const stranger = travelled.find((traveller) => !first?.guests.includes(traveller));
  if (first !== undefined && stranger !== undefined)
    claimed.refusals["claim without having been there"] = await world.refusal(
      stranger.who,
      routes.openClaim,
      {
        body: {
          ...stranger.onBehalf,
          exchangeId: first.id,
          contact: stranger.contact,
          lines: [{ id: "train", kind: "transport", amount: "100.00", currency: "EUR", date: "2023-10-10" }],
        },
      },
    );
  await world.moveTo("2023-10-26T09:00:00.000Z");
  const inEuros = journeys.filter(({ written }) => written === undefined);
  const [, , askedBack, rejected, ...others] = inEuros;
  await claimsAreDecided(road, journeys, claimed, { askedBack, rejected });
  await world.moveTo("2023-11-02T09:00:00.000Z");
  const returned = others.find(({ traveller }) => !isAbroad(traveller));
  const orders = await ordered(
    road,
    journeys.filter((one) => one !== rejected),
    claimed,
  );
  await world.moveTo("2023-11-03T09:00:00.000Z");
  await bankAnswers(road, orders, claimed, returned);
  if (returned === undefined) return claimed;

  // The account was closed: another one waits for a second person, and the claim is made, approved and paid anew.
  await world.moveTo("2023-11-07T09:00:00.000Z");
  const changed = await accountGiven(road, returned.traveller, accounts.another);
  await world.ask(office.releaser, routes.confirmBankAccount, {
    params: { accountId: changed.id },
    body: { version: changed.proposed?.version ?? 0 },
  });
  await submittedAgain(road, returned, claimed);
  await world.moveTo("2023-11-08T09:00:00.000Z");
  await claimsAreDecided(road, [returned], claimed);
  const once = await ordered(road, [returned], claimed);
  await world.moveTo("2023-11-10T09:00:00.000Z");
  await bankAnswers(road, once, claimed);
  return claimed;
}

/** When the claims of one round of visits are made, decided, ordered from the bank, and answered by it. */
interface Days {
  claimed: string;
  decided: string;
  ordered: string;
  answered: string;
}
const inMonth = (month: string): Days => ({
  claimed: `${month}-20`,
  decided: `${month}-23`,
  ordered: `${month}-27`,
  answered: `${month}-29`,
});

/** The second visits that were planned for a month; in May one of them is called off, in December nobody travels. */
export async function secondJourneys(
  road: Road,
  claimed: Claimed,
  planned: readonly Exchange[],
  month: "2024-05" | "2024-09" | "2024-12",
): Promise<void> {
  const visits = await visitsAhead(
    road,
    planned.filter(({ startsAt }) => startsAt.startsWith(month)),
  );
  const calledOff = month === "2024-05" ? { calledOffAt: "2024-05-13T08:00:00.000Z" } : {};
  await visitsTakePlace(road, visits, { ...calledOff, recordedAt: `${month}-16T12:00:00.000Z` });
  if (month !== "2024-12") await paidFor(road, claimed, visits, inMonth(month), [340, 640]);
}

/** Somebody from every third activity comes to the best placed of its twins: half of them in February, half in the last month. */
export async function visitsFromActivities(
  road: Road,
  claimed: Claimed,
  half: "first" | "last",
): Promise<void> {
  const { startsAt, recordedAt, days, rest } = {
    first: {
      startsAt: "2025-02-11T08:00:00.000Z",
      recordedAt: "2025-02-14T12:00:00.000Z",
      days: { ...inMonth("2025-02"), answered: "2025-02-28" },
      rest: 0,
    },
    last: {
      startsAt: "2025-05-13T08:00:00.000Z",
      recordedAt: "2025-05-14T12:00:00.000Z",
      days: { claimed: "2025-05-15", decided: "2025-05-19", ordered: "2025-05-21", answered: "2025-05-23" },
      rest: 3,
    },
  }[half];
  const visits = await visitsArePlanned(road, {
    where: "here",
    title: "Visit from the activity",
    startsAt,
    which: (index) => index % 6 === rest,
  });
  await visitsTakePlace(road, visits, { recordedAt });
  await paidFor(road, claimed, visits, days, [190, 560]);
}

/** From the claims of a round of visits to the bank's answer. */
async function paidFor(
  road: Road,
  claimed: Claimed,
  visits: readonly Visit[],
  days: Days,
  [least, most]: readonly [number, number],
): Promise<void> {
  const { world } = road;
  await world.moveTo(`${days.claimed}T09:00:00.000Z`);
  // Who has taken the place of another has no account yet.
  const known = new Set(claimed.rows.map(({ traveller }) => traveller.id));
  const newcomers = visits.flatMap(({ guests }) => guests).filter(({ id }) => !known.has(id));
  await together(newcomers, (traveller) => accountGiven(road, traveller));
  const amountOf = (traveller: Traveller) => costOf(road, traveller, days.claimed.slice(0, 7), least, most);
  const journeys = await everybodyClaims(road, visits, amountOf, claimed);
  await world.moveTo(`${days.decided}T09:00:00.000Z`);
  await claimsAreDecided(road, journeys, claimed);
  await world.moveTo(`${days.ordered}T09:00:00.000Z`);
  const orders = await ordered(road, journeys, claimed);
  await world.moveTo(`${days.answered}T09:00:00.000Z`);
  await bankAnswers(road, orders, claimed);
}

/** What the journeys of the whole programme came to. */
export async function travelReported({ world, office, callId }: Road, claimed: Claimed): Promise<void> {
  claimed.report = await world.ask(office.payer, routes.readTravelReport, { params: { callId } });
}

function costOf({ chance }: Road, { name }: Traveller, when: string, least: number, most: number) {
  const own = chance.of(`${name} ${when}`);
  return `${own.whole(least, most)}.${own.whole(10, 99)}`;
}

const ibanOf = (traveller: Traveller) => (isAbroad(traveller) ? accounts.abroad : accounts.sepa);

async function accountGiven({ world }: Road, traveller: Traveller, iban = ibanOf(traveller)) {
  const { who, onBehalf: params, name, contact } = traveller;
  const body = { holder: `City of ${name}`.slice(0, 70), iban, contact };
  return "hostId" in params
    ? world.ask(who, routes.setHostBankAccount, { params, body })
    : world.ask(who, routes.setBankAccount, { params, body });
}

function contactOf({ name, email }: { name: string; email: string }) {
  return { name, email, language: "en" };
}
