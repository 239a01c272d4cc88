import type { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { SupportFound } from "../../schemas/screening.ts";
import { own } from "../shared/own.ts";
import { isListed, type Lists } from "./lists-in-force.ts";

/** The codes of those who have other support, whether or not they say how it differs. */
const supported: ReadonlySet<string> = new Set(["alsoSupported", "alsoSupportedUnexplained"]);

/**
 * What the registers of other support say of an applicant (F94): recorded with the version that was looked into, so that
 * nothing is paid twice. It decides nothing; where it should, the call has a rule on the same register.
 */
export function otherSupport(
  { otherSupport: kinds, registers }: Pick<CallContent, "otherSupport" | "registers">,
  { organisation, answers }: Pick<ApplicationContent, "organisation" | "answers">,
  lists: Lists,
): SupportFound[] {
  return kinds.map(({ register, question }) => {
    const inline = registers.find(({ id }) => id === register)?.entries ?? [];
    const { entries, ...list } = lists.get(register) ?? { entries: inline };
    const found = (code: string) => ({ register, reason: { code, params: { register, ...list } } });
    if (entries.length === 0) return found("registerNotImported");
    if (!isListed(entries, organisation)) return found("notSupported");
    const answer = question === undefined ? undefined : own(answers, question);
    const isUnexplained = question !== undefined && (answer === undefined || answer === "");
    return found(isUnexplained ? "alsoSupportedUnexplained" : "alsoSupported");
  });
}

export function isSupported({ reason }: SupportFound): boolean {
  return supported.has(reason.code);
}

/** What a letter says of other support, in the names that the call gives to it. */
export function supportFacts(
  { otherSupport: kinds, registers }: Pick<CallContent, "otherSupport" | "registers">,
  found: readonly SupportFound[],
  language: "sv" | "en",
) {
  const said = (text: Partial<Record<"sv" | "en", string>> | undefined, instead: string) =>
    text?.[language] ?? text?.en ?? text?.sv ?? instead;
  return found.filter(isSupported).map(({ register, reason: { code, params } }) => ({
    register: said(registers.find(({ id }) => id === register)?.label, register),
    paysFor: said(kinds.find((kind) => kind.register === register)?.paysFor, ""),
    basis: String(params.basis ?? ""),
    asOf: String(params.asOf ?? ""),
    unexplained: code === "alsoSupportedUnexplained",
  }));
}
