import type { FactsOf } from "./facts.ts";

type ReviewKind =
  | "review-invitation"
  | "pool-invitation"
  | "pool-answered"
  | "review-released"
  | "review-reminder"
  | "reviews-overdue"
  | "review-received"
  | "consensus-opened"
  | "consensus-drafted"
  | "consensus-reminder"
  | "consensus-unsettled";

/** Facts for the letters to reviewers, and about them to the office. */
export function reviewSamples(titled: Pick<FactsOf<"review-received">, "callTitle" | "zone">): {
  [Kind in ReviewKind]: FactsOf<Kind>;
} {
  const consensus = { ...titled, applicant: "Ville d’Angers", dueAt: "2023-07-28T15:00:00.000Z" };
  return {
    "review-invitation": {
      ...titled,
      applications: [
        { name: "Uppsala kommun", country: "SE" },
        { name: "Município de Guimarães", country: "PT" },
        { name: "Ville d’Angers", country: "FR" },
      ],
      dueAt: "2023-07-21T15:00:00.000Z",
    },
    "pool-invitation": { ...titled, atMost: 6, dueDays: 28, reads: ["Sverige", "Twin City"] },
    "pool-answered": { ...titled, accepted: true },
    "review-released": { ...titled, applicant: "Município de Guimarães" },
    "review-reminder": {
      ...titled,
      applications: [{ name: "Ville d’Angers", country: "FR" }],
      dueAt: "2023-07-21T15:00:00.000Z",
      when: "due",
    },
    "reviews-overdue": {
      ...titled,
      late: [{ reviewer: "Karin Ek", applicant: "Ville d’Angers" }],
      dueAt: "2023-07-21T15:00:00.000Z",
      replaced: false,
    },
    "review-received": { ...titled, received: 3 },
    "consensus-opened": { ...consensus, isRapporteur: true },
    "consensus-drafted": { ...consensus, isRapporteur: false },
    "consensus-reminder": { ...consensus, isRapporteur: false },
    "consensus-unsettled": {
      ...titled,
      applicant: "Ville d’Angers",
      dueAt: "2023-07-28T15:00:00.000Z",
      why: "dissent",
      reason: "The budget does not cover the second year.",
    },
  };
}
