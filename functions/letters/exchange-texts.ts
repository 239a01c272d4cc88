import type { exchangeFacts } from "./exchange-facts.ts";
import { documentCommented } from "./texts/document-commented.ts";
import { documentsRequested } from "./texts/documents-requested.ts";
import { documentsToReview } from "./texts/documents-to-review.ts";
import { exchangeCancelled } from "./texts/exchange-cancelled.ts";
import { exchangeConfirmed } from "./texts/exchange-confirmed.ts";
import { exchangeGuestsChanged } from "./texts/exchange-guests-changed.ts";
import { exchangeInvited } from "./texts/exchange-invited.ts";
import { exchangeLeft } from "./texts/exchange-left.ts";
import { exchangeMoved } from "./texts/exchange-moved.ts";
import { exchangePlanned } from "./texts/exchange-planned.ts";
import { exchangeRegistered } from "./texts/exchange-registered.ts";
import { exchangeReminder } from "./texts/exchange-reminder.ts";
import { exchangeUnreported } from "./texts/exchange-unreported.ts";
import { exchangesPlanned } from "./texts/exchanges-planned.ts";
import { hostingAppointed } from "./texts/hosting-appointed.ts";
import { learningRequested } from "./texts/learning-requested.ts";
import { messageReceived } from "./texts/message-received.ts";
import type { LetterText } from "./words.ts";

/** The letters about exchanges, and from participants to each other. */
export const exchangeTexts: { [Kind in keyof typeof exchangeFacts]: LetterText<Kind> } = {
  "exchange-planned": exchangePlanned,
  "exchanges-planned": exchangesPlanned,
  "exchange-confirmed": exchangeConfirmed,
  "exchange-registered": exchangeRegistered,
  "exchange-invited": exchangeInvited,
  "exchange-reminder": exchangeReminder,
  "exchange-moved": exchangeMoved,
  "exchange-cancelled": exchangeCancelled,
  "exchange-left": exchangeLeft,
  "hosting-appointed": hostingAppointed,
  "exchange-guests-changed": exchangeGuestsChanged,
  "documents-requested": documentsRequested,
  "documents-to-review": documentsToReview,
  "document-commented": documentCommented,
  "learning-requested": learningRequested,
  "exchange-unreported": exchangeUnreported,
  "message-received": messageReceived,
};
