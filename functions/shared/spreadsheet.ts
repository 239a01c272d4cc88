import writeXlsxFile, { type CellObject } from "write-excel-file/node";
import { Served } from "./served.ts";

/** A text, a count, an amount as a decimal string, or nothing. */
export type Cell = string | number | { decimal: string } | undefined;

/** A table as people open it in a spreadsheet. */
export interface Sheet {
  /** The name of its tab, and of its file: ASCII, at most 31 characters. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** The table as a file to keep; never in a shared cache, since such tables name people. */
export async function servedSheet(sheet: Sheet, as: "csv" | "xlsx"): Promise<Served> {
  const about = { reach: "private", fileName: `${sheet.name}.${as}` } as const;
  if (as === "csv") return new Served("text/csv", asCsv(sheet), about);
  return new Served(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    await asXlsx(sheet),
    about,
  );
}

/** RFC 4180, each line ended by CR LF. */
export function asCsv({ columns, rows }: Pick<Sheet, "columns" | "rows">): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/**
 * A text that starts like a formula is marked with an apostrophe, because a spreadsheet would reckon with what an
 * applicant wrote; numbers of ours are numbers, below zero too.
 */
export function csvCell(value: Cell): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "object") return value.decimal;
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A workbook of one sheet. Its texts are typed as text, so none of them is a formula. */
export async function asXlsx({ name, columns, rows }: Sheet): Promise<Uint8Array> {
  const head = columns.map((value): CellObject => ({ value, type: String, fontWeight: "bold" }));
  const body = rows.map((row) => row.map(xlsxCell));
  return writeXlsxFile([head, ...body], { sheet: name, stickyRowsCount: 1 }).toBuffer();
}

function xlsxCell(value: Cell): CellObject | null {
  if (value === undefined || value === "") return null;
  if (typeof value === "number") return { value, type: Number };
  if (typeof value === "object") return { value: Number(value.decimal), type: Number, format: "#,##0.00" };
  // A cell of a workbook holds 32,767 characters; control characters are not XML.
  const text = value.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, " ");
  return { value: text.slice(0, 32_767), type: String };
}
