import { ExchangesInput } from "../../schemas/planning/exchanges.ts";

const countries = ["AT", "DE", "HU", "IT", "PL", "SE"];

/** Per country two forerunners, one forerunner with the honorary prize, four followers: 42 in all. */
export const multiplyParticipants = countries.flatMap((lot) => [
  ...["f1", "f2"].map((name) => ({ id: `${lot}-${name}`, lot, track: "forerunner" })),
  { id: `${lot}-f3-prize`, lot, track: "forerunner", award: "honoraryPrize" },
  ...["n1", "n2", "n3", "n4"].map((name) => ({ id: `${lot}-${name}`, lot, track: "follower" })),
]);

const inLot = { scope: "lot", excludeHost: true };

/** MULTIPLY's host rules; `prizeHostsTwiceToo` is the literal reading of "18 forerunners, two each". */
export function multiply({
  prizeHostsTwiceToo = false,
  ...more
}: Record<string, unknown> = {}): ExchangesInput {
  const forerunner = prizeHostsTwiceToo
    ? { track: "forerunner" }
    : { track: "forerunner", withoutAward: true };
  return ExchangesInput.parse({
    participants: multiplyParticipants,
    hostRules: [
      { id: "forerunner", host: forerunner, hosts: "each", meetings: 2, audience: inLot },
      { id: "prize", host: { award: "honoraryPrize" }, hosts: "each", meetings: 1, audience: inLot },
      {
        id: "follower",
        host: { track: "follower" },
        hosts: { per: "lot", count: 1, choose: "draw", seed: 2019 },
        meetings: 1,
        audience: { ...inLot, track: "follower" },
      },
      {
        id: "conference",
        host: { track: "forerunner" },
        hosts: { per: "programme", count: 1, choose: "volunteer", volunteers: ["IT-f1"] },
        meetings: 1,
        audience: { scope: "programme", excludeHost: true },
        when: "last",
      },
    ],
    ...more,
  });
}
