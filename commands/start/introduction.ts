import type { Host } from "../../infra/local/host.ts";

const people = [
  { name: "APPLICANT", sub: "applicant-1", roles: ["applicant"], organisation: "org_demo-city" },
  { name: "STAFF", sub: "staff-1", roles: ["staff"] },
  { name: "REVIEWER", sub: "reviewer-1", roles: ["reviewer"] },
  // Two people, because nobody gives two words in one chain.
  { name: "APPROVER", sub: "approver-1", roles: ["approver", "partners"] },
  { name: "COORDINATOR", sub: "coordinator-1", roles: ["approver", "coordinator"] },
  { name: "FINANCE", sub: "finance-1", roles: ["finance"] },
  { name: "OBSERVER", sub: "observer-1", roles: ["observer"] },
  { name: "HOST", sub: "host-1", roles: ["host"] },
  { name: "ADMIN", sub: "admin-1", roles: ["admin"] },
];

/** What a person needs to begin: addresses, a token per role as shell variables, and first requests. */
export const introduce = async (host: Host): Promise<string> => {
  const tokens = await Promise.all(
    people.map(async ({ name, ...person }) => {
      const token = await host.token({ ...person, email: `${person.sub}@example.org`, name: person.sub });
      return `export ${name}_TOKEN=${token}`;
    }),
  );
  const { url } = host;
  return [
    `API        ${url}`,
    `reference  ${url}/docs`,
    `inbox      ${host.inboxUrl}`,
    `health     ${url}/_local/health`,
    `clock      ${host.clock.now()} (${host.clock.mode})`,
    "",
    "One token per role, to copy into a shell:",
    ...tokens,
    "",
    "First requests to try:",
    `curl -s ${url}/calls`,
    `curl -s -H 'content-type: application/json' -d '{"organisation":{"country":"CH","type":"localAuthority"}}' ${url}/calls/call_twin-cities-2023/self-test`,
    `curl -s -H "authorization: Bearer $STAFF_TOKEN" ${url}/calls/call_twin-cities-2023/timeline`,
    "",
    "Move time (it answers when everything due has happened):",
    `curl -s -H 'content-type: application/json' -d '{"to":"2023-06-30T22:00:00Z"}' ${url}/_local/clock`,
    "",
    "Ctrl-C stops.",
  ].join("\n");
};
