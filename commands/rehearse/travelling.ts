import { referenceRates } from "../../programmes/reference-rates.ts";
import { routes } from "../../schemas/routes.ts";
import { type Claimed, claimsAreDecided, everybodyClaims, submittedAgain } from "./claiming.ts";
import { officerOf, type Place, taking } from "./learning.ts";
import { bankAnswers, isAbroad, ordered } from "./paying.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import { twinsMeet } from "./visiting.ts";

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
  const visits = await twinsMeet(road, {
    where: "there",
    title: "First visit",
    startsAt: "2023-10-10T08:00:00.000Z",
    recordedAt: "2023-10-13T12:00:00.000Z",
  });
  await world.moveTo("2023-10-20T09:00:00.000Z");
  await world.ask(office.payer, routes.setPayerAccount, {
    params: { callId },
    body: { holder: "Twinning office", iban: accounts.sepa, contact: contactOf(road.content.contact) },
  });
  await world.ask(office.payer, routes.importRates, { body: referenceRates() });
  const travelled = visits.flatMap(({ guests }) => guests);
  await together(travelled, (place) => accountGiven(road, place));
  const journeys = await everybodyClaims(
    road,
    visits,
    // Whoever comes second flies for more than the cap.
    (place, i) => (i === 1 ? "1050.00" : costOf(road, place, "first", 180, 520)),
    claimed,
  );
  const [first] = visits;
  const stranger = travelled.find((place) => !first?.guests.includes(place));
  if (first !== undefined && stranger !== undefined)
    claimed.refusals["claim without having been there"] = await world.refusal(
      officerOf(road, stranger),
      routes.openClaim,
      {
        body: {
          participationId: stranger.id,
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
  const returned = others.find(({ place }) => !isAbroad(place.organisation));
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
  const changed = await accountGiven(road, returned.place, accounts.another);
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

/** The second journey of every twin, one of them called off; and the visit of the activity's people, at one of its twins. */
export async function laterJourneys(road: Road, claimed: Claimed): Promise<void> {
  const { world, office, callId } = road;
  await journey("2024-05", 200, 540, {
    where: "there",
    title: "Second visit",
    startsAt: "2024-05-14T08:00:00.000Z",
    calledOffAt: "2024-05-13T08:00:00.000Z",
    recordedAt: "2024-05-16T12:00:00.000Z",
  });
  await journey("2024-09", 40, 180, {
    where: "here",
    title: "Visit from the activity",
    startsAt: "2024-09-03T08:00:00.000Z",
    recordedAt: "2024-09-05T12:00:00.000Z",
  });
  claimed.report = await world.ask(office.payer, routes.readTravelReport, { params: { callId } });

  async function journey(month: string, least: number, most: number, plan: Parameters<typeof twinsMeet>[1]) {
    const visits = await twinsMeet(road, plan);
    const days = { claimed: "20", decided: "23", ordered: "27", answered: "29" };
    await world.moveTo(`${month}-${days.claimed}T09:00:00.000Z`);
    // Who has taken the place of another has no account yet.
    const known = new Set(claimed.rows.map(({ place }) => place.id));
    const newcomers = (await taking(road)).filter(({ id }) => !known.has(id));
    await together(
      newcomers.filter(({ activity }) => activity !== undefined),
      (place) => accountGiven(road, place),
    );
    const amountOf = (place: Place) => costOf(road, place, month, least, most);
    const journeys = await everybodyClaims(road, visits, amountOf, claimed);
    await world.moveTo(`${month}-${days.decided}T09:00:00.000Z`);
    await claimsAreDecided(road, journeys, claimed);
    await world.moveTo(`${month}-${days.ordered}T09:00:00.000Z`);
    const orders = await ordered(road, journeys, claimed);
    await world.moveTo(`${month}-${days.answered}T09:00:00.000Z`);
    await bankAnswers(road, orders, claimed);
  }
}

function costOf({ chance }: Road, { organisation }: Place, when: string, least: number, most: number) {
  const own = chance.of(`${organisation.name} ${when}`);
  return `${own.whole(least, most)}.${own.whole(10, 99)}`;
}

const ibanOf = (place: Place) => (isAbroad(place.organisation) ? accounts.abroad : accounts.sepa);

async function accountGiven(road: Road, place: Place, iban = ibanOf(place)) {
  return road.world.ask(officerOf(road, place), routes.setBankAccount, {
    params: { participationId: place.id },
    body: { holder: `City of ${place.organisation.name}`.slice(0, 70), iban, contact: place.contact },
  });
}

function contactOf({ name, email }: { name: string; email: string }) {
  return { name, email, language: "en" };
}
