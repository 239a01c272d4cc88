import type { RouteName } from "../../schemas/routes.ts";

const contact = { name: "Eva Ek", email: "eva.ek@kalmar.example", language: "sv" };

/** A body for the routes that a newcomer tries first; a test holds each to its schema. */
export const examples: Partial<Record<RouteName, unknown>> = {
  selfTest: { organisation: { name: "Kalmar", country: "SE", type: "localAuthority", population: 72_000 } },
  createApplication: {
    organisation: {
      id: "org_kalmar",
      name: "Kalmar",
      country: "SE",
      type: "localAuthority",
      population: 72_000,
    },
    contact,
    track: "twin",
    answers: { motivation: "We want to learn how others heat their old town." },
    consentToPublish: true,
  },
  cancelCall: { reason: "The funder has withdrawn the budget of this round." },
  declineAssignment: { reason: "I am on leave in July." },
  editReview: {
    scores: { ambition: 4, quality: 3.5 },
    toApplicant: "A clear aim; say who does the work.",
    toPanel: "Feasible.",
  },
  openClaim: {
    participationId: "participation_2x4k",
    exchangeId: "exchange_9f1c",
    contact,
    lines: [{ id: "train", kind: "travel", amount: "129.00", currency: "EUR", date: "2023-10-10" }],
  },
  setBankAccount: { holder: "Kalmar kommun", iban: "SE45 5000 0000 0583 9825 7466", contact },
  recordAttendance: {
    attendance: [
      { participationId: "participation_2x4k", representative: "person_eva", departedFrom: "Kalmar" },
    ],
  },
};
