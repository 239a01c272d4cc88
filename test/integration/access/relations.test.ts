import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reviewingSecret, signingKey } from "../../../functions/shared/signing-key.ts";
import type { RouteSpec } from "../../../schemas/routes/route.ts";
import { hasBody, keyOf, specs } from "../../support/asked-route.ts";
import { applicationInput, callId } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { oneOfEach } from "../../support/one-of-each.ts";
import { idsTogether, togetherOfEach } from "../../support/one-of-each-together.ts";
import { sampleOf } from "../../support/sample-body.ts";
import { wholeTable } from "../../support/whole-table.ts";
import { heldElsewhere } from "./held-elsewhere.ts";
import { throughTogether } from "./through-together.ts";

const applicant = { groups: ["applicant"] };
/** Everybody who asks: what they are, and whose. */
const people = {
  /** Owner of the application, claimant, of the organisation that takes part. */
  eva: { ...applicant, organisation: "org_kalmar" },
  /** Her colleague, whom nobody invited. */
  ida: { ...applicant, organisation: "org_kalmar" },
  /** Signs the application; employed elsewhere. */
  sara: { ...applicant, organisation: "org_lund" },
  /** Of another organisation, and of none. */
  ulf: { ...applicant, organisation: "org_umea" },
  nils: applicant,
  /** The reviewer who was asked, and one who was not. */
  rolf: { groups: ["reviewer"] },
  ria: { groups: ["reviewer"] },
  /** Holds the step of the chain; holds none; holds it and proposed what is to be decided. */
  hedda: { groups: ["approver", "head"] },
  otto: { groups: ["approver"] },
  per: { groups: ["approver", "head"] },
  /** Finance: uninvolved; of the claimant's organisation; who prepared the batch. */
  karin: { groups: ["finance"] },
  frida: { groups: ["finance"], organisation: "org_kalmar" },
  kurt: { groups: ["finance"] },
  /** Speaks for a host activity; speaks for another. */
  ulla: { groups: ["host"] },
  hugo: { groups: ["host"] },
  /** Speaks for a region of the network, and is a party of the round; observes something else. */
  rut: { groups: ["observer"] },
  olof: { groups: ["observer"] },
} as const;
type Person = keyof typeof people;
const isPerson = (name: string): name is Person => name in people;
const everyone = Object.keys(people).filter(isPerson);

/** Who comes through, of those whom the role admits; everybody else is refused, and nothing is changed. */
const owner = ["eva"] as const;
const readers = ["eva", "ida", "sara"] as const;
const ours = ["eva", "ida"] as const;
const finance = ["karin", "frida", "kurt"] as const;
const reviewer = ["rolf"] as const;
const approvers = ["hedda", "otto", "per"] as const;
const expected: Readonly<Record<string, readonly string[]>> = {
  ...throughTogether,
  readApplication: readers,
  editApplication: owner,
  patchApplication: owner,
  signApplication: ["sara"],
  submitApplication: owner,
  withdrawApplication: owner,
  resumeApplication: owner,
  readSubmitted: readers,
  readReceipt: readers,
  readDecision: readers,
  fileObjection: owner,
  readObjection: readers,
  listMembers: readers,
  listAttachments: readers,
  downloadAttachment: readers,
  removeAttachment: owner,
  inviteMember: owner,
  changeMember: owner,
  removeMember: owner,
  revokeInvitation: owner,
  acceptAssignment: reviewer,
  declineAssignment: reviewer,
  declareConflict: reviewer,
  editReview: reviewer,
  submitReview: reviewer,
  readConsensus: reviewer,
  commentConsensus: reviewer,
  draftConsensus: reviewer,
  // Whoever drafts agrees to nothing.
  agreeConsensus: [],
  dissentConsensus: [],
  readRegion: ["rut"],
  readDraft: ["rut"],
  commentOnConsultedDraft: ["rut"],
  // An observer reads a chain that names them; this one names nobody.
  readApproval: approvers,
  approve: ["hedda"],
  returnForChanges: ["hedda"],
  readParticipation: ["eva", "ida", ...finance],
  confirmParticipation: ours,
  withdrawParticipation: ours,
  readRoadmap: ours,
  readLearningPlan: ours,
  writeLearningPlan: ours,
  followUpGoals: ours,
  startDeliverable: ours,
  listOwnDeliverables: ours,
  readDeliverable: ours,
  readHandIns: ours,
  editDeliverable: ours,
  listResources: ours,
  enterMeasure: ours,
  followMeasure: ours,
  sharePractice: ours,
  withdrawPractice: ours,
  adoptPractice: ours,
  writeMeasurement: ours,
  readMeasurement: ours,
  nameRepresentatives: ours,
  readCertificate: ours,
  readHost: ["ulla"],
  editHostProfile: ["ulla"],
  stateInterest: ["ulla"],
  declineInterest: ["ulla"],
  listGuests: ["ulla"],
  statePreferences: ["ulla"],
  // The contest has closed: the jury may look at it and judge, entrants may take back.
  listEntries: reviewer,
  judgeEntry: reviewer,
  writeEntry: ours,
  readEntry: ours,
  withdrawEntry: ours,
  setHostBankAccount: [],
  readHostBankAccount: [],
  readClaim: ["eva", ...finance],
  editClaim: owner,
  previewClaim: owner,
  submitClaim: owner,
  approveClaim: ["karin", "kurt"],
  requestClaimChanges: ["karin", "kurt"],
  rejectClaim: ["karin", "kurt"],
  listReceipts: ["eva", ...finance],
  downloadReceipt: ["eva", ...finance],
  releaseBatch: ["karin", "frida"],
  readBatch: [...approvers, ...finance],
  submitBatchForApproval: finance,
  addToBatch: finance,
  exportBatch: finance,
  reportBatch: finance,
};

