import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { rendered } from "../../../functions/letters/render.ts";
import { naturalKey } from "../../../functions/shared/canonical.ts";
import type { RouteSpec } from "../../../schemas/routes/route.ts";
import { routes } from "../../../schemas/routes.ts";
import { blindWalk, isReviewer, lettersTo } from "../../support/blind-walk.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

type Walked = Awaited<ReturnType<typeof blindWalk>>;
let database: TestTable;
let blind: Walked;
let single: Walked;
beforeAll(async () => {
  database = await startTable();
  blind = await blindWalk(database.table, "open-double", "double");
  single = await blindWalk(database.table, "open-single", "single");
});
afterAll(() => database.stop());

/** What nobody who reviews may read, in any case. */
const secrets = [/kalmar/i, /eva ek/i, /person_eva/, /"SE"/, /sweden/i, /sverige/i, /beslut/i, /app_open/];

/** Everything that reviewers were answered and written, each with where. */
async function saidTo(world: Walked) {
  const letters = await lettersTo(world, isReviewer);
  return [
    ...world.answers.map(
      ({ route, who, dry, text }) => [`${route} ${who}${dry ? " dry" : ""}`, text] as const,
    ),
    ...letters.map(
      (letter) =>
        [letter.kind, JSON.stringify([letter.facts, rendered(letter), calendarsOf(letter)])] as const,
    ),
  ];
}

/** Meetings and contests are of participants, whose names are public by then. */
const ofParticipants = [
  "readReviewSession",
  "downloadDocument",
  "commentDocument",
  "listEntries",
  "judgeEntry",
];
const forReviewers = Object.entries<RouteSpec>(routes)
  .filter(([, { access }]) => access !== "public" && access.includes("reviewer"))
  .map(([name]) => name)
  .filter((name) => !ofParticipants.includes(name));

describe("the walk of a call's reviewers", () => {
  test("goes over every route that a reviewer may ask, and is refused nowhere", () => {
    for (const { answers } of [blind, single]) {
      expect([...new Set(answers.map(({ route }) => route))].toSorted()).toEqual(forReviewers.toSorted());
      expect(answers.filter(({ status }) => status >= 400)).toEqual([]);
    }
  });

  test("comes by every letter that reviewers get", async () => {
    const kinds = new Set((await lettersTo(blind, isReviewer)).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      "consensus-drafted",
      "consensus-opened",
      "consensus-reminder",
      "pool-answered",
      "pool-invitation",
      "review-invitation",
      "review-received",
      "review-released",
      "review-reminder",
    ]);
  });
});

describe("where reviewers do not know who applies", () => {
  test("no answer to a reviewer, no dry run and no letter to one says anything of the applicant", async () => {
    const found = (await saidTo(blind)).flatMap(([where, text]) =>
      secrets.filter((one) => one.test(text)).map((one) => `${where}: ${one}`),
    );
    expect(found).toEqual([]);
  });

  test("where they may, the same walk finds them", async () => {
    const all = (await saidTo(single)).map(([, text]) => text).join();
    expect(secrets.filter((one) => !one.test(all)).map(String)).toEqual(["/sverige/i"]);
  });

  test("no id that they see can be made from what everybody knows", async () => {
    const { callId, kalmar, reviewers, secret } = blind;
    const said = (await saidTo(blind)).map(([, text]) => text).join();
    const made = (...salt: readonly string[]) =>
      [...reviewers.values()]
        .flatMap((reviewer) => [naturalKey(...salt, kalmar, reviewer)])
        .concat(naturalKey(...salt, kalmar, "consensus"), naturalKey(...salt, callId, "org_kalmar", "twin"));
    for (const salt of [[], [""], [callId]])
      expect(made(...salt).filter((key) => said.includes(key))).toEqual([]);
    // With the secret the walk's own tasks, and the consensus, are found: the guess is of the right form.
    expect(made(secret).filter((key) => said.includes(key)).length).toBeGreaterThanOrEqual(3);
  });
});

test("a dry run of any command shows a reviewer no address but their own", () => {
  for (const { answers } of [blind, single]) {
    const dry = answers.filter((one) => one.dry);
    const commands = forReviewers.filter((name) =>
      Object.entries<RouteSpec>(routes).some(([own, { method }]) => own === name && method !== "GET"),
    );
    expect([...new Set(dry.map(({ route }) => route))].toSorted()).toEqual(commands.toSorted());
    for (const { who, route, text } of dry) {
      const addresses = text.match(/[\w.+-]+@[\w.-]+/g) ?? [];
      expect([route, addresses.filter((one) => one !== `${who}@example.org`)]).toEqual([route, []]);
    }
  }
});
