import { describe, expect, test } from "vitest";
import { SettleAnswer } from "../../../../schemas/planning/settle.ts";
import { apart, claim, line, receipt, settled } from "../../../support/planning-settle.ts";

const codes = (findings: { code: string }[] | undefined) => findings?.map(({ code }) => code);
const exchange = (more: object) => ({ date: "2024-03-15", mode: "siteVisit", attended: true, ...more });

describe("a claim", () => {
  test("within every rule is paid in full", () => {
    const answer = settled({ claims: [claim({ lines: [line({ amount: "88.5" })] })] });
    expect(answer).toEqual({
      claims: [
        {
          id: "claim-1",
          lines: [{ id: "train", converted: "88.50", eligible: true, findings: [] }],
          eligible: "88.50",
          capLeftBefore: null,
          reimbursed: "88.50",
          notCovered: "0.00",
          findings: [],
        },
      ],
      totals: { reimbursed: "88.50", notCovered: "0.00" },
    });
    expect(SettleAnswer.parse(answer)).toEqual(answer);
  });

  test.each([
    [{ submittedAt: "2024-04-14T23:59:59.999Z" }, []],
    [{ submittedAt: "2024-04-15T01:59:59+02:00" }, []],
    [{ submittedAt: "2024-04-15T00:00:00.000Z" }, ["late"]],
    [{ exchange: exchange({ attended: false }) }, ["notAttended"]],
    [{ exchange: exchange({ mode: "digitalMeeting" }) }, ["notInPerson"]],
    [{ exchange: exchange({ mode: "Online" }) }, ["notInPerson"]],
    [{ exchange: exchange({ mode: "workshop" }) }, []],
    [
      { exchange: exchange({ mode: "online", attended: false }), submittedAt: "2025-01-01T00:00:00Z" },
      ["notAttended", "notInPerson", "late"],
    ],
  ])("%j has the findings %j, and any of them bars it", (more, findings) => {
    const [result] = settled({ claims: [claim(more)] }).claims;
    expect(codes(result?.findings)).toEqual(findings);
    expect(result?.reimbursed).toBe(findings.length === 0 ? "100.00" : "0.00");
  });

  test("may be for a meeting on a screen where the policy does not ask for presence", () => {
    const claims = [claim({ exchange: exchange({ mode: "online" }) })];
    expect(settled({ policy: { inPersonOnly: false }, claims }).totals.reimbursed).toBe("100.00");
  });

  test("without a receipt is paid with a warning, of a kind that is not covered it is not", () => {
    const lines = [line({ id: "a", receipt: undefined }), line({ id: "b", kind: "taxi" })];
    const [result] = settled({ claims: [claim({ lines })] }).claims;
    expect(result?.lines.map(({ eligible, findings }) => [eligible, codes(findings)])).toEqual([
      [true, ["missingReceipt"]],
      [false, ["kindNotCovered"]],
    ]);
    expect(result?.eligible).toBe("100.00");
  });
});

describe("a duplicate", () => {
  const twice = (first: object, second: object, more = {}) => {
    const claims = [
      claim({ id: "one", lines: [line({ id: "x", ...first })] }),
      claim({
        id: "two",
        submittedAt: "2024-03-21T10:00:00Z",
        lines: [line({ id: "y", amount: "70.00", ...second })],
        ...more,
      }),
    ];
    return settled({ claims }).claims[1]?.lines[0];
  };

  test("by receipt is found across claims and persons, in whatever case the hash is written", () => {
    const result = twice(
      { receipt: { sha256: "ab".repeat(32) } },
      { receipt: { sha256: "AB".repeat(32) } },
      { representative: "bo" },
    );
    expect(result).toMatchObject({ eligible: false });
    expect(result?.findings).toEqual([
      {
        code: "duplicateReceipt",
        severity: "error",
        pointer: "/receipt/sha256",
        params: { by: "sha256", claim: "one", line: "x" },
      },
    ]);
  });

  test("by person, kind, day and amount is found although the receipt was scanned again", () => {
    expect(twice({ amount: "70.00" }, { amount: "70.0" })?.findings[0]?.params).toEqual({
      by: "kindDateAmount",
      claim: "one",
      line: "x",
    });
    expect(twice({ amount: "70.00" }, {}, { representative: "bo" })?.findings).toEqual([]);
    expect(twice({ amount: "70.00" }, { date: "2024-03-15" })?.findings).toEqual([]);
  });

  test("within one claim counts once", () => {
    const lines = ["a", "b"].map((id) => line({ id, amount: "40.00", receipt: receipt("c") }));
    const [result] = settled({ claims: [claim({ lines })] }).claims;
    expect([result?.eligible, result?.lines.map(({ eligible }) => eligible)]).toEqual([
      "40.00",
      [true, false],
    ]);
  });

  test("of a line that was not accepted is none: who attended the second time is paid", () => {
    const claims = [
      claim({ id: "one", exchange: exchange({ attended: false }), lines: [line({ receipt: receipt("d") })] }),
      claim({ id: "two", lines: [line({ receipt: receipt("d") })] }),
    ];
    expect(settled({ claims }).totals.reimbursed).toBe("100.00");
  });
});

