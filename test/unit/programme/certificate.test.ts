import { inflateSync } from "node:zlib";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { certificate } from "../../../functions/programme/certificate.ts";
import { isRefusal } from "../../../functions/shared/refusal.ts";
import { Participation } from "../../../schemas/participation.ts";
import { applicationInput, callId, callIn, during } from "../../support/builders.ts";

function place(name: string, state: "confirmed" | "offered" = "confirmed", more: object = {}): Participation {
  const { organisation, contact } = applicationInput();
  return Participation.parse({
    id: "participation_a",
    callId,
    applicationId: "app_a",
    organisation: { ...organisation, name },
    organisationId: organisation.id,
    contact,
    rank: 1,
    track: "twin",
    state,
    offeredAt: during,
    confirmBy: during,
    ...(state === "confirmed" ? { confirmedAt: during } : {}),
    ...more,
  });
}
/** The file's own words, with what its streams hold. */
function contentOf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString("latin1");
  const streams = [...text.matchAll(/\/FlateDecode[\s\S]*?stream\r?\n/g)].map(({ index, 0: head }) => {
    const end = text.indexOf("endstream", index + head.length);
    return inflateSync(bytes.subarray(index + head.length, end)).toString("latin1");
  });
  return [text, ...streams].join("\n");
}

describe("a certificate", () => {
  const call = callIn("running");

  test("is the same file each time, and another for another place, match or language", async () => {
    const files = await Promise.all([
      certificate(call, place("Kalmar"), "sv"),
      certificate(call, place("Kalmar"), "sv"),
      certificate(call, place("Kalmar"), "en"),
      certificate(call, place("Umeå"), "sv"),
      certificate(call, place("Kalmar", "confirmed", { activity: "grid" }), "sv"),
    ]);
    const [first, again, ...others] = files.map((file) => Buffer.from(file).toString("base64"));
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(4);
  });

  test("is tagged, has a title and a language, and embeds its font", async () => {
    const text = contentOf(await certificate(call, place("Kalmar"), "sv"));
    for (const mark of [
      "/MarkInfo",
      "/Marked true",
      "/Lang (sv)",
      "/DisplayDocTitle true",
      "/S /H1",
      "/S /TH",
      "/FontFile2",
    ])
      expect(text).toContain(mark);
  });

  test("says in its metadata, which is well-formed XML, that it is PDF/UA-1, and its title and issuer", async () => {
    const hostile = place('Ö & <b>"Å"</b>');
    const text = Buffer.from(await certificate(call, hostile, "en")).toString("latin1");
    const [packet = ""] =
      /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(text, "latin1").toString("utf8")) ?? [];
    expect(XMLValidator.validate(packet)).toBe(true);
    const { RDF } = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true }).parse(packet).xmpmeta;
    const said = Object.assign({}, ...RDF.Description);
    expect(said).toMatchObject({
      part: 1,
      title: { Alt: { li: 'Certificate of participation: Ö & <b>"Å"</b>' } },
      creator: { Seq: { li: "Owner" } },
    });
  });

  test("leaves nothing on the page outside its structure, and each row has a header that says so", async () => {
    const text = contentOf(await certificate(call, place("Kalmar"), "sv"));
    const rows = text.match(/\/S \/TR/g) ?? [];
    expect(text.match(/\/Scope \/Row/g)).toHaveLength(rows.length);
    const page = text.slice(text.indexOf("BDC"), text.lastIndexOf("EMC"));
    // Text is shown between the beginning and the end of a marked content, never between two of them.
    expect(
      page
        .split("EMC")
        .flatMap((part) => part.split("BDC").slice(0, -1))
        .join(""),
    ).not.toMatch(/T[jJ]/);
    expect(page).toMatch(/T[jJ]/);
  });

  test.each([
    ["Łódź", "pl"],
    ["Győr", "hu"],
    ["Eskişehir", "tr"],
    ["Ηράκλειο", "el"],
    ["Рівне", "uk"],
    ["Skellefteå", "sv"],
  ])("writes every letter of %s", async (name) => {
    const text = contentOf(await certificate(call, place(name), "en"));
    // Letters that a font lacks become glyph 0; each letter that it has is in its map back to Unicode.
    const hex = (letter: string) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
    const map = text.slice(text.indexOf("beginbfrange"));
    for (const letter of new Set(name)) expect(map.toLowerCase()).toContain(`<${hex(letter)}>`);
  });

  test("is not for a place that nobody has confirmed", async () => {
    const refused = await certificate(call, place("Kalmar", "offered"), "sv").catch(
      (error: unknown) => error,
    );
    expect(isRefusal(refused, "WrongState")).toBe(true);
  });
});
