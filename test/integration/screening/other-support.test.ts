import { afterAll, beforeAll, expect, test } from "vitest";
import { checkCall } from "../../../functions/calls/check-call.ts";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { CallContent } from "../../../schemas/call.ts";
import { ScreeningOverview } from "../../../schemas/screening.ts";
import { callContent, callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { screeningWorld } from "../../support/screening-world.ts";

const [track] = callInput().tracks;
const differs = {
  id: "differs",
  label: { en: "How does it differ?", sv: "Hur skiljer det sig?" },
  required: false,
  kind: "text",
  maxLength: 500,
};
/** Whoever gets support for their own buildings says how that differs. */
const supported = (register: string, entries: readonly string[] = []) => ({
  tracks: [{ ...track, form: [...(track?.form ?? []), differs] }],
  registers: [
    { id: register, label: { en: "Buildings support", sv: "Byggstödet" }, source: "Agency", entries },
  ],
  otherSupport: [{ register, paysFor: { en: "buildings", sv: "byggnader" }, question: "differs" }],
});

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

async function world(code: string, register: string, entries: readonly string[] = []) {
  const content = CallContent.parse({ ...callInput(), code, ...supported(register, entries) });
  const made = await screeningWorld(database, code);
  const call = await made.deps.calls.get(made.callId);
  const scheduled = { ...call, content };
  await database.table.transact(made.deps.calls.changed(call, scheduled, "edit", made.by()).writes);
  const imported = (asOf: string, names: readonly string[]) =>
    made.staff("anna", "POST /registers", {
      body: {
        holds: "organisations",
        register,
        basis: "Ordinance 1",
        asOf,
        source: "Agency",
        entries: names,
      },
    });
  const overview = async () => {
    const params = { callId: made.callId };
    return ScreeningOverview.parse(
      (await made.staff("anna", "GET /calls/{callId}/screening-overview", { params })).body,
    );
  };
  return { ...made, imported, overview };
}
const answers = { why: "To learn." };

test("a register that was imported apart is looked into: who has other support, in which version, and who says how it differs", async () => {
  const of = await world("support", "buildings");
  expect((await of.imported("2023-05-01", ["Municipality of umea", "Municipality of lund"])).status).toBe(
    201,
  );
  // A later version than the deadline is not in force.
  await of.imported("2023-07-02", ["Municipality of ystad"]);
  const umea = await of.applied("umea", { answers: { ...answers, differs: "That pays for pipes." } });
  const lund = await of.applied("lund", { answers });
  const ystad = await of.applied("ystad", { answers });
  await of.screened();
  const codes = async (id: typeof umea) => {
    const { state, otherSupport } = await of.screening(id);
    return [state, ...otherSupport.map(({ reason }) => [reason.code, reason.params.asOf])];
  };
  expect([await codes(umea), await codes(lund), await codes(ystad)]).toEqual([
    ["eligible", ["alsoSupported", "2023-05-01"]],
    ["eligible", ["alsoSupportedUnexplained", "2023-05-01"]],
    ["eligible", ["notSupported", "2023-05-01"]],
  ]);
  const { otherSupport, lists } = await of.overview();
  expect(otherSupport.map(({ applicationId, reason }) => [applicationId, reason.code])).toEqual([
    [lund, "alsoSupportedUnexplained"],
    [umea, "alsoSupported"],
  ]);
  expect(lists.map(({ list, asOf }) => [list, asOf])).toEqual([["buildings", "2023-05-01"]]);
});

test("where nobody has imported the register that is said, and nobody is suspected", async () => {
  const of = await world("support-none", "nowhere");
  const lund = await of.applied("lund", { answers });
  await of.screened();
  const { otherSupport } = await of.screening(lund);
  expect(otherSupport).toEqual([
    { register: "nowhere", reason: { code: "registerNotImported", params: { register: "nowhere" } } },
  ]);
  expect((await of.overview()).otherSupport).toEqual([]);
});

test("an explanation that is asked for clears the doubt", async () => {
  const of = await world("support-asked", "asked", ["Municipality of lund"]);
  const lund = await of.applied("lund", { answers });
  await of.screened();
  const params = { applicationId: lund };
  const asked = await of.staff("anna", "POST /applications/{applicationId}/ask-to-complete", {
    params,
    body: { questions: ["differs"], attachments: [], organisation: [], message: "How does it differ?" },
  });
  expect(asked.status).toBe(200);
  await of.eva("PUT /applications/{applicationId}/completion", {
    params,
    body: { answers: { differs: "That pays for pipes." } },
  });
  const done = await of.eva("POST /applications/{applicationId}/complete", { params, body: {} });
  expect(done.status).toBe(200);
  expect((await of.screening(lund)).otherSupport.map(({ reason }) => reason.code)).toEqual(["alsoSupported"]);
});

test("a register or a question that the call does not have is found", () => {
  const at = (change: object) =>
    checkCall(CallContent.parse({ ...callContent(), ...supported("buildings"), ...change })).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );
  const [kind] = supported("buildings").otherSupport;
  expect(at({})).toEqual([]);
  expect(at({ registers: [] })).toEqual(["UnknownRegister /otherSupport/0/register"]);
  expect(at({ otherSupport: [{ ...kind, question: "gone" }] })).toEqual([
    "UnknownQuestion /otherSupport/0/question",
  ]);
});

test("Uthållig kommun 3 keeps EE support, EKR and itself apart", () => {
  const { otherSupport, registers } = readProgramme("uthallig-kommun-3");
  expect(otherSupport.map(({ register, paysFor, question }) => [register, paysFor.sv, question])).toEqual([
    ["eeSupport", "arbete inom kommunens egen organisation", "otherSupport"],
    ["ekr", "råd och checkar till medborgare och företag", "otherSupport"],
  ]);
  expect(registers.map(({ id }) => id)).toEqual(["eeSupport", "ekr"]);
});
