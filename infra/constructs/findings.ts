import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const Report = z.object({
  pluginReports: z.array(
    z.looseObject({ pluginName: z.string(), violations: z.array(z.unknown()).default([]) }),
  ),
});

/** Fails the process when anything was found: CDK itself lets warnings pass, and a warning that passes is never read. */
export const failOnFindings = (assembly: string): void => {
  const report = Report.parse(JSON.parse(readFileSync(join(assembly, "validation-report.json"), "utf8")));
  const found = report.pluginReports.filter(({ violations }) => violations.length > 0);
  if (found.length === 0) return;
  const sums = found.map(({ pluginName, violations }) => `${pluginName}: ${violations.length}`).join(", ");
  console.error(`The templates have findings (${sums}); each is mended, or acknowledged with its reason.`);
  process.exitCode = 1;
};
