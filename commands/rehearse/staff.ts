import type { Person } from "./world.ts";

const person = (sub: string, ...roles: string[]): Person => ({
  sub,
  email: `${sub}@netzerocities.example`,
  roles,
});

/** The people of the programme office and those around it. */
export const office = {
  owner: person("programme-owner", "staff", "approver", "coordinator"),
  assistant: person("programme-assistant", "staff"),
  partner: person("partner-board", "approver", "partners"),
  coordinator: person("coordinator", "approver", "coordinator"),
  payer: person("finance-officer", "finance"),
  releaser: person("finance-head", "finance"),
  auditor: person("auditor", "observer"),
} as const;
