import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { sha256 } from "./canonical.ts";

/** What is known of a document besides its bytes. */
interface About {
  /** The instant of the newest thing in it, where there is any. */
  modifiedAt?: string | undefined;
  /** Whether it may lie in a cache that others use too; everybody's if not said. */
  reach?: "public" | "private";
  /** Under which name it is kept; without one it is shown and not kept. ASCII, made of ids and words of ours. */
  fileName?: string;
}

/** An answer that is not JSON of our own, such as a feed, a picture or a spreadsheet. */
export class Served<Content extends string | Uint8Array = string | Uint8Array> {
  readonly mediaType: string;
  /** Text, or the bytes of what is not text. */
  readonly content: Content;
  readonly about: About;

  constructor(mediaType: string, content: Content, about: About = {}) {
    this.mediaType = mediaType;
    this.content = content;
    this.about = about;
  }
}

/** The document with its ETag and Last-Modified; 304 where the reader has it already (RFC 9110, 13.2.2). */
export function servedReply(
  { mediaType, content, about }: Served,
  headers: APIGatewayProxyEventV2["headers"],
): APIGatewayProxyStructuredResultV2 {
  const { modifiedAt, reach = "public", fileName } = about;
  const text = typeof content === "string" ? content : undefined;
  const etag = `"${sha256(content).slice(0, 32)}"`;
  // HTTP's dates have no milliseconds.
  const modified = modifiedAt === undefined ? undefined : new Date(modifiedAt).toUTCString();
  const validators = {
    etag,
    ...(modified === undefined ? {} : { "last-modified": modified }),
    // Mostly it is asked for by machines: a minute old is young enough, and the API is spared.
    "cache-control": reach === "public" ? "public, max-age=60" : "private, no-cache",
    vary: "accept, accept-language",
  };
  const ifNoneMatch = headers["if-none-match"];
  const since = Date.parse(headers["if-modified-since"] ?? "");
  const known =
    ifNoneMatch !== undefined
      ? ifNoneMatch
          .split(",")
          .map((tag) => tag.trim().replace(/^W\//, ""))
          .some((tag) => tag === etag || tag === "*")
      : modified !== undefined && Date.parse(modified) <= since;
  if (known) return { statusCode: 304, headers: validators };
  return {
    statusCode: 200,
    headers: {
      "content-type": text === undefined ? mediaType : `${mediaType}; charset=utf-8`,
      "x-content-type-options": "nosniff",
      ...(fileName === undefined ? {} : { "content-disposition": `attachment; filename="${fileName}"` }),
      ...validators,
    },
    body: text ?? Buffer.from(content).toString("base64"),
    isBase64Encoded: text === undefined,
  };
}
