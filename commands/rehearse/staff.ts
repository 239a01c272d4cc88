import type { Person } from "./world.ts";

/** The people of a programme's office and those around it, with their addresses in its domain. */
export function officeOf(domain: string, lastRole = "coordinator") {
  const person = (sub: string, ...roles: string[]): Person => ({ sub, email: `${sub}@${domain}`, roles });
  return {
    // The owner may speak for the last step of a chain too, and not on what the owner proposed.
    owner: person("programme-owner", "staff", "approver", lastRole),
    assistant: person("programme-assistant", "staff"),
    partner: person("partner-board", "approver", "partners"),
    coordinator: person("coordinator", "approver", "coordinator"),
    payer: person("finance-officer", "finance"),
    releaser: person("finance-head", "finance"),
    auditor: person("auditor", "observer"),
  } as const;
}
export type Office = ReturnType<typeof officeOf>;

/** Of the Twin Cities. */
export const office = officeOf("netzerocities.example");
