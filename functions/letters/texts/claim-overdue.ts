import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { spokenMoney } from "../spoken.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const claimOverdue: LetterText<"claim-overdue"> = {
  sv: ({ waitsFor, escalated, dueAt, since, zone, ...facts }) => ({
    subject: `${escalated ? "Försenad: reseräkning" : "Reseräkning"} ${facts.claimNumber} väntar på ${waitsFor === "decision" ? "beslut" : "betalning"}: ${facts.callTitle.sv}`,
    heading:
      waitsFor === "decision"
        ? "En reseräkning väntar på beslut"
        : "En godkänd reseräkning väntar på betalning",
    blocks: [
      paragraph(
        escalated
          ? `En reseräkning i ${facts.callTitle.sv} skulle ha ${waitsFor === "decision" ? "avgjorts" : "betalats"} senast ${spokenTime(dueAt, zone, "sv")}. Ingen har gjort det.`
          : `En reseräkning i ${facts.callTitle.sv} ska ${waitsFor === "decision" ? "avgöras" : "betalas"} senast ${spokenTime(dueAt, zone, "sv")}.`,
      ),
      definitions(
        ["Reseräkning", facts.claimNumber],
        ["Organisation", facts.organisation],
        ["Utbyte", facts.exchangeTitle],
        ["Belopp", spokenMoney(facts.amount, facts.currency, "sv")],
        [waitsFor === "decision" ? "Inskickad" : "Godkänd", spokenTime(since, zone, "sv")],
      ),
      paragraph("Den som har rest har lagt ut pengarna och väntar på besked."),
      questions("sv"),
    ],
  }),
  en: ({ waitsFor, escalated, dueAt, since, zone, ...facts }) => ({
    subject: `${escalated ? "Overdue: travel claim" : "Travel claim"} ${facts.claimNumber} waits for ${waitsFor === "decision" ? "a decision" : "its payment"}: ${facts.callTitle.en}`,
    heading:
      waitsFor === "decision"
        ? "A travel claim waits for a decision"
        : "An approved claim waits for its payment",
    blocks: [
      paragraph(
        escalated
          ? `A claim in ${facts.callTitle.en} was to be ${waitsFor === "decision" ? "decided" : "paid"} by ${spokenTime(dueAt, zone, "en")}. Nobody has done it.`
          : `A claim in ${facts.callTitle.en} is to be ${waitsFor === "decision" ? "decided" : "paid"} by ${spokenTime(dueAt, zone, "en")}.`,
      ),
      definitions(
        ["Claim", facts.claimNumber],
        ["Organisation", facts.organisation],
        ["Exchange", facts.exchangeTitle],
        ["Amount", spokenMoney(facts.amount, facts.currency, "en")],
        [waitsFor === "decision" ? "Submitted" : "Approved", spokenTime(since, zone, "en")],
      ),
      paragraph("Whoever travelled has laid out the money and waits to hear."),
      questions("en"),
    ],
  }),
};