describe("the cap", () => {
  const three = (more: object[]) =>
    more.map((own, index) =>
      claim({ id: `c${index}`, lines: [line({ amount: `${400 + index}.00` })], ...own }),
    );

  test("pays what is left in the order of submission, then of ids, and shows the rest", () => {
    const claims = three([
      { submittedAt: "2024-03-22T10:00:00Z" },
      { submittedAt: "2024-03-21T12:00:00+02:00" },
      { submittedAt: "2024-03-21T10:00:00Z" },
    ]);
    const paidBefore = [
      { representative: "anna", participation: "old", amount: "50.00" },
      { representative: "bo", participation: "umea", amount: "899.00" },
    ];
    const answer = settled({
      policy: { cap: { per: "representative", amount: "900.00" } },
      claims,
      paidBefore,
    });
    expect(
      answer.claims.map(({ id, capLeftBefore, reimbursed, notCovered }) => [
        id,
        capLeftBefore,
        reimbursed,
        notCovered,
      ]),
    ).toEqual([
      ["c1", "850.00", "401.00", "0.00"],
      ["c2", "449.00", "402.00", "0.00"],
      ["c0", "47.00", "47.00", "353.00"],
    ]);
    expect(answer.claims[2]?.findings).toEqual([
      { code: "overCap", severity: "warning", pointer: "", params: { left: "47.00", over: "353.00" } },
    ]);
    expect(answer.totals).toEqual({ reimbursed: "850.00", notCovered: "353.00" });
  });

  test("per participation is shared by its representatives", () => {
    const claims = three([{}, { representative: "bo" }, { participation: "gavle" }]);
    const answer = settled({ policy: { cap: { per: "participation", amount: "500.00" } }, claims });
    expect(answer.claims.map(({ reimbursed }) => reimbursed)).toEqual(["400.00", "100.00", "402.00"]);
  });

  test("that was overdrawn before leaves nothing, not less", () => {
    const paidBefore = [{ representative: "anna", participation: "umea", amount: "950.00" }];
    const [result] = settled({
      policy: { cap: { per: "representative", amount: "900.00" } },
      paidBefore,
    }).claims;
    expect([result?.capLeftBefore, result?.reimbursed, result?.notCovered]).toEqual([
      "0.00",
      "0.00",
      "100.00",
    ]);
  });

  test("per trip holds for a trip that is split into two claims", () => {
    const answer = settled({
      policy: { perTripCap: "500.00" },
      claims: three([{}, {}, { exchange: exchange({ date: "2024-03-16" }) }]),
    });
    expect(answer.claims.map(({ reimbursed }) => reimbursed)).toEqual(["400.00", "100.00", "402.00"]);
    expect(answer.claims[1]?.findings).toEqual([
      { code: "overTripCap", severity: "warning", pointer: "", params: { left: "100.00", over: "301.00" } },
    ]);
  });
});

describe("a flat amount", () => {
  test("by distance stands in for transport, once per trip, and other costs come on top", () => {
    const lines = [
      line({ id: "flight", amount: "512.00" }),
      line({ id: "hotel", kind: "accommodation", amount: "140.00" }),
    ];
    const claims = [claim({ ...apart(1000), lines }), claim({ ...apart(1000), id: "claim-2", lines: [] })];
    const [first, second] = settled({ policy: { method: "unitCost" }, claims }).claims;
    expect(first).toMatchObject({
      distanceKm: 1000,
      unitCost: "221.00",
      eligible: "361.00",
      reimbursed: "361.00",
    });
    expect(first?.lines.map(({ eligible, findings }) => [eligible, codes(findings)])).toEqual([
      [false, ["coveredByUnitCost"]],
      [true, []],
    ]);
    expect([second?.reimbursed, second?.findings]).toEqual([
      "0.00",
      [{ code: "tripClaimedBefore", severity: "error", pointer: "", params: { claim: "claim-1" } }],
    ]);
  });

  test("by distance is converted at the rate of the exchange's day where the policy is not in euros", () => {
    const rates = [{ date: "2024-03-15", currency: "SEK", perEur: "11.2345" }];
    const claims = [claim({ ...apart(1000), lines: [] })];
    const [result] = settled({ policy: { method: "unitCost", currency: "SEK" }, rates, claims }).claims;
    expect([result?.unitCost, result?.reimbursed]).toEqual(["2482.82", "2482.82"]);
    expect(
      codes(settled({ policy: { method: "unitCost", currency: "SEK" }, claims }).claims[0]?.findings),
    ).toEqual(["noRate"]);
  });

  test("by distance needs both places", () => {
    const [result] = settled({ policy: { method: "unitCost" } }).claims;
    expect(result?.findings).toEqual([
      { code: "placesMissing", severity: "error", pointer: "/from", params: {} },
    ]);
  });

  test("as a lump sum stands in for every line, and only for those who came", () => {
    const policy = { method: "lumpSum", lumpSum: "250.00" };
    const claims = [
      claim(),
      claim({ id: "claim-2", representative: "bo", exchange: exchange({ attended: false }) }),
    ];
    const answer = settled({ policy, claims });
    expect(answer.claims.map(({ reimbursed }) => reimbursed)).toEqual(["250.00", "0.00"]);
    expect(codes(answer.claims[0]?.lines[0]?.findings)).toEqual(["coveredByLumpSum"]);
  });
});
