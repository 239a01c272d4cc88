import { compareText } from "../../functions/shared/canonical.ts";
import type { DecidingStory } from "./deciding.ts";
import { expert } from "./experts.ts";
import type { Applicant } from "./field.ts";
import { seatsFilled } from "./fill-seats.ts";
import type { ReviewingStory } from "./reviewing.ts";
import { officeOf } from "./staff.ts";

const office = officeOf("multiply.example");
const countries = ["SE", "DE", "HU", "PL", "IT", "AT"];

/** The two countries that have too few good applications: in which track, and how good the next is and the others are. */
const weak: Record<string, { good: number; next: number; others: number }> = {
  "HU/follower": { good: 3, next: 1.9, others: 1.9 },
  "PL/forerunner": { good: 2, next: 2.7, others: 2.1 },
};

/** Each national process has its jury of three, who read its applications only; over four weeks. */
export const multiplyReviewing: ReviewingStory = {
  pool: (call) => {
    const domains = call.domains.map(({ id }) => id);
    return Array.from({ length: 18 }, (_, i) => {
      const country = countries[i % countries.length] ?? "SE";
      return expert(i + 1, country, { domains, lots: [country.toLowerCase()] });
    });
  },
  committedAt: "2020-01-07T09:00:00.000Z",
  unforeseenAt: "2020-01-08T08:00:00.000Z",
  days: ["2020-01-13", "2020-01-20", "2020-01-27"],
  qualityOf(applicants, chance) {
    const qualities = new Map<Applicant, number>();
    for (const [place, own] of Map.groupBy(applicants, placeOf)) {
      const few = weak[place];
      const inTurn = own
        .filter(({ manner }) => manner !== "withdraws")
        .toSorted((a, b) => compareText(a.name, b.name));
      for (const [i, applicant] of inTurn.entries()) {
        const good = 3.7 + chance.of(applicant.name).next();
        // Elsewhere the seventh and those after it are not good enough.
        const { good: number, next, others } = few ?? { good: 6, next: 2, others: 2 };
        qualities.set(applicant, i < number ? good : i === number ? next : others);
      }
    }
    return (applicant) => qualities.get(applicant) ?? 3;
  },
};

const placeOf = ({ content }: Applicant): string => `${content.organisation.country}/${content.track}`;

/** The rules' proposal comes back, because two countries lack a participant each; 42 confirm, one of them from the reserve. */
export const multiplyDeciding: DecidingStory = {
  proposedAt: "2020-02-10T09:00:00.000Z",
  approvers: [office.partner, office.coordinator],
  remedy: {
    why: "Two countries have too few applications above the thresholds. Propose how their places are filled, and whom the honorary prizes go to.",
    of: seatsFilled,
  },
  announcedAt: "2020-03-02T09:00:00.000Z",
  confirmedOn: ["2020-03-04", "2020-03-05", "2020-03-06"],
  leaves: {
    at: "2020-03-09T09:00:00.000Z",
    why: "The council has not granted the posts.",
    // A follower of a country that has others in reserve; which one that is, the seed decides.
    which: (offered, reserve) =>
      offered.find(
        ({ lotId, track }) =>
          track === "follower" && reserve.some((one) => one.lotId === lotId && one.track === track),
      ),
  },
  heirConfirmsAt: "2020-03-11T09:00:00.000Z",
};
