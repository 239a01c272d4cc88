import { expect, test } from "vitest";
import { mergePatch } from "../../../functions/applications/merge-patch.ts";
import { safeName } from "../../../functions/papers/file-kinds.ts";
import { mismatches } from "../../../functions/papers/upload.ts";
import { sha256 } from "../../../functions/shared/canonical.ts";

const pdf = Buffer.from("%PDF-1.7\nplan");
const announced = { size: pdf.length, mediaType: "application/pdf", sha256: sha256(pdf) } as const;
const faults = (bytes: Buffer, change: object = {}) =>
  mismatches({ ...announced, ...change }, bytes).map(({ pointer }) => pointer);

test("a file that is what was announced has no fault", () => expect(faults(pdf)).toEqual([]));

test.each([
  ["another size", Buffer.from("%PDF-1.7\nplan."), {}, ["/size", "/sha256"]],
  ["another hash", pdf, { sha256: "0".repeat(64) }, ["/sha256"]],
  ["a page under the name of a PDF", Buffer.from("<html>12345678"), { size: 14 }, ["/mediaType", "/sha256"]],
  ["no bytes", Buffer.alloc(0), {}, ["/size", "/mediaType", "/sha256"]],
  ["a PDF under the name of a picture", pdf, { mediaType: "image/png" }, ["/mediaType"]],
])("%s is told", (_what, bytes, change, expected) => expect(faults(bytes, change)).toEqual(expected));

test.each([
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\papers\\Plan för Åre (2).exe", "Plan för Åre _2_.pdf"],
  ["...", "attachment.pdf"],
  ["=cmd|calc.pdf", "cmd_calc.pdf"],
])("%s is saved as %s", (name, safe) => expect(safeName(name, "application/pdf")).toBe(safe));

// The examples of RFC 7396, appendix A.
test.each([
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])("%j patched with %j is %j", (target, patch, merged) => expect(mergePatch(target, patch)).toEqual(merged));
