import type { cooperationFacts } from "./cooperation-facts.ts";
import { adviceGiven } from "./texts/advice-given.ts";
import { consultationLate } from "./texts/consultation-late.ts";
import { consultationOpened } from "./texts/consultation-opened.ts";
import { consultationReminder } from "./texts/consultation-reminder.ts";
import { contestDecided } from "./texts/contest-decided.ts";
import { contestOpened } from "./texts/contest-opened.ts";
import { gatheringCancelled } from "./texts/gathering-cancelled.ts";
import { gatheringInvited } from "./texts/gathering-invited.ts";
import { gatheringMoved } from "./texts/gathering-moved.ts";
import { gatheringReminder } from "./texts/gathering-reminder.ts";
import { jointProjectAgreed } from "./texts/joint-project-agreed.ts";
import { jointProjectEnded } from "./texts/joint-project-ended.ts";
import { jointProjectProposed } from "./texts/joint-project-proposed.ts";
import { jointProjectStarted } from "./texts/joint-project-started.ts";
import { minutesAdopted } from "./texts/minutes-adopted.ts";
import { offerPublished } from "./texts/offer-published.ts";
import { offerSettled } from "./texts/offer-settled.ts";
import { offerTakenUp } from "./texts/offer-taken-up.ts";
import { opinionHandled } from "./texts/opinion-handled.ts";
import { standingGroupNamed } from "./texts/standing-group-named.ts";
import type { LetterText } from "./words.ts";

/** The letters to parties outside a programme. */
export const cooperationTexts: { [Kind in keyof typeof cooperationFacts]: LetterText<Kind> } = {
  "standing-group-named": standingGroupNamed,
  "consultation-opened": consultationOpened,
  "consultation-reminder": consultationReminder,
  "consultation-late": consultationLate,
  "gathering-invited": gatheringInvited,
  "gathering-moved": gatheringMoved,
  "gathering-cancelled": gatheringCancelled,
  "gathering-reminder": gatheringReminder,
  "minutes-adopted": minutesAdopted,
  "advice-given": adviceGiven,
  "offer-published": offerPublished,
  "offer-taken-up": offerTakenUp,
  "offer-settled": offerSettled,
  "contest-opened": contestOpened,
  "contest-decided": contestDecided,
  "joint-project-proposed": jointProjectProposed,
  "joint-project-agreed": jointProjectAgreed,
  "joint-project-started": jointProjectStarted,
  "joint-project-ended": jointProjectEnded,
  "opinion-handled": opinionHandled,
};
