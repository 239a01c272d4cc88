import { XMLBuilder } from "fast-xml-parser";
import { Served } from "../shared/served.ts";
import type { Feed } from "./feed.ts";

const author = "Utlysning";
/** The instant of a feed in which nothing has happened yet; Atom wants one. */
const nothingYet = "1970-01-01T00:00:00.000Z";

/** JSON Feed 1.1; what has no name there stands under `_utlysning`, as the format asks. */
export function asJsonFeed({ language, title, entries }: Feed): Served<string> {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    language,
    authors: [{ name: author }],
    items: entries.map(({ id, at, kind, callId, title: headline, text }) => ({
      id: `urn:utlysning:${id}`,
      title: headline,
      content_text: text,
      date_published: at,
      tags: [kind],
      _utlysning: { kind, callId, path: `/calls/${callId}` },
    })),
  };
  return new Served("application/feed+json", `${JSON.stringify(feed, null, 1)}\n`, {
    modifiedAt: entries[0]?.at,
  });
}

/** Atom (RFC 4287). Texts are text: whatever mark-up somebody wrote into a question is shown, not run. */
export function asAtom({ language, title, entries }: Feed): Served<string> {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    textNodeName: "#",
    format: true,
  });
  const feed = {
    "?xml": { "@version": "1.0", "@encoding": "utf-8" },
    feed: {
      "@xmlns": "http://www.w3.org/2005/Atom",
      "@xml:lang": language,
      id: "urn:utlysning:feed",
      title,
      updated: entries[0]?.at ?? nothingYet,
      author: { name: author },
      entry: entries.map(({ id, at, kind, callId, title: headline, text }) => ({
        id: `urn:utlysning:${id}`,
        title: { "@type": "text", "#": headline },
        updated: at,
        published: at,
        category: { "@term": kind },
        link: { "@rel": "alternate", "@type": "application/json", "@href": `/calls/${callId}` },
        content: { "@type": "text", "#": text },
      })),
    },
  };
  return new Served("application/atom+xml", builder.build(feed), { modifiedAt: entries[0]?.at });
}

/** The format that a reader prefers: the one asked for, else Atom where `Accept` names it and not JSON before it. */
export function feedFormat(wished: "json" | "atom" | undefined, accept: string | undefined): "json" | "atom" {
  if (wished !== undefined) return wished;
  const named = /\b(json|atom\+xml|xml)\b/.exec(accept ?? "")?.[1];
  return named === undefined || named === "json" ? "json" : "atom";
}
