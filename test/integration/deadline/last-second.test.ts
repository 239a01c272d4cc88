import { isDeepStrictEqual } from "node:util";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { ofCall } from "../../../functions/applications/applications.ts";
import { createApplication } from "../../../functions/applications/apply.ts";
import { submissionId } from "../../../functions/applications/submissions.ts";
import { atOnce } from "../../../functions/shared/at-once.ts";
import { contentHash } from "../../../functions/shared/canonical.ts";
import { openTable } from "../../../functions/shared/table.ts";
import { type Host, startHost } from "../../../infra/local/host.ts";
import { type Application, Receipt } from "../../../schemas/application.ts";
import { ApplicationId } from "../../../schemas/ids.ts";
import {
  applicationContent,
  callContent,
  callId,
  callIn,
  deadlineAt,
  during,
  principal,
} from "../../support/builders.ts";
import { directClient } from "../../support/direct-client.ts";
import { depsOn } from "../../support/handlers.ts";
import { synthesized } from "../../support/infra-assembly.ts";
import { silentAssembly } from "../../support/silent-assembly.ts";

const submissions = 10_000;
const last = Date.parse(deadlineAt);
const first = last - 999;
/** The instants around the deadline, where most is at stake, get so many each; the rest is spread over the second. */
const atTheEdge = 20;
const edge = [last - 1, last, last + 1, last + 2];
const iso = (at: number) => new Date(at).toISOString();

let host: Host;
let assembly: ReturnType<typeof silentAssembly>;
beforeAll(async () => {
  assembly = silentAssembly(await synthesized());
  host = await startHost({ assembly: assembly.directory, clock: iso(first) });
}, 240_000);
afterAll(async () => {
  await host.stop();
  assembly.forget();
});

const Accepted = z.object({ id: z.string(), receipt: Receipt });
const Refused = z.object({
  code: z.literal("DeadlinePassed"),
  params: z.object({ deadlineAt: z.string(), receivedAt: z.string() }),
});

/** When it was sent and answered by the host's clock, and what the answer says. */
interface Answer {
  id: string;
  sentAt: string;
  answeredAt: string;
  receivedAt: string;
  receipt: Receipt | undefined;
}

/**
 * The drafts are written through the use case, because making them is not what is tested. Nobody reads the table's
 * stream: the receipts' letters are queued in the submissions' own transactions, and sending them is another's work.
 * The host moves its clock between requests: while a batch is under way the next millisecond is already asked for, so
 * that a request may be stamped with its own instant or the one after, and says itself with which.
 */
test("submissions around the deadline are each answered by their millisecond, and stored as acknowledged", {
  timeout: 900_000,
}, async () => {
  const endpoint = host.endpoints.AWS_ENDPOINT_URL_DYNAMODB ?? "";
  const client = directClient(endpoint);
  const { TableNames: [name = ""] = [] } = await client.send(new ListTablesCommand({}));
  const deps = depsOn(openTable(name, client));
  const staff = { sub: "person_anna", at: during };
  await deps.table.transact(deps.calls.created(callIn("open", callContent()), "create", staff).writes);
  const numbers = Array.from({ length: submissions }, (_, i) => i);
  const batches = numbers.filter((i) => i % 30 === 0).map((i) => numbers.slice(i, i + 30));
  const ids: string[] = [];
  await atOnce(batches, 4, async (batch) => {
    const drafts = await Promise.all(
      batch.map((i) => {
        const organisation = `org_last${i}`;
        const eva = principal("eva", ["applicant"], organisation);
        const by = { sub: eva.id, at: during };
        return createApplication(deps)(callId, applicationContent(organisation), eva, by);
      }),
    );
    // One transaction may check the call once only; the engine would not let thirty do so.
    await deps.table.transact(drafts.flatMap(({ writes }) => writes.filter((write) => "put" in write)));
    ids.push(...drafts.map(({ output }) => output.application.id));
  });

  const token = await host.token({ sub: "eva", roles: ["applicant"] });
  const answers: Answer[] = [];
  async function submit(id: string): Promise<void> {
    const sentAt = host.clock.now();
    const answer = await fetch(`${host.url}/applications/${id}/submit`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    const body: unknown = await answer.json();
    const answeredAt = host.clock.now();
    if (answer.status === 200) {
      const { receipt } = Accepted.parse(body);
      answers.push({ id, sentAt, answeredAt, receivedAt: receipt.receivedAt, receipt });
    } else {
      const { receivedAt } = Refused.parse(body).params;
      answers.push({ id, sentAt, answeredAt, receivedAt, receipt: undefined });
    }
  }
  const left = ids.toSorted();
  const spread = (submissions - atTheEdge * edge.length) / (last - 1 - first);
  const upTo = (at: number) => Math.floor((at - first) * spread);
  for (let at = first; left.length > 0; at += 1) {
    const due = edge.includes(at) ? atTheEdge : upTo(at + 1) - upTo(at);
    const batch = left.splice(0, at > (edge.at(-1) ?? 0) ? left.length : due).map(submit);
    await Promise.all([...batch, host.clock.moveTo(iso(at + 1))]);
  }

  const wrong = answers.filter(
    ({ receivedAt, receipt, sentAt, answeredAt }) =>
      (receipt !== undefined) !== receivedAt <= deadlineAt || receivedAt < sentAt || receivedAt > answeredAt,
  );
  expect([answers.length, wrong]).toEqual([submissions, []]);
  const instants = new Set(answers.map(({ receivedAt }) => receivedAt));
  expect([instants.has(deadlineAt), instants.has(iso(last + 1))]).toEqual([true, true]);

  const stored = new Map<string, Application>();
  for await (const each of deps.applications.list(ofCall(callId))) stored.set(each.id, each);
  expect(stored.size).toBe(submissions);
  const unlike: string[] = [];
  await atOnce(answers, 8, async ({ id, receipt }) => {
    const held = stored.get(id);
    const kept = await deps.submissions.find(submissionId(ApplicationId.parse(id), 1));
    const isAsAcknowledged =
      receipt === undefined
        ? held?.state === "draft" && kept === undefined
        : held?.state === "submitted" &&
          isDeepStrictEqual([held.receipt, kept?.receipt], [receipt, receipt]) &&
          contentHash(held.submitted) === receipt.contentHash &&
          contentHash(kept?.content) === receipt.contentHash;
    if (!isAsAcknowledged) unlike.push(id);
  });
  expect(unlike).toEqual([]);
  client.destroy();
});
