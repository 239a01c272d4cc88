import * as z from "zod";

/** In which form a table is wanted: `?as=csv`, for machines and every spreadsheet, or `?as=xlsx`. */
export const SpreadsheetForm = z.enum(["csv", "xlsx"]).default("csv");
