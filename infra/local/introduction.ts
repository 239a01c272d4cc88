import type { Host } from "./host.ts";

const roles = ["applicant", "staff", "reviewer", "approver", "finance", "observer", "host", "admin"];

/** What a person needs to begin: addresses, a token per role as shell variables, and a first request. */
export const introduce = async (host: Host): Promise<string> => {
  const tokens = await Promise.all(
    roles.map(async (role) => {
      const token = await host.token({
        sub: `${role}-1`,
        email: `${role}@example.org`,
        name: role,
        roles: [role],
      });
      return `export ${role.toUpperCase()}_TOKEN=${token}`;
    }),
  );
  const open = host.routes.find(({ key, isOpen }) => isOpen && key.startsWith("GET /") && !key.includes("{"));
  const path = open?.key.replace("GET ", "") ?? "/_local/health";
  return [
    `API        ${host.url}`,
    `inbox      ${host.inboxUrl}`,
    `health     ${host.url}/_local/health`,
    `clock      ${host.clock.now()} (${host.clock.mode})`,
    "",
    "One token per role:",
    ...tokens,
    "",
    "A first request:",
    `curl -s -H "Authorization: Bearer $STAFF_TOKEN" ${host.url}${path}`,
    "",
    "Ctrl-C stops.",
  ].join("\n");
};
