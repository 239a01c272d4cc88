import { exportJWK, generateKeyPair, importJWK, type JWTPayload, jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import type { Clock } from "./clock.ts";
import { LocalHostError } from "./json.ts";
import { fact, type Store, setFact } from "./store.ts";

export const TokenRequest = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  name: z.string().optional(),
  roles: z.array(z.string()).default([]),
  organisation: z.string().optional(),
  /** Moving the clock by a month should not log everybody out, so a local token lives long unless this is given. */
  expiresIn: z
    .number()
    .int()
    .positive()
    .default(10 * 365 * 86_400),
});
export type TokenRequest = z.input<typeof TokenRequest>;
export type Issuer = Awaited<ReturnType<typeof createIssuer>>;

// The pool signs with RS256; the shorter ES256 makes tokens that fit on a line, and nothing here depends on it.
const algorithm = "ES256";

const keyPair = async (store: Store) => {
  const saved = fact(store, "issuer key");
  if (saved !== undefined) {
    const jwk = JSON.parse(saved);
    const { d: _, ...open } = jwk;
    return { privateKey: await importJWK(jwk, algorithm), publicKey: await importJWK(open, algorithm) };
  }
  const pair = await generateKeyPair(algorithm, { extractable: true });
  setFact(store, "issuer key", JSON.stringify(await exportJWK(pair.privateKey)));
  return pair;
};

/** Stands in for the user pool of the template: signs ID tokens and checks them, on the host's clock. */
export const createIssuer = async (options: {
  store: Store;
  clock: Clock;
  pool: { issuer: string; clientId: string } | undefined;
}) => {
  const { clock, pool } = options;
  const { privateKey, publicKey } = await keyPair(options.store);
  const verified = new Map<string, JWTPayload>();
  const nowSeconds = () => Math.floor(clock.now() / 1000);

  return {
    sign: async (input: TokenRequest): Promise<string> => {
      if (pool === undefined)
        throw new LocalHostError("The assembly has no user pool, so there are no tokens.");
      const request = TokenRequest.parse(input);
      const claims = {
        token_use: "id",
        auth_time: nowSeconds(),
        email: request.email ?? `${request.sub}@example.org`,
        email_verified: true,
        name: request.name ?? request.sub,
        "cognito:username": request.sub,
        ...(request.roles.length > 0 && { "cognito:groups": request.roles }),
        ...(request.organisation !== undefined && { "custom:organisation": request.organisation }),
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid: "local" })
        .setIssuer(pool.issuer)
        .setAudience(pool.clientId)
        .setSubject(request.sub)
        .setIssuedAt(nowSeconds())
        .setExpirationTime(nowSeconds() + request.expiresIn)
        .sign(privateKey);
    },
    /** The claims of a token that is good now for this issuer and audience; undefined otherwise. */
    verify: async (token: string, issuer: string, audience: string[]): Promise<JWTPayload | undefined> => {
      const key = `${issuer} ${audience} ${token}`;
      try {
        const known = verified.get(key);
        if (known !== undefined) {
          const isInTime = nowSeconds() < (known.exp ?? 0) && nowSeconds() >= (known.nbf ?? 0);
          return isInTime ? known : undefined;
        }
        const currentDate = new Date(clock.now());
        const options = { issuer, audience, algorithms: [algorithm], currentDate, requiredClaims: ["exp"] };
        const { payload } = await jwtVerify(token, publicKey, options);
        verified.set(key, payload);
        return payload;
      } catch {
        return undefined;
      }
    },
  };
};

/** Claims as API Gateway hands them on: every value is text, a list is `[a b]`. */
export const claimsAsText = (claims: JWTPayload): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, Array.isArray(value) ? `[${value.join(" ")}]` : String(value)]),
  );
