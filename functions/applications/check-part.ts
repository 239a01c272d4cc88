import type { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Finding } from "../../schemas/reason.ts";
import { fault } from "./fault.ts";

/** Whether an application names a lot and an area as its call asks for them (F01, F06). */
export function checkPart({ lots, areas }: CallContent, { lotId, area }: ApplicationContent): Finding[] {
  const findings: Finding[] = [];
  if (lotId === undefined && lots.length > 0) findings.push(fault("Missing", ["lotId"]));
  if (lotId !== undefined && !lots.some(({ id }) => id === lotId))
    findings.push(fault("UnknownLot", ["lotId"], { lotId }));
  if (area === undefined && areas.required) findings.push(fault("Missing", ["area"]));
  if (area !== undefined && !areas.kinds.includes(area.kind))
    findings.push(fault("UnknownArea", ["area", "kind"], { kind: area.kind, allowed: areas.kinds }));
  return findings;
}
