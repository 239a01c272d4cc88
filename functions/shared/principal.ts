import * as z from "zod";
import { OrganisationId, PersonId } from "../../schemas/ids.ts";
import type { Role } from "../../schemas/roles.ts";

/** Who is asking, as the gateway's authorizer verified it. */
export interface Principal {
  id: PersonId;
  email: string;
  groups: readonly string[];
  organisation: OrganisationId | undefined;
}

const Claims = z.object({
  sub: z.string().min(1),
  email: z.string().default(""),
  // The gateway renders the list of groups as one string, "[staff coordinator]".
  "cognito:groups": z.string().default(""),
  "custom:organisation": OrganisationId.optional(),
});

/** Reads the verified claims; `undefined` where the route asked for none. */
export function principalOf(claims: unknown): Principal | undefined {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return undefined;
  const id = PersonId.safeParse(`person_${parsed.data.sub.toLowerCase()}`);
  if (!id.success) return undefined;
  return {
    id: id.data,
    email: parsed.data.email,
    groups: parsed.data["cognito:groups"]
      .replace(/^\[|\]$/g, "")
      .split(/[\s,]+/)
      .filter((group) => group !== ""),
    organisation: parsed.data["custom:organisation"],
  };
}

export function hasRole(principal: Principal, ...roles: readonly Role[]): boolean {
  return roles.some((role) => principal.groups.includes(role));
}
