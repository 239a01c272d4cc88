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
      return `export ${role.toUpperCase()}=${token}`;
    }),
  );
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
    `curl -s ${host.url}/calls`,
    `curl -s -H "Authorization: Bearer $STAFF" ${host.url}/calls`,
    "",
    "Ctrl-C stops.",
  ].join("\n");
};
