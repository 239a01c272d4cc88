import type { CallContent } from "../../schemas/call.ts";
import { inLanguage, Language } from "../../schemas/text.ts";
import type { PublicCall, PublicCriteria } from "../../schemas/views.ts";
import { spokenTime } from "../shared/zone.ts";
import { comparisonSentence } from "./comparison-words.ts";
import { levelsBefore } from "./criterion-level.ts";
import { publicParts } from "./public-parts.ts";
import type { PublishedCall } from "./published-call.ts";
import { roleName } from "./role-names.ts";
import { ruleSentence } from "./rule-sentence.ts";
import { wordedMarks } from "./worded-marks.ts";

/** The first language that the reader asked for and the call has; else the call's first. */
export function languageFor(content: CallContent, acceptLanguage: string | undefined): Language {
  const wished = (acceptLanguage ?? "")
    .split(",")
    .map((part, order) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = Number(/q=([\d.]+)/.exec(parameters.join(";"))?.[1] ?? "1");
      return { language: Language.safeParse(tag.slice(0, 2).toLowerCase()).data, quality, order };
    })
    // A quality of zero says "not this one" (RFC 9110, 12.4.2).
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  const found = wished.find(({ language }) => language !== undefined && content.languages.includes(language));
  return found?.language ?? content.languages[0] ?? "en";
}

/** The call as everybody may read it, in one language, with its four public states (F47). */
export function publicCall(call: PublishedCall, acceptLanguage: string | undefined, now: string): PublicCall {
  const { content } = call;
  const language = languageFor(content, acceptLanguage);
  const spoken = language === "sv" ? "sv" : "en";
  return {
    id: call.id,
    state: publicState(call),
    language,
    title: inLanguage(content.title, language),
    summary: inLanguage(content.summary, language),
    programme: inLanguage(content.programme.name, language),
    funder: content.programme.funder,
    owner: content.programme.owner,
    opensAt: call.opensAt,
    closesAt: call.closesAt,
    closes: spokenTime(call.closesAt, content.window.zone, spoken),
    ...(call.state === "open"
      ? { secondsLeft: Math.max(0, Math.floor((Date.parse(call.closesAt) - Date.parse(now)) / 1000)) }
      : {}),
    moves: (call.moves ?? []).map(({ id: _id, movedBy: _movedBy, reason, ...move }) => ({
      ...move,
      reason: inLanguage(reason, language),
    })),
    outages: (call.outages ?? []).map(({ number, from, until, what, accordingTo }) => ({
      number,
      from,
      until,
      what: inLanguage(what, language),
      accordingTo,
    })),
    eligibility: content.eligibility.map((rule) => ruleSentence(content, rule, spoken)),
    media: content.media.map(({ alt, ...media }) => ({ ...media, alt: inLanguage(alt, language) })),
    ...(content.programme.disclaimer
      ? { disclaimer: inLanguage(content.programme.disclaimer, language) }
      : {}),
    links: content.links.map(({ label, url }) => ({ label: inLanguage(label, language), url })),
    contact: content.contact,
    ...publicParts(call, language),
    activities: content.activities.map(({ id, title, cities, domains }) => ({
      id,
      title,
      cities: cities.map(({ name, country }) => `${name} (${country})`),
      domains,
    })),
  };
}

function publicState(call: PublishedCall): PublicCall["state"] {
  if (call.state === "approved") return "upcoming";
  if (call.state === "cancelled") return "cancelled";
  if (call.state === "open") return "open";
  return call.state === "announced" || call.state === "running" ? "decided" : "closed";
}

export function publicCriteria(call: PublishedCall, acceptLanguage: string | undefined): PublicCriteria {
  const language = languageFor(call.content, acceptLanguage);
  const spoken = language === "sv" ? "sv" : "en";
  return {
    id: call.id,
    language,
    comparison: comparisonSentence(call.content, language),
    tracks: call.content.tracks.map((track) => ({
      id: track.id,
      label: inLanguage(track.label, language),
      synonyms: track.synonyms[language] ?? [],
      overallThreshold: track.overallThreshold,
      criteria: track.criteria.map(({ label, help, aspects, about, levels, ...scored }) => ({
        ...scored,
        ...(about ? { about } : {}),
        judgedFor: about ? levelsBefore(about, call.content.areas.kinds, spoken) : [],
        label: inLanguage(label, language),
        ...(help ? { help: inLanguage(help, language) } : {}),
        aspects: (aspects ?? []).map((aspect) => inLanguage(aspect.label, language)),
        levels: wordedMarks({ levels }, language),
      })),
      desirable: [...call.content.desirable, ...track.desirable].map(({ id, label, points }) => ({
        id,
        label: inLanguage(label, language),
        points,
      })),
      attachments: track.attachments.map(({ id, label, required }) => ({
        id,
        label: inLanguage(label, language),
        required,
      })),
      questions: track.form.map(({ id, label, kind, required }) => ({
        id,
        label: inLanguage(label, language),
        kind,
        required,
      })),
      roles: track.requiredRoles.map((role) => ({ role, label: roleName(role, spoken) })),
    })),
  };
}
