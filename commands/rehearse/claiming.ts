import { dividedHalfUp, fromMinor, toMinor } from "../../functions/claims/settlement/decimal.ts";
import { sha256 } from "../../functions/shared/canonical.ts";
import { referenceRates } from "../../programmes/reference-rates.ts";
import type { Claim } from "../../schemas/claim.ts";
import { routes } from "../../schemas/routes.ts";
import type { TravelReport } from "../../schemas/travel-report.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import type { Traveller } from "./travellers.ts";
import type { Visit } from "./visiting.ts";

/** One claim of one representative for one journey, as its claimant knows it. */
export interface Journey {
  id: string;
  traveller: Traveller;
  claimant: string;
  exchange: string;
  startsAt: string;
  /** In euros; what was written in another currency, converted as the rehearsal reckons it itself. */
  claimed: string;
  written?: { amount: string; currency: string };
  contentHash: string;
  rejected: boolean;
}

export interface Claimed {
  rows: Journey[];
  /** How often a claim was submitted: each time a workflow of its own follows it. */
  submissions: number;
  /** Codes of what must be refused: who was not there, who releases what they prepared, who claims twice. */
  refusals: Record<string, string | undefined>;
  /** Every payment file asked for twice. */
  sameBytes: boolean[];
  /** What the bank, or whoever pays the list, did: each payment that was ordered, in euros. */
  payments: { claimId: string; scheme: string; amount: string; answer: "paid" | "returned" }[];
  report?: TravelReport;
}

const receipt = "%PDF-1.4\n% [Made up for the rehearsal] A ticket.\n";

/** Everybody who travelled and has something left under the cap claims what it cost them; a few upload the ticket, and one writes in Turkish lira. */
export async function everybodyClaims(
  road: Road,
  visits: readonly Visit[],
  amountOf: (traveller: Traveller, index: number) => string,
  claimed: Claimed,
): Promise<Journey[]> {
  const { world } = road;
  const travelled = visits
    .flatMap((visit) => visit.guests.map((traveller) => ({ traveller, visit })))
    .filter(({ traveller }) => isLeft(road, traveller, claimed));
  const turkish = travelled.find(({ traveller }) => traveller.country === "TR")?.traveller;
  const isFirst = claimed.rows.length === 0;
  const journeys = await together(travelled, async ({ traveller, visit }, i) => {
    const { who, contact } = traveller;
    // What is bought after a visit was called off is nobody's fault but one's own.
    const date = visit.calledOff ? visit.plannedAt.slice(0, 10) : visit.startsAt.slice(0, 10);
    const asked = amountOf(traveller, i);
    const written = isFirst && traveller === turkish ? { amount: "18250.75", currency: "TRY" } : undefined;
    // One person's ticket for one day is one receipt, and the two that upload theirs show a file of their own.
    const file = `${receipt}${traveller.name} ${visit.title}`;
    const content = {
      contact,
      ...(visit.calledOff
        ? { declaration: { signedBy: contact.name, signedOn: world.now.slice(0, 10) } }
        : {}),
      lines: [
        {
          id: "train",
          kind: "transport",
          ...(written ?? { amount: asked, currency: "EUR" }),
          date,
          receiptSha256: sha256(file),
        },
      ],
    };
    const opened = await world.ask(who, routes.openClaim, {
      body: { ...traveller.onBehalf, exchangeId: visit.id, ...content },
    });
    const params = { claimId: opened.claim.id };
    if (i < 2) await uploaded(road, traveller, opened.claim.id, file);
    const { claim } = await world.ask(who, routes.submitClaim, { params });
    return {
      id: claim.id,
      traveller,
      claimant: traveller.name,
      exchange: visit.title,
      startsAt: visit.startsAt,
      claimed: written ? inEuros(written, date) : asked,
      ...(written ? { written } : {}),
      contentHash: hashOf(claim),
      rejected: false,
    };
  });
  claimed.rows.push(...journeys);
  claimed.submissions += journeys.length;
  world.note("claims", `${journeys.length} claims submitted`);
  return journeys;
}

