import { announceMatches, publishMatching } from "../../functions/matching/announce-matching.ts";
import { matchingId } from "../../functions/matching/matchings.ts";
import { commit } from "../../functions/shared/step.ts";
import { Application } from "../../schemas/application.ts";
import { Call, CallContent } from "../../schemas/call.ts";
import { ApplicationId, CallId } from "../../schemas/ids.ts";
import { Participation } from "../../schemas/participation.ts";
import { applicationIn, applicationInput, callIn, callInput, during } from "./builders.ts";
import type { TestTable } from "./dynoxide.ts";
import { type Answered, allRoutes, clientOf, depsOn } from "./handlers.ts";

const both = (en: string) => ({ en, sv: en });
const choices = (id: string, ...options: string[]) => ({
  id,
  kind: "choices",
  maxChoices: 4,
  required: false,
  label: both(id),
  options: options.map((one) => ({ id: one, label: both(one) })),
});
const activity = (id: string, country: string, max: number, more: object = {}) => ({
  id,
  title: `Activity ${id}`,
  cities: [{ name: `City of ${id}`, country, lat: 60, lon: 22 }],
  domains: ["energy"],
  capacity: { min: 0, max },
  ...more,
});

/** A call that matches in three dimensions, with activities that hosts are asked for until 13 April 2023. */
export function matchingContent(code: string, more: object = {}) {
  const { tracks, ...rest } = callInput();
  const [track] = tracks;
  return CallContent.parse({
    ...rest,
    code,
    tracks: [
      {
        ...track,
        form: [
          ...(track?.form ?? []),
          choices("themes", "heat", "traffic"),
          choices("goals", "finance", "citizens"),
          choices("circumstances", "cold", "harbour"),
        ],
      },
    ],
    selection: { ...rest.selection, seats: 3, quotas: [] },
    counterparts: { source: "Pilots", selectedOn: "2023-03-20", interestBy: "2023-04-13T17:00" },
    functions: [{ id: "planner", label: both("Planner") }],
    activities: [
      activity("grid", "FI", 1, { offers: { challenges: ["heat"], interests: ["finance"] } }),
      activity("bay", "DK", 2, { offers: { challenges: ["traffic"], conditions: ["harbour"] } }),
      activity("hill", "NO", 1),
    ],
    matching: {
      policy: "maxWelfareStable",
      conflictRules: ["sameOrganisation"],
      question: "activities",
      rankWeight: 1,
      dimensions: [
        { id: "challenges", question: "themes", weight: 3 },
        { id: "interests", question: "goals", weight: 4 },
        { id: "conditions", question: "circumstances", weight: 2 },
      ],
    },
    ...more,
  });
}

export interface Town {
  state?: "confirmed" | "reserve" | "offered";
  answers: Record<string, unknown>;
}

/** That call in a state, and who applied: by name, with what they answered, in the order of their rank. */
export async function matchingWorld(
  database: TestTable,
  code: string,
  towns: Readonly<Record<string, Town>>,
  state: "draft" | "announced" = "announced",
  more: object = {},
) {
  const deps = depsOn(database.table);
  const ask = clientOf(database.table, allRoutes(deps));
  const callId = CallId.parse(`call_${code}`);
  const by = { sub: "person_anna", at: during };
  const call = Call.parse({ ...callIn(state, matchingContent(code, more)), id: callId });
  await database.table.transact(deps.calls.created(call, "create", by).writes);
  const place = (town: string) => `participation_${town}-${code}`;
  for (const [i, [town, { state: stands = "confirmed", answers }]] of Object.entries(towns).entries()) {
    const input = { ...applicationInput(`org_${town}`), answers };
    const id = ApplicationId.parse(`app_${town}-${code}`);
    const submitted = { ...applicationIn("submitted"), id, callId, organisationId: input.organisation.id };
    const application = Application.parse({ ...submitted, content: input, submitted: input });
    const held = stands === "reserve" ? {} : { offeredAt: during, confirmBy: "2023-12-31T12:00:00.000Z" };
    const participation = Participation.parse({
      id: place(town),
      callId,
      applicationId: id,
      organisation: input.organisation,
      organisationId: input.organisation.id,
      contact: input.contact,
      rank: i + 1,
      track: "twin",
      state: stands,
      ...held,
      ...(stands === "confirmed" ? { confirmedAt: during } : {}),
    });
    await database.table.transact([
      ...deps.applications.created(application, "create", by).writes,
      ...deps.participations.created(participation, "create", by).writes,
    ]);
  }
  const staff = { name: "stina", groups: ["staff"] };
  const propose = (body: object = {}) =>
    ask("POST /calls/{callId}/match", { as: staff, params: { callId }, body });

  /** Through the chain and the workflow, each by its own use case. */
  async function decideAndAnnounce() {
    const matching = await deps.matchings.get(matchingId(callId));
    if (matching.state !== "proposed") throw new Error(`The matching is ${matching.state}`);
    await database.table.transact(
      deps.matchings.changed(matching, { ...matching, state: "decided", decidedAt: during }, "decide", by)
        .writes,
    );
    for (let position = "", more = true; more; )
      ({ position, more } = await announceMatches(deps)(callId, position));
    await commit(database.table, () => publishMatching(deps)(callId));
  }

  /** The letters of these kinds, as `kind → town`, in order. */
  async function letters(...kinds: string[]) {
    const found: string[] = [];
    for (const shard of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const { items } = await database.table.query({
        index: "gsi1",
        partition: `${callId}#letter#${shard}`,
      });
      for (const item of items) {
        const letter = await deps.letters.get(String(item.pk));
        if (kinds.includes(letter.kind)) found.push(`${letter.kind} ${letter.to.email.split("@")[0]}`);
      }
    }
    return found.sort();
  }
  return { deps, ask, callId, place, staff, propose, decideAndAnnounce, letters };
}

/** The pairs of a matching as `town → activity`. */
export function pairsOf({ body }: Answered): Record<string, unknown> {
  const pairs: unknown[] = Array.isArray(body.pairs) ? body.pairs : [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const { participationId = "", activity = null } = { ...Object(pair) };
      return [String(participationId).replace(/^participation_|-.*$/g, ""), activity];
    }),
  );
}
