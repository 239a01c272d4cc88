import { afterAll, beforeAll, expect, test } from "vitest";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { Call } from "../../../schemas/call.ts";
import { ApplicationAnswer, PublicCriteria } from "../../../schemas/views.ts";
import { applicationInput, callIn } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Ask, allRoutes, clientOf, depsOn } from "../../support/handlers.ts";

/** Uthållig kommun 3 itself, open: "Tydlig organisation för genomförandet" is described, and people are named in roles. */
const params = { callId: "call_uthallig-kommun-3" };
const answers = {
  organisation: "The planning office leads, the board steers.",
  strategyAdopted: "The council, in 2009, for all of it.",
  municipalityType: "rural",
  projects: "Wind.",
  before: false,
  trackCase: "More of it.",
};
const lead = { role: "projectLead", name: "Lena Lind", function: "Head of planning" };
const politician = { role: "politician", name: "Per Palm", party: "None" };

let database: TestTable;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  const deps = depsOn(database.table);
  const call = Call.parse({ ...callIn("open", readProgramme("uthallig-kommun-3")), id: params.callId });
  const by = { sub: "person_anna", at: "2011-04-04T08:00:00.000Z" };
  await database.table.transact(deps.calls.created(call, "create", by).writes);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

/** The draft of a municipality that names these people. */
async function drafted(town: string, roles: readonly object[]) {
  const as = { name: town, groups: ["applicant"], organisation: `org_${town}` };
  const area = { kind: "wholeMunicipality", name: town };
  const body = { ...applicationInput(as.organisation, "planning"), area, answers, roles };
  const created = await ask("POST /calls/{callId}/applications", { as, params, body });
  const { application, sections, findings } = ApplicationAnswer.parse(created.body);
  const does = (act: string, asked: Ask = {}) =>
    ask(act, { as, params: { applicationId: application.id }, body: {}, ...asked });
  return { does, sections, findings, body };
}
const status = ({ sections }: Pick<ApplicationAnswer, "sections">) =>
  sections.map(({ id, status: how }) => `${id} ${how}`);

test("the section of the organisation is begun until somebody is named in each role, and nothing is refused before", async () => {
  const draft = await drafted("kalmar", [lead]);
  expect(status(draft)).toEqual(["organisation begun", "municipality complete", "plans complete"]);
  expect(draft.findings).toEqual([
    { code: "RoleMissing", severity: "warning", pointer: "/roles", params: { role: "politician" } },
  ]);
});

test("submitting without the roles is refused with their place, and taken once they are named", async () => {
  const draft = await drafted("lund", []);
  const refused = await draft.does("POST /applications/{applicationId}/submit");
  expect([refused.status, refused.body.code, refused.body.errors]).toEqual([
    422,
    "ApplicationIncomplete",
    [
      { pointer: "/roles", code: "RoleMissing", detail: expect.any(String) },
      { pointer: "/roles", code: "RoleMissing", detail: expect.any(String) },
    ],
  ]);
  const edited = await draft.does("PUT /applications/{applicationId}", {
    body: { ...draft.body, roles: [lead, politician] },
  });
  expect(status(ApplicationAnswer.parse(edited.body))[0]).toBe("organisation complete");
  const taken = await draft.does("POST /applications/{applicationId}/submit");
  expect(taken.status).toBe(200);
});

test("a section of roles alone is empty until somebody is named, and begun while one is missing", async () => {
  const { does, body } = await drafted("ystad", []);
  const bare = { ...body, answers: { ...answers, organisation: "" } };
  const put = async (roles: readonly object[]) =>
    status(
      ApplicationAnswer.parse(
        (await does("PUT /applications/{applicationId}", { body: { ...bare, roles } })).body,
      ),
    )[0];
  expect([await put([]), await put([lead])]).toEqual(["organisation empty", "organisation begun"]);
});

test("applicants read before applying whom the application will name, in their language", async () => {
  const roles = async (language: string) => {
    const answer = await ask("GET /calls/{callId}/criteria", {
      params,
      headers: { "accept-language": language },
    });
    return PublicCriteria.parse(answer.body).tracks.map((track) => track.roles.map(({ label }) => label));
  };
  const three = (each: string[]) => [each, each, each];
  expect(await roles("sv")).toEqual(three(["Projektledare", "Ansvarig politiker"]));
  expect(await roles("en")).toEqual(three(["Project lead", "Responsible politician"]));
  const page = await ask("GET /calls/{callId}/page", { params, headers: { "accept-language": "sv" } });
  expect(String(page.body.text)).toContain("<h3>Vilka ansökan namnger</h3><ul><li>Projektledare</li>");
});
