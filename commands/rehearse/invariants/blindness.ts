import type { Applicant } from "../field.ts";
import { type DecidedAftermath, type Invariant, none } from "./invariant.ts";

/** Where reviewers must not know who applies: nothing that they were answered or written says it. */
export function ofBlindness({ call, applied, reviewed, mails }: DecidedAftermath): Invariant[] {
  if (call.content.reviewing.blind !== "double") return [];
  const telling = tellingOf(applied.applicants, JSON.stringify(call.content));
  const heard = reviewed.overheard.map(({ who, route, text }) => ({ where: `${who} ${route}`, text }));
  const written = mails
    .filter(({ to }) => to.some((address) => reviewed.addresses.some((own) => address.includes(own))))
    .map(({ subject, html = "" }) => ({ where: `a letter: ${subject}`, text: `${subject} ${html}` }));
  const said = [...heard, ...written];
  return [
    none(
      "No reviewer was answered or written who applies",
      said.flatMap(({ where, text }) => {
        const found = telling.exec(text)?.[0];
        return found === undefined ? [] : [`${found} in ${where}`];
      }),
      said.length,
    ),
  ];
}

/** Ids, names and addresses of all who apply. A name that is a word of the call itself, as `Mark` may be, tells nothing. */
export function tellingOf(
  applicants: ReadonlyMap<string, Pick<Applicant, "person" | "content">>,
  callInWords: string,
): RegExp {
  const known = [...applicants].flatMap(([id, { person, content }]) => {
    const { organisation, contact, area, roles } = content;
    const people = [contact, person, ...roles].flatMap(({ email, ...who }) => [
      email,
      "name" in who ? who.name : person.sub,
    ]);
    return [id, organisation.id, organisation.name, area?.name, ...people];
  });
  const named = known.filter((word) => word !== undefined);
  const words = [...new Set(named)].filter((word) => word.length > 2 && !callInWords.includes(word));
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join("|")})s?(?![\\p{L}\\d])`, "u");
}