/** Bodies that the thing itself would refuse if they were any sample. */
const bodies: Readonly<Record<string, unknown>> = {
  editApplication: applicationInput(),
  nameRepresentatives: { representatives: [] },
  editHostProfile: {},
  judgeEntry: { scores: { idea: 4 }, comment: "Bold." },
  stateInterest: { capacity: { min: 0, max: 1 } },
  patchApplication: { answers: { why: "To teach." }, sections: { general: 0 } },
};

/** Whether anything is asked for at all is seen before the revision: nothing is here. */
const stateFirst = ["editCompletion", "completeApplication"];

let database: TestTable;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  await oneOfEach(database);
  await togetherOfEach(database);
  // Made by whoever needs it first, also where nothing else is written.
  await reviewingSecret(database.table, callId);
  await signingKey(database.table, "cursors");
  ask = clientOf(database.table, allRoutes(depsOn(database.table)));
});
afterAll(() => database.stop());

const outside = ["applicant", "reviewer", "approver", "finance", "host", "observer"];
const isOfSomebody = ({ access, path }: RouteSpec) =>
  access !== "public" && path.includes("{") && access.some((role) => outside.includes(role));

test("every route to a thing of somebody's says who comes through", () => {
  const known = new Set([...Object.keys(expected), ...Object.keys(heldElsewhere)]);
  const unsaid = specs.filter(([name, spec]) => isOfSomebody(spec) && !known.has(name));
  expect(unsaid.map(([name]) => name)).toEqual([]);
});

describe.each(specs.filter(([name]) => name in expected))("%s", (name, spec) => {
  const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, id = ""]) => id);
  const params = Object.fromEntries(names.map((id) => [id, idsTogether[id] ?? ""]));
  const body = hasBody(spec) ? { body: bodies[name] ?? sampleOf(spec.body) } : {};
  const query: Record<string, string> = spec.method === "GET" ? {} : { dryRun: "true" };

  test("lets through whose it is, and nobody else", async () => {
    const before = await wholeTable(database);
    const through: string[] = [];
    for (const person of everyone) {
      const as = { name: person, ...people[person] };
      const answer = await ask(keyOf(spec), { as, params, ...body, query });
      expect([person, answer.status]).not.toEqual([person, 500]);
      // Whoever comes through may be told that the sample does not fit the thing; nobody else learns that much.
      if (!expected[name]?.includes(person))
        expect([person, answer.body.code]).not.toEqual([person, "InputInvalid"]);
      const isRefused = answer.body.code === "NotPermitted" || answer.body.code === "OwnInterest";
      if (isRefused) expect([person, answer.status]).toEqual([person, 403]);
      else through.push(person);
    }
    expect(through).toEqual(everyone.filter((person) => expected[name]?.includes(person)));
    expect(await wholeTable(database)).toEqual(before);
  });

  if (spec.ifMatch !== undefined && !stateFirst.includes(name))
    test("refuses a revision that is not the thing's", async () => {
      const person = everyone.find((one) => expected[name]?.includes(one));
      if (person === undefined) return;
      const as = { name: person, ...people[person] };
      const headers = { "if-match": '"999"' };
      const answer = await ask(keyOf(spec), { as, params, ...body, query, headers });
      expect([answer.status, answer.body.code]).toEqual([412, "PreconditionFailed"]);
    });
});