/** A claim is mended and submitted once more. */
export async function submittedAgain(
  road: Road,
  journey: Journey,
  claimed: Claimed,
  amount?: string,
): Promise<void> {
  const { world } = road;
  const { who } = journey.traveller;
  const params = { claimId: journey.id };
  const { claim } = await world.ask(who, routes.readClaim, { params });
  const { contact, lines } = claim.content;
  const mended = amount === undefined ? lines : lines.map((line) => ({ ...line, amount }));
  await world.ask(who, routes.editClaim, { params, body: { contact, lines: mended } });
  const again = await world.ask(who, routes.submitClaim, { params });
  journey.contentHash = hashOf(again.claim);
  if (amount !== undefined) journey.claimed = amount;
  claimed.submissions += 1;
}

/** The office approves what it has read; one is asked back once, and one is rejected. */
export async function claimsAreDecided(
  road: Road,
  journeys: readonly Journey[],
  claimed: Claimed,
  other: { askedBack?: Journey | undefined; rejected?: Journey | undefined } = {},
): Promise<void> {
  const { world, office } = road;
  const { askedBack, rejected } = other;
  if (askedBack !== undefined) {
    await world.ask(office.assistant, routes.requestClaimChanges, {
      params: { claimId: askedBack.id },
      body: { reason: "Which night is the hotel for?" },
    });
    await submittedAgain(road, askedBack, claimed, "240.50");
  }
  await together(journeys, async (journey) => {
    const params = { claimId: journey.id };
    if (journey === rejected) {
      journey.rejected = true;
      await world.ask(office.assistant, routes.rejectClaim, {
        params,
        body: { reason: "The ticket is for another journey." },
      });
    } else
      await world.ask(office.assistant, routes.approveClaim, {
        params,
        body: { contentHash: journey.contentHash },
      });
  });
  await world.settle();
  world.note("claims", `${journeys.length} claims decided`);
}

/** Who knows that the cap is used up makes no claim. */
function isLeft({ content }: Road, traveller: Traveller, { rows }: Claimed): boolean {
  const own = rows.filter((row) => row.traveller.id === traveller.id && !row.rejected);
  const taken = own.reduce((sum, row) => sum + toMinor(row.claimed, 2), 0n);
  return taken < toMinor(content.travel?.cap.money.amount ?? "0", 2);
}

async function uploaded(
  { world, office }: Road,
  { who }: Traveller,
  claimId: string,
  file: string,
): Promise<void> {
  const size = Buffer.byteLength(file);
  const { receipt: held, upload } = await world.ask(who, routes.announceReceipt, {
    params: { claimId },
    body: { fileName: "ticket.pdf", mediaType: "application/pdf", size, sha256: sha256(file) },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append("file", new Blob([file]), "ticket.pdf");
  const stored = await fetch(upload.url, { method: "POST", body: form });
  if (!stored.ok) throw new Error(`The bucket refused the receipt: ${stored.status}.`);
  const params = { receiptId: held.id };
  await world.ask(who, routes.confirmReceipt, { params });
  await world.ask(office.assistant, routes.recordReceiptScan, { params, body: { result: "clean" } });
}

function hashOf(claim: Claim): string {
  if (claim.state !== "submitted") throw new Error(`${claim.id} is ${claim.state}.`);
  return claim.contentHash;
}

/** At the rate that the ECB published for the day, as the rehearsal reckons it itself. */
function inEuros({ amount, currency }: { amount: string; currency: string }, day: string): string {
  const published = referenceRates().rates.find(
    (rate) => rate.currency === currency && "date" in rate && rate.date === day,
  );
  if (published === undefined) throw new Error(`No rate of ${currency} on ${day} comes along.`);
  return fromMinor(dividedHalfUp(toMinor(amount, 2) * 10_000n, toMinor(published.perEur, 4)), 2);
}
