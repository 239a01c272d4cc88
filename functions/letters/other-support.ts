import type { FactsOf } from "./facts.ts";
import { spokenDay } from "./spoken.ts";
import { type Block, paragraph, section } from "./words.ts";

/** What whoever has support from elsewhere keeps apart, so that nothing is paid twice (F94). */
export function supported(
  { otherSupport }: Pick<FactsOf<"place-offered">, "otherSupport">,
  language: "sv" | "en",
): Block[] {
  if (otherSupport.length === 0) return [];
  const paragraphs = otherSupport.map(({ register, paysFor, basis, asOf, unexplained }) => {
    const list = basis === "" ? "" : ` (${basis}, ${spokenDay(asOf, language)})`;
    if (language === "sv")
      return paragraph(
        `Ni finns i registret ${register}${list}. Det stödet betalar för ${paysFor}. Samma kostnad får inte betalas två gånger: håll dem isär i planer och redovisning.${unexplained ? " Ansökan säger inte hur de skiljer sig åt; skriv det till oss innan ni bekräftar." : ""}`,
      );
    return paragraph(
      `You stand in the register ${register}${list}. That support pays for ${paysFor}. The same cost may not be paid twice: keep them apart in plans and accounts.${unexplained ? " The application does not say how they differ; please write to us before you confirm." : ""}`,
    );
  });
  return [section(language === "sv" ? "Annat stöd" : "Other support"), ...paragraphs];
}
