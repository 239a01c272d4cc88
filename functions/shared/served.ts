import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { sha256 } from "./canonical.ts";

/** An answer that is not JSON of our own, such as a feed or a calendar; readers fetch it again and again. */
export class Served {
  readonly mediaType: string;
  readonly content: string;
  /** The instant of the newest thing in it, where there is any. */
  readonly modifiedAt: string | undefined;
  /** Whether it may lie in a cache that others use too. */
  readonly reach: "public" | "private";

  constructor(
    mediaType: string,
    content: string,
    modifiedAt?: string,
    reach: "public" | "private" = "public",
  ) {
    this.mediaType = mediaType;
    this.content = content;
    this.modifiedAt = modifiedAt;
    this.reach = reach;
  }
}

/** The document with its ETag and Last-Modified; 304 where the reader has it already (RFC 9110, 13.2.2). */
export function servedReply(
  { mediaType, content, modifiedAt, reach }: Served,
  headers: APIGatewayProxyEventV2["headers"],
): APIGatewayProxyStructuredResultV2 {
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
      "content-type": `${mediaType}; charset=utf-8`,
      "x-content-type-options": "nosniff",
      ...validators,
    },
    body: content,
  };
}
