import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { hasControls } from "../../schemas/text.ts";
import { pointerOf } from "./faults.ts";
import { type JsonReading, readJson } from "./read-json.ts";
import { type Fault, refuse } from "./refusal.ts";

/** Bytes of UTF-8, small enough that an application as written and as submitted fits one item (DynamoDB takes 400 kB). */
export const longestBody = 128 * 1024;

/** Other types of content that some routes take, each with what reads it. */
export type Readers = Readonly<Record<string, (text: string) => JsonReading>>;

/**
 * The JSON of a request, or what one of the readers makes of it, its texts in Unicode's composed form (NFC), so that texts that look equal are equal. Refuses
 * what no schema should ever see: other types of content, bodies too large or too deep, keys that occur twice, numbers
 * that JavaScript cannot hold exactly, control characters and halves of characters; each with its pointer.
 */
export function requestBody(
  event: Pick<APIGatewayProxyEventV2, "body" | "headers" | "isBase64Encoded">,
  readers: Readers = {},
): unknown {
  // An imperative such as `…/open` needs no body; an empty one is the empty object.
  if (event.body === undefined || event.body === "") return {};
  const [type = ""] = (event.headers["content-type"] ?? "").toLowerCase().split(/\s*;/);
  const known: Readers = { "application/json": readJson, ...readers };
  const read = (Object.hasOwn(known, type) ? known[type] : undefined) ?? refuse("ContentTypeUnsupported");
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > longestBody) refuse("BodyTooLarge", { bytes: bytes.length, most: longestBody });
  const reading = read(decoded(bytes));
  if (reading.outcome === "notJson") {
    const { code, line, column, detail } = reading;
    return refuse("BodyMalformed", { line, column }, [{ pointer: "", code, detail }]);
  }
  const faults = [...reading.faults];
  const value = composed(reading.value, [], faults);
  if (faults.length > 0) refuse("InputInvalid", {}, faults);
  return value;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const detail = "The bytes are not text in UTF-8.";
    return refuse("BodyMalformed", {}, [{ pointer: "", code: "NotUtf8", detail }]);
  }
}

function composed(value: unknown, path: (string | number)[], faults: Fault[]): unknown {
  const fault = (code: string, detail: string) => faults.push({ pointer: pointerOf(path), code, detail });
  if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    fault("NumberTooLarge", "A number beyond 9007199254740991 is not kept exactly.");
  if (typeof value === "string") {
    if (!value.isWellFormed()) fault("HalfCharacter", "holds half of a surrogate pair");
    if (hasControls(value)) fault("ControlCharacter", "holds a control character");
    return value.normalize("NFC");
  }
  if (Array.isArray(value)) return value.map((one, index) => composed(one, [...path, index], faults));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, composed(inner, [...path, key], faults)]),
  );
}
