import { holderOf } from "./approving.ts";
import type { DecidingStory, Remedy } from "./deciding.ts";
import { expert } from "./experts.ts";
import { many } from "./report/words.ts";
import type { ReviewingStory } from "./reviewing.ts";

/** So many took part according to the agency. */
const tookPart = 37;

/** Eight reviewers, over three weeks. */
export const kommunReviewing: ReviewingStory = {
  pool: (call) => {
    const domains = call.domains.map(({ id }) => id);
    return Array.from({ length: 8 }, (_, i) => expert(i + 1, "SE", { domains }));
  },
  committedAt: "2011-06-07T08:00:00.000Z",
  unforeseenAt: "2011-06-08T08:00:00.000Z",
  days: ["2011-06-13", "2011-06-20", "2011-06-27"],
  qualityOf:
    (_, chance) =>
    ({ name }) => {
      const own = chance.of(name);
      return own.next() < 0.8 ? 3.7 + own.next() : 2;
    },
};

const approvers = [
  holderOf({ role: "departmentHead", email: "avdelningschef@energimyndigheten.example" }),
  holderOf({ role: "directorGeneral", email: "generaldirektor@energimyndigheten.example" }),
];

/** "About thirty": the department finds more good applications than that, and the proposal becomes one of 37 seats. */
export const kommunDeciding: DecidingStory = {
  proposedAt: "2011-08-08T08:00:00.000Z",
  approvers,
  remedy: {
    why: "There are more good applications than thirty, and the plan said about thirty. Propose as many as the budget carries.",
    of({ ranking }): Remedy {
      const good = ranking.filter(({ rank }) => rank !== null).length;
      const count = Math.min(tookPart, Math.max(30, good));
      const reason = `${many(good, "application")} reach the thresholds, and the budget carries ${count} participants.`;
      return { proposal: { seats: { count, reason } }, measures: [] };
    },
  },
  announcedAt: "2011-08-22T08:00:00.000Z",
  confirmedOn: ["2011-08-24", "2011-08-25", "2011-08-26"],
  leaves: {
    at: "2011-08-29T08:00:00.000Z",
    why: "The council has not granted the posts.",
    which: (offered) => offered[4],
  },
  heirConfirmsAt: "2011-08-31T08:00:00.000Z",
};
