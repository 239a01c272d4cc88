import type { FactsOf } from "./facts.ts";

type ObjectionKind = "objection-received" | "objection-due" | "objection-decided";

const words = {
  sv: {
    ground: "Beslutet bygger på en felaktig uppgift",
    reasons: "Folkmängden i ansökan var rätt. Registret som vi såg efter i var ett år gammalt.",
  },
  en: {
    ground: "The decision rests on a wrong fact",
    reasons: "The population in the application was right. The register that we looked into was a year old.",
  },
} as const;

/** Facts for the letters about an objection. */
export function objectionSamples(
  applicant: Pick<FactsOf<"objection-received">, "callTitle" | "zone" | "organisation">,
  language: "sv" | "en",
): { [Kind in ObjectionKind]: FactsOf<Kind> } {
  const { ground, reasons } = words[language];
  const replyBy = "2023-10-13T21:59:00.000Z";
  return {
    "objection-received": { ...applicant, ground, replyBy },
    "objection-due": { ...applicant, ground, replyBy },
    "objection-decided": {
      ...applicant,
      ground,
      outcome: "place",
      reasons,
      appealable: true,
      contactEmail: "tvillingstader@example.org",
    },
  };
}
