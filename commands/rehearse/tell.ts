import { Temporal } from "temporal-polyfill";
import { pseudonym } from "../../functions/reviewing/blind.ts";
import { canonical, compareText } from "../../functions/shared/canonical.ts";
import { counted } from "./counted.ts";
import type { Aftermath, CallAftermath, DecidedAftermath } from "./invariants/invariant.ts";
import { callInvariants, decidedInvariants, invariants } from "./invariants.ts";
import { RehearsalResult } from "./result.ts";
import { decidedOf } from "./tell-decided.ts";
import { exchangedOf } from "./tell-exchanged.ts";
import { laterOf } from "./tell-later.ts";
import type { World } from "./world.ts";

/** What a rehearsal is called, and what of its field is real. */
export interface Title {
  programme: string;
  seed: number;
  field: string;
}

/** The result of a rehearsal of a call, in names instead of ids; the same seed gives the same bytes. */
export function tellOfCall(
  title: Title,
  after: CallAftermath,
  world: World,
  pseudonyms: readonly string[] = [],
): RehearsalResult {
  const { call, letters, applied } = after;
  if (!("closesAt" in call)) throw new Error("The call has no window.");
  return RehearsalResult.parse({
    ...title,
    call: {
      title: call.content.title.en ?? call.id,
      opensAt: call.opensAt,
      closesAt: call.closesAt,
      zone: call.content.window.zone,
      assumed: call.content.assumed,
    },
    events: world.events,
    applications: {
      ...applicationsOf(after),
      refusedLate: applied.refusedLate,
      receiptsChecked: applied.receipts.size,
    },
    letters: {
      total: letters.length,
      byKind: counted(letters.map(({ kind }) => kind)),
      byState: counted(letters.map(({ state }) => state)),
      byLanguage: counted(letters.map(({ language }) => language)),
      samples: samplesOf(after, pseudonyms),
    },
    forecast: forecastOf(after),
    workflows: counted(after.executions.map(({ machine, status }) => `${machine} ${status}`)),
    invariants: callInvariants(after),
  });
}

/** The result of a rehearsal that goes on to the announcement. */
export function tellDecided(title: Title, after: DecidedAftermath, world: World): RehearsalResult {
  return RehearsalResult.parse({
    ...tellOfCall(
      title,
      after,
      world,
      after.assignments.map(({ id }) => pseudonym(id)),
    ),
    ...decidedOf(after),
    ...exchangedOf(after),
    invariants: decidedInvariants(after),
  });
}

/** The result of a rehearsal of the whole road. */
export function tell(title: Title, after: Aftermath, world: World): RehearsalResult {
  return RehearsalResult.parse({
    ...tellDecided(title, after, world),
    ...laterOf(after),
    invariants: invariants(after),
  });
}

function dayIn(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

function applicationsOf({ call, applications, screenings, applied }: CallAftermath) {
  const byId = new Map<string, (typeof applications)[number]>(applications.map((one) => [one.id, one]));
  const ineligible = screenings
    .filter(({ state }) => state === "ineligible")
    .map(({ applicationId, outcomes }) => {
      const { name = "", country = "" } = byId.get(applicationId)?.content.organisation ?? {};
      return { name, country, rules: outcomes.filter(({ passed }) => !passed).map(({ rule }) => rule) };
    })
    .sort((a, b) => compareText(a.name, b.name));
  const { zone } = call.content.window;
  const days = [...applied.receipts.values()].map(({ receivedAt }) => dayIn(receivedAt, zone));
  return {
    byState: counted(applications.map(({ state }) => state)),
    byCountry: counted(applications.map(({ content }) => content.organisation.country)),
    ineligible,
    submittedByDay: counted(days),
  };
}

function forecastOf({ foretold: { forecast, kinds } }: CallAftermath) {
  return {
    foreseen: forecast.lines.reduce((sum, { count }) => sum + count, 0),
    kinds: kinds.map(({ differences, ...one }) => {
      const why = new Map<string, number>();
      for (const { code, count } of differences) why.set(code, (why.get(code) ?? 0) + count);
      return { ...one, why: Object.fromEntries(why) };
    }),
  };
}

/**
 * The first letter of each kind and language, with the mail that it became; `pseudonyms` are what applications are called
 * where reviewers do not know who applies.
 */
function samplesOf({ letters, mails }: CallAftermath, pseudonyms: readonly string[]) {
  const plain = (text: string) => withoutSecrets(text, pseudonyms);
  const seen = new Map<string, (typeof letters)[number]>();
  // Ids may be made with a secret: where there are several letters to somebody, they are told apart by what they say.
  const orderOf = ({ to, queuedAt, facts, id }: (typeof letters)[number]) =>
    [to.email, queuedAt, plain(canonical(facts)), id].join("\n");
  const inOrder = letters
    .map((letter) => ({ letter, order: orderOf(letter) }))
    .sort((a, b) => compareText(a.order, b.order));
  for (const { letter } of inOrder) {
    const key = `${letter.kind} ${letter.language}`;
    if (!seen.has(key)) seen.set(key, letter);
  }
  return [...seen]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, letter]) => {
      const mail = mails.find(({ id }) => "messageId" in letter && id.includes(letter.messageId));
      if (mail === undefined) return [];
      const { kind, language, to } = letter;
      const html = plain(mail.html ?? "");
      return [{ kind, language, to: to.name, at: mail.at, subject: plain(mail.subject), html }];
    });
}

/** Codes that let somebody in are nobody else's; they, and numbers and names made from secrets, are others in each run. */
function withoutSecrets(text: string, pseudonyms: readonly string[]): string {
  return pseudonyms
    .reduce((plain, name) => plain.replaceAll(name, "#(name)"), text)
    .replaceAll(/[a-z0-9]{25}\.[\w-]{43}/g, "(code)")
    .replaceAll(/letter_[a-z0-9]{25}/g, "letter_(number)");
}
