import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { waitOf } from "../../../functions/claims/claim-ladder.ts";
import { Claim } from "../../../schemas/claim.ts";
import { made } from "../../support/one-of-each.ts";

const longest = { decideWithinDays: 28, payWithinDays: 28 };
const submittedAt = "2023-10-20T08:00:00.000Z";

test("a claim's workflow gives up both its waits before the machine itself is timed out", () => {
  const claim = made(Claim, "submitted", { submittedAt });
  const decision = waitOf(claim, longest, "Europe/Brussels");
  // Decided in the last moment before the wait is given up, and never paid.
  const approvedAt = decision?.until ?? "";
  const payment = waitOf(
    made(Claim, "approved", { approvedAt, granted: { amount: "1.00", currency: "EUR" } }),
    longest,
    "Europe/Brussels",
  );
  const { TimeoutSeconds } = z
    .object({ TimeoutSeconds: z.number() })
    .parse(JSON.parse(readFileSync("workflows/settle-claim.asl.json", "utf8")));
  const seconds = (Date.parse(payment?.until ?? "") - Date.parse(submittedAt)) / 1000;
  expect([decision?.word, payment?.word, seconds > 0, seconds < TimeoutSeconds]).toEqual([
    "decision",
    "payment",
    true,
    true,
  ]);
});

test("what is granted nothing waits for no payment", () => {
  const nothing = made(Claim, "approved", {
    approvedAt: submittedAt,
    granted: { amount: "0.00", currency: "EUR" },
  });
  expect(waitOf(nothing, longest, "Europe/Brussels")).toBeUndefined();
});
