import { routes } from "../../schemas/routes.ts";
import { throughTheChain } from "./approving.ts";
import type { Claimed, Journey } from "./claiming.ts";
import type { Road } from "./reviewing.ts";

/** So many a batch begins with, and grows by. */
const atOnce = 30;

interface Ordered {
  batchId: string;
  scheme: string;
  payments: { claimId: string; endToEndId: string; amount: string }[];
}

/** Prepared by one, approved by the chain of the call, released by another, and exported: an order for accounts in SEPA, a list for the others. */
export async function ordered(
  road: Road,
  journeys: readonly Journey[],
  claimed: Claimed,
): Promise<Ordered[]> {
  const { world, office, callId } = road;
  const abroad = (journey: Journey) => isAbroad(journey.traveller);
  const orders: Ordered[] = [];
  for (const claims of [journeys.filter((one) => !abroad(one)), journeys.filter(abroad)]) {
    if (claims.length === 0) continue;
    const ids = claims.map(({ id }) => id);
    const body = { callId, claims: ids.slice(0, atOnce) };
    let batch = await world.ask(office.payer, routes.prepareBatch, { body });
    const params = { batchId: batch.id };
    for (let from = atOnce; from < ids.length; from += atOnce)
      batch = await world.ask(office.payer, routes.addToBatch, {
        params,
        body: { claims: ids.slice(from, from + atOnce) },
      });
    await world.ask(office.payer, routes.submitBatchForApproval, { params });
    await world.settle();
    await throughTheChain(world, batch.id, [office.coordinator], { daysBetween: 0 });
    const seen = { params, body: { contentHash: batch.contentHash } };
    claimed.refusals["release what one prepared"] = await world.refusal(
      office.payer,
      routes.releaseBatch,
      seen,
    );
    await world.ask(office.releaser, routes.releaseBatch, seen);
    const file = await world.ask(office.payer, routes.exportBatch, { params });
    const again = await world.ask(office.payer, routes.exportBatch, { params });
    claimed.sameBytes.push(file.content === again.content);
    const payments = batch.payments.map(({ claimId, endToEndId, money }) => ({
      claimId,
      endToEndId,
      amount: batch.scheme === "sepa" ? inFile(file.content, endToEndId) : money.amount,
    }));
    orders.push({ batchId: batch.id, scheme: batch.scheme, payments });
  }
  const schemes = orders.map(({ scheme }) => (scheme === "sepa" ? "an order to the bank" : "a list"));
  world.note("claims", `released and exported: ${schemes.join(", ")}`);
  return orders;
}

/** The bank books what it was ordered, but for a payment to an account that is closed; the list is answered by hand. */
export async function bankAnswers(
  road: Road,
  orders: readonly Ordered[],
  claimed: Claimed,
  returned?: Journey,
): Promise<void> {
  const { world, office } = road;
  for (const { batchId, scheme, payments } of orders) {
    const answers = payments.map((one) => ({
      ...one,
      scheme,
      answer: one.claimId === returned?.id ? ("returned" as const) : ("paid" as const),
    }));
    if (scheme === "list")
      await world.ask(office.payer, routes.reportBatch, {
        params: { batchId },
        body: {
          results: answers.map(({ endToEndId, answer: status }) => ({ endToEndId, status })),
        },
      });
    else await bankSends(answers);
    for (const { claimId, amount, answer } of answers)
      claimed.payments.push({ claimId, scheme, amount, answer });
  }
  await world.settle();
  world.note("claims", `the bank has answered${returned === undefined ? "" : ": one payment came back"}`);

  async function bankSends(answers: readonly { endToEndId: string; amount: string; answer: string }[]) {
    for (const one of answers.filter(({ answer }) => answer === "returned"))
      await world.ask(office.payer, routes.takeBankFile, { body: { xml: statusReport(one.endToEndId) } });
    const booked = answers.filter(({ answer }) => answer === "paid");
    const xml = notification(booked);
    // Twenty are answered at a time; the same file again takes in the rest.
    for (let left = booked.length; left > 0; ) {
      const taken = await world.ask(office.payer, routes.takeBankFile, { body: { xml } });
      if (taken.unknown.length + taken.amountDiffers.length > 0 || taken.waiting.length >= left)
        throw new Error(`The bank's file is not understood: ${JSON.stringify(taken)}`);
      left = taken.waiting.length;
    }
  }
}

export function isAbroad({ country }: { country: string }): boolean {
  return country === "TR";
}

/** The bank pays what its file says. */
function inFile(content: string, endToEndId: string): string {
  const [, after = ""] = content.split(`<EndToEndId>${endToEndId}</EndToEndId>`);
  return /<InstdAmt Ccy="EUR">([\d.]+)<\/InstdAmt>/.exec(after)?.[1] ?? "0.00";
}

function statusReport(id: string): string {
  return `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>UTL0</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
}

function notification(booked: readonly { endToEndId: string; amount: string }[]): string {
  const entries = booked.map(
    ({ endToEndId, amount }) =>
      `<Ntry><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt></TxDtls></NtryDtls></Ntry>`,
  );
  return `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn>${entries.join("\n")}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;
}
