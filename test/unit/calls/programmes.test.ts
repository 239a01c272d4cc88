import { describe, expect, test } from "vitest";
import { checkCall, checkSettled } from "../../../functions/calls/check-call.ts";
import { differences } from "../../../functions/calls/differences.ts";
import { exportCall } from "../../../functions/calls/export-call.ts";
import { valueAt } from "../../../functions/calls/pointer.ts";
import { readYaml } from "../../../functions/calls/read-yaml.ts";
import { programmes, readProgramme } from "../../../programmes/read-programme.ts";
import { CallContent } from "../../../schemas/call.ts";

describe.each(programmes)("%s", (name) => {
  const content = readProgramme(name);
  test("has nothing wrong with it, and says which values are assumed or were in doubt", () => {
    const codes = new Set(checkCall(content).map(({ code }) => code));
    const known = ["Assumed", "SettledValue", "UncertainContest"];
    expect([...codes].filter((code) => !known.includes(code))).toEqual([]);
    expect(content.assumed.length).toBeGreaterThan(0);
    for (const { pointer } of [...content.assumed, ...content.uncertain])
      expect(valueAt(content, pointer)).toBeDefined();
  });
  test("is the same after it was written as YAML and as JSON and read again, to the byte", () => {
    for (const form of ["yaml", "json"] as const) {
      const { content: text } = exportCall(content, form);
      const reading = readYaml(text);
      if (reading.outcome !== "read") throw new Error(reading.detail);
      const again = CallContent.parse(reading.value);
      expect(differences(content, again)).toEqual([]);
      expect(exportCall(again, form).content).toBe(text);
    }
  });
  test("is small enough to be sent and stored", () => {
    expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThan(100_000);
  });
});

test("MULTIPLY selects 3 forerunners and 4 followers in each of six countries, with a prize each and 37 exchanges", () => {
  const { lots, tracks, selection, awards, exchanges, areas } = readProgramme("multiply");
  expect({
    countries: lots.flatMap(({ countries }) => countries),
    seats: lots.map(({ seats }) => seats.map(({ track, target }) => `${track} ${target}`).join()),
    tracks: tracks.map(({ id, seats }) => `${id} ${seats?.target}`),
    total: selection.seats,
    synonyms: tracks.map(({ synonyms }) => synonyms.sv ?? []),
    prize: awards.map(({ among, per, count }) => `${count} ${among} per ${per}`),
    exchanges: exchanges?.expected,
    areas: areas.kinds,
    german: lots.find(({ id }) => id === "de")?.eligibility,
    aboutTheArea: tracks.map(({ criteria }) =>
      criteria.flatMap(({ id, about }) => (about === undefined ? [] : [`${id} ${about}`])).join(),
    ),
  }).toEqual({
    countries: ["SE", "DE", "HU", "PL", "IT", "AT"],
    seats: Array.from({ length: 6 }, () => "forerunner 3,follower 4"),
    tracks: ["forerunner 18", "follower 24"],
    total: 42,
    synonyms: [[], ["Nätverkskommun"]],
    prize: ["1 forerunner per lot"],
    exchanges: { perLot: 6, total: 37 },
    areas: ["district", "area", "smallerTown", "wholeMunicipality"],
    german: [{ rule: "minPopulation", atLeast: 5000 }],
    aboutTheArea: ["technology area", "plans area"],
  });
});

test("Uthållig kommun 3 is circulated, handed in and decided on the days of the slide, before it opens", () => {
  const { approvals, milestones, periods, window, programme, coFinancing } =
    readProgramme("uthallig-kommun-3");
  const days = approvals.call.map((step) =>
    step.kind === "circulation" ? `${step.from}/${step.until}` : step.dueOn,
  );
  expect({
    days,
    meetings: milestones.map(({ on }) => on),
    overlap: periods.slice(1).map(({ from, to }) => `${from}/${to}`),
    budget: [programme.budget?.min.amount, programme.budget?.max.amount],
    share: programme.goals.find(({ id }) => id === "supporting")?.share,
    pledge: coFinancing?.required,
    opensAfter: window.opens > "2011-04-01",
  }).toEqual({
    days: ["2011-03-03/2011-03-09", "2011-03-15", "2011-03-22", "2011-03-28", "2011-04-01"],
    meetings: ["2011-02-17", "2011-02-22", "2011-04-01", "2014-12-15"],
    overlap: ["2011-01-01/2012-12-31", "2012-01-01/2014-12-31"],
    budget: ["8000000", "10000000"],
    share: 0.75,
    pledge: false,
    opensAfter: true,
  });
});

test("“Ca 30 (?)” stops Uthållig kommun 3 until somebody says how it is settled", () => {
  const content = readProgramme("uthallig-kommun-3");
  const uncertain = content.uncertain.map(({ settled: _settled, ...doubt }) => doubt);
  expect(checkSettled({ ...content, uncertain })[0]).toEqual({
    code: "UncertainValue",
    severity: "error",
    pointer: "/selection/seats",
    params: { written: "Ca 30 (?) deltagarkommuner, kan vara både nya och gamla" },
  });
});
