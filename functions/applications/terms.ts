import type { CallContent } from "../../schemas/call.ts";
import { refuse } from "../shared/refusal.ts";

/**
 * Refuses a submission that does not accept the terms of the call, or accepts others than those it has: who applied must
 * be able to say later what they agreed to (F79).
 */
export function requireTerms({ terms }: Pick<CallContent, "terms">, accepted: string | undefined): void {
  if (terms?.version === accepted) return;
  const [code, detail] =
    terms === undefined
      ? ["NoTerms", "The call has no terms to accept."]
      : accepted === undefined
        ? ["Missing", `Accept the terms in version ${terms.version}.`]
        : ["OtherVersion", `The terms of the call have version ${terms.version}.`];
  refuse("TermsNotAccepted", { version: terms?.version ?? "" }, [{ pointer: "/acceptsTerms", code, detail }]);
}
