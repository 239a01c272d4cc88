import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { asAtom, asJsonFeed, feedFormat } from "../../../functions/news/feed-formats.ts";
import { servedReply } from "../../../functions/shared/served.ts";
import { callId, during } from "../../support/builders.ts";

const hostile = `</title><script>alert(1)</script> & "quoted" ]]>`;
const entry = { id: "news_1", at: during, kind: "answered", callId, title: hostile, text: hostile } as const;
const feed = { language: "en", title: "Calls: news", entries: [entry] } as const;
const copy = { ...feed, entries: [...feed.entries] };

test("Atom holds texts as texts, whatever mark-up is in them", () => {
  const { content, mediaType } = asAtom(copy);
  const parsed: unknown = new XMLParser({ ignoreAttributes: true }).parse(content);
  expect(parsed).toMatchObject({ feed: { updated: during, entry: { title: hostile, content: hostile } } });
  expect(content).not.toContain("<script>");
  expect(mediaType).toBe("application/atom+xml");
});

test("JSON Feed has the same entries, and nothing of an empty feed breaks", () => {
  const parsed: unknown = JSON.parse(asJsonFeed(copy).content);
  expect(parsed).toMatchObject({ items: [{ title: hostile, date_published: during }] });
  expect(asAtom({ ...copy, entries: [] }).content).toContain("1970-01-01T00:00:00.000Z");
});

test("the format is the one asked for, else the one that Accept names first", () => {
  const accepts = [
    undefined,
    "*/*",
    "application/atom+xml",
    "application/feed+json, text/xml",
    "text/html, application/xml",
  ];
  expect(accepts.map((accept) => feedFormat(undefined, accept))).toEqual([
    "json",
    "json",
    "atom",
    "json",
    "atom",
  ]);
  expect(feedFormat("json", "application/atom+xml")).toBe("json");
});

test("who has the feed already gets 304, by its tag or its date", () => {
  const served = asJsonFeed(copy);
  const first = servedReply(served, {});
  const tag = String(first.headers?.etag);
  const status = (headers: Record<string, string>) => servedReply(served, headers).statusCode;
  expect([first.statusCode, first.headers?.["last-modified"]]).toEqual([
    200,
    "Thu, 01 Jun 2023 10:00:00 GMT",
  ]);
  expect(status({ "if-none-match": `"other", W/${tag}` })).toBe(304);
  expect(status({ "if-modified-since": "Thu, 01 Jun 2023 10:00:00 GMT" })).toBe(304);
  expect(status({ "if-none-match": '"other"', "if-modified-since": "Thu, 01 Jun 2023 10:00:00 GMT" })).toBe(
    200,
  );
  expect(status({ "if-modified-since": "Thu, 01 Jun 2023 09:59:59 GMT" })).toBe(200);
});
