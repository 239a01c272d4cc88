import type { Asked, Consultation } from "../../schemas/consultation.ts";
import { refuse } from "../shared/refusal.ts";
import { isSignatureOf, signature, signingKey } from "../shared/signing-key.ts";
import type { Table } from "../shared/table.ts";
import { opinionId } from "./stores.ts";

/** The code of a party's letter: it names the consultation and the party's answer, and only we can have written it. */
export async function answerToken(table: Table, { id }: Consultation, { email }: Pick<Asked, "email">) {
  const named = `${id}.${opinionId(id, email)}`;
  return `${named}.${signature(await signingKey(table, "consultations"), named)}`;
}

/** The consultation and the answer that a code names. Refuses TokenInvalid. */
export async function namedBy(table: Table, token: string) {
  const [consultation = "", opinion = "", given = ""] = token.split(".");
  const secret = await signingKey(table, "consultations");
  return isSignatureOf(secret, `${consultation}.${opinion}`, given)
    ? { consultation, opinion }
    : refuse("TokenInvalid");
}
