import type { Participation } from "../../schemas/participation.ts";
import { routes } from "../../schemas/routes.ts";
import type { Chance } from "./chance.ts";
import type { Applicant } from "./field.ts";
import { office } from "./staff.ts";
import type { Person, World } from "./world.ts";

export interface Claimed {
  rows: { id: string; claimant: string; exchange: string; claimed: string }[];
  /** Codes of what must be refused: who was not there, who releases what they prepared, who claims twice. */
  refusals: Record<string, string | undefined>;
  /** The payment file asked for twice. */
  sameBytes: boolean;
}

type Place = Participation & { state: "confirmed" };

// A test account number of the European standard, with right check digits; it belongs to nobody.
const iban = "DE75512108001245126199";

/** Three site visits and what they cost: one over the cap, one asked back, one rejected, one that the bank returns. */
export async function travelIsPaid(
  world: World,
  callId: string,
  applicants: ReadonlyMap<string, Applicant>,
  chance: Chance,
): Promise<Claimed> {
  const result: Claimed = { rows: [], refusals: {}, sameBytes: false };
  const everybody = await world.askAll(office.assistant, routes.listParticipations, { callId });
  const places = everybody.flatMap((place): Place[] =>
    place.state === "confirmed" && place.activity !== undefined ? [place] : [],
  );
  const visited = [...new Set(places.map((place) => place.activity ?? ""))].sort().slice(0, 6);
  const visits: { id: string; title: string; guests: Place[] }[] = [];
  for (const [i, activity] of visited.entries()) {
    const guests = places.filter((place) => place.activity === activity);
    const startsAt = `2023-10-${String(10 + 2 * i).padStart(2, "0")}T08:00:00.000Z`;
    const title = `Site visit to ${activity}`;
    const participants = guests.map(({ id }) => id);
    const body = { callId, title, activity, mode: "siteVisit", startsAt, participants };
    const { id } = await world.ask(office.assistant, routes.planExchange, { body });
    visits.push({ id, title, guests });
  }
  world.note("exchanges", `${visits.length} site visits planned`);
  await world.moveTo("2023-10-27T12:00:00.000Z");
  for (const { id, guests } of visits) {
    const attendance = guests.map((place) => ({
      participationId: place.id,
      representative: personId(officer(place)),
      departedFrom: place.organisation.name,
    }));
    await world.ask(office.assistant, routes.recordAttendance, {
      params: { exchangeId: id },
      body: { attendance },
    });
  }
  world.note("exchanges", "site visits held, attendance recorded");

  await world.moveTo("2023-11-02T09:00:00.000Z");
  for (const place of visits.flatMap(({ guests }) => guests))
    await world.ask(officer(place), routes.setBankAccount, {
      params: { participationId: place.id },
      body: {
        holder: `City of ${place.organisation.name}`.slice(0, 70),
        iban,
        contact: place.contact,
      },
    });
  for (const { id: exchangeId, title, guests } of visits)
    for (const place of guests) {
      const amount =
        result.rows.length === 1 ? "1050.00" : `${chance.whole(180, 820)}.${chance.whole(10, 99)}`;
      const who = officer(place);
      const body = claimOf(place, exchangeId, amount, result.rows.length);
      const { claim } = await world.ask(who, routes.openClaim, { body });
      await world.ask(who, routes.submitClaim, { params: { claimId: claim.id } });
      result.rows.push({ id: claim.id, claimant: place.organisation.name, exchange: title, claimed: amount });
    }
  world.note("claims", `${result.rows.length} claims submitted`);
  const stranger = places.find((place) => !visits.some(({ guests }) => guests.includes(place)));
  const [first] = visits;
  if (stranger && first)
    result.refusals["claim without having been there"] = await world.refusal(
      officer(stranger),
      routes.openClaim,
      {
        body: claimOf(stranger, first.id, "100.00", 99),
      },
    );

  await decide(world, callId, result, places);
  await pay(world, callId, result);
  return result;

  function officer(place: Place): Person {
    const applicant = applicants.get(place.applicationId);
    if (applicant === undefined) throw new Error(`Nobody applied as ${place.applicationId}.`);
    return applicant.person;
  }

  /** Staff decide: the third is asked back once, the fourth is rejected, the rest is approved. */
  async function decide(
    world: World,
    callId: string,
    { rows }: Claimed,
    places: readonly Place[],
  ): Promise<void> {
    await world.moveTo("2023-11-08T09:00:00.000Z");
    for (const [i, row] of rows.entries()) {
      const { id: claimId } = row;
      const params = { claimId };
      const { claim } = await world.ask(office.assistant, routes.readClaim, { params });
      if (claim.state !== "submitted") throw new Error(`${claimId} is ${claim.state}.`);
      if (i === 2) {
        await world.ask(office.assistant, routes.requestClaimChanges, {
          params,
          body: { reason: "Which night is the hotel for?" },
        });
        const place = places.find(({ id }) => id === claim.participationId);
        if (place === undefined) throw new Error(`${claimId} belongs to nobody.`);
        row.claimed = "240.50";
        await world.ask(officer(place), routes.editClaim, { params, body: contentOf(place, row.claimed, 2) });
        const again = await world.ask(officer(place), routes.submitClaim, { params });
        const seen = again.claim.state === "submitted" ? again.claim.contentHash : "";
        await world.ask(office.assistant, routes.approveClaim, { params, body: { contentHash: seen } });
        continue;
      }
      if (i === 3)
        await world.ask(office.assistant, routes.rejectClaim, {
          params,
          body: { reason: "The ticket is for another journey." },
        });
      else
        await world.ask(office.assistant, routes.approveClaim, {
          params,
          body: { contentHash: claim.contentHash },
        });
    }
    world.note("claims", `claims of ${callId.replace("call_", "")} decided`);
  }
}

/** Prepared by one, released by another, exported for the bank, and paid when the bank says so. */
async function pay(world: World, callId: string, result: Claimed): Promise<void> {
  await world.moveTo("2023-11-14T09:00:00.000Z");
  const approved = (await world.askAll(office.payer, routes.listClaims, { callId })).filter(
    ({ state }) => state === "approved",
  );
  const body = { callId, claims: approved.map(({ id }) => id).slice(0, 30) };
  const batch = await world.ask(office.payer, routes.prepareBatch, { body });
  const params = { batchId: batch.id };
  const seen = { contentHash: batch.contentHash };
  result.refusals["release what one prepared"] = await world.refusal(office.payer, routes.releaseBatch, {
    params,
    body: seen,
  });
  await world.ask(office.releaser, routes.releaseBatch, { params, body: seen });
  const file = await world.ask(office.payer, routes.exportBatch, { params });
  const again = await world.ask(office.payer, routes.exportBatch, { params });
  result.sameBytes = file.content === again.content;
  world.note("claims", "batch released and exported");
  await world.moveTo("2023-11-16T09:00:00.000Z");
  const results = batch.payments.map(({ endToEndId }, i) =>
    i === batch.payments.length - 1
      ? { endToEndId, status: "returned" as const, reason: "AC04 account closed" }
      : { endToEndId, status: "paid" as const },
  );
  await world.ask(office.payer, routes.reportBatch, { params, body: { results } });
  await world.settle();
  world.note("claims", "the bank has answered: paid, one returned");
}

function personId({ sub }: Person): string {
  return `person_${sub}`;
}

function contentOf(place: Place, amount: string, n: number) {
  const hex = n.toString(16).padStart(2, "0");
  return {
    contact: place.contact,
    lines: [
      {
        id: "train",
        kind: "transport",
        amount,
        currency: "EUR",
        date: "2023-10-10",
        receiptSha256: hex.repeat(32),
      },
    ],
  };
}

function claimOf(place: Place, exchangeId: string, amount: string, n: number) {
  return { participationId: place.id, exchangeId, ...contentOf(place, amount, n) };
}
