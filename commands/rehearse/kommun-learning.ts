import { routes } from "../../schemas/routes.ts";
import { holderOf, throughTheChain } from "./approving.ts";
import { approved, handedIn, type Learned, officerOf, type Place, taking, text } from "./learning.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";

const final = "finalReport";

/** From the kick-off to the end of project period 2: measured before and after, leading examples, and the report (F112, F116, F120, F88). */
export async function periodsAreRun(road: Road): Promise<Learned> {
  const { world, office, callId, chance } = road;
  const params = { callId };
  const refusals: Record<string, string> = {};
  await world.moveTo("2011-09-01T08:00:00.000Z");
  await world.ask(office.assistant, routes.startProgramme, { params });
  world.note("programme", "kick-off: the programme begins");
  await processIs(road, "started", "2011-09-01");
  const places = await taking(road);
  const late = new Set(chance.some(places, 3));

  await world.moveTo("2011-11-15T09:00:00.000Z");
  await together(
    places.filter((place) => !late.has(place)),
    (place) => measured(road, place, "baseline"),
  );
  await world.moveTo("2012-01-16T09:00:00.000Z");
  await together([...late], (place) => measured(road, place, "baseline"));
  world.note("programme", "the baseline is measured, three after a reminder");

  await world.moveTo("2012-06-01T09:00:00.000Z");
  const [first, second] = places;
  if (first === undefined || second === undefined) throw new Error("Nobody takes part.");
  const roadmap = await world.ask(officerOf(road, first), routes.readRoadmap, {
    params: { participationId: first.id },
  });
  refusals["project periods open in June 2012"] = String(
    roadmap.modules.filter(({ from, to }) => from <= "2012-06-01" && to >= "2012-06-01").length,
  );
  world.note("programme", "two project periods run beside each other");

  await world.moveTo("2014-10-15T09:00:00.000Z");
  const models = await together(places, (place) =>
    handedIn(
      road,
      place,
      "planningModel",
      Object.fromEntries(
        ["legalDemands", "landUsePlans", "strategies"].map((part) => [part, text(chance, place, part)]),
      ),
    ),
  );
  await approved(road, models);
  const showcases = await showcasesAreWritten(road, places);
  await approved(road, showcases);
  refusals["hand in a third leading example"] =
    (await world.refusal(officerOf(road, first), routes.startDeliverable, {
      params: { participationId: first.id },
      body: {
        kind: "showcase",
        content: { title: { en: "One too many" }, sections: { story: "A third." } },
      },
    })) ?? "taken";
  world.note("programme", `${showcases.length} leading examples approved`);

  // One has left its post vacant, and is reminded; it measures after the report was drawn up for the first time.
  const vacant = places.at(-1);
  await world.moveTo("2014-11-12T09:00:00.000Z");
  await together(
    places.filter((place) => place !== vacant),
    (place) => measured(road, place, "end"),
  );
  await world.moveTo("2014-12-16T09:00:00.000Z");
  const drawnUp = await world.ask(office.auditor, routes.listReports, { params });
  refusals["report on its day"] =
    drawnUp.items.find(({ milestone }) => milestone === final)?.state ?? "missing";
  if (vacant !== undefined) await measured(road, vacant, "end");
  const onReport = { params: { callId, milestone: final } };
  await world.ask(office.assistant, routes.drawUpReport, onReport);
  refusals["hand in a report that nobody has approved"] =
    (await world.refusal(office.assistant, routes.handInReport, onReport)) ?? "handed in";
  const report = await world.ask(office.assistant, routes.submitReportForApproval, onReport);
  await world.settle();
  const heads = road.content.approvals.report.flatMap((step) =>
    step.kind === "decision" ? [holderOf(step)] : [],
  );
  await throughTheChain(world, report.id, heads);
  await world.ask(office.assistant, routes.handInReport, onReport);
  world.note("programme", "the report to the Ministry was drawn up on its day, approved and handed in");
  await processIs(road, "ended", "2014-12-17");
  const process = await world.ask(office.assistant, routes.readProcess, { params });
  refusals["steps of the programme's process that are done"] = String(
    process.items.filter(({ state, late: isLate }) => state === "done" && !isLate).length,
  );
  await world.moveTo("2014-12-31T22:59:00.000Z");
  const { items } = await world.ask(office.assistant, routes.listOwed, { params });
  world.note("programme", "project period 2 ends");
  return { refusals, owedAtTheEnd: items.length, returned: 0 };
}

/** The overall process runs beside the project periods (F111): begun with them, and at the end told of part by part. */
async function processIs({ world, office, callId, content }: Road, what: "started" | "ended", on: string) {
  for (const { id: step, activities } of content.process) {
    const params = { callId, step };
    if (what === "started") {
      await world.ask(office.assistant, routes.startProcessStep, { params, body: { on } });
      continue;
    }
    const outcome = "[Made up for the rehearsal] It went as it was meant to.";
    for (const { id: activity } of activities)
      await world.ask(office.assistant, routes.noteProcessActivity, {
        params,
        body: { activity, doneOn: on, outcome },
      });
    await world.ask(office.assistant, routes.endProcessStep, { params, body: { on, outcome } });
  }
  world.note("programme", `the programme's own process has ${what}`);
}

/** Numbers that a municipality might have; after the programme four of five are better. */
async function measured(road: Road, place: Place, round: "baseline" | "end"): Promise<void> {
  const own = road.chance.of(`${place.organisation.name} indicators`);
  const isBetter = own.next() < 0.8;
  const isEnd = round === "end";
  const on = isEnd ? "2014-10-31" : "2011-10-31";
  const values = road.content.indicators.map(({ id, better }) => {
    const before = own.whole(20, 80);
    const change = own.whole(1, 15) * (isBetter ? 1 : -1) * (better === "more" ? 1 : -1);
    const target = better === "more" ? before + 5 : before - 5;
    return { indicator: id, on, value: isEnd ? before + change : before, ...(isEnd ? {} : { target }) };
  });
  const started = own.next() < 0.85;
  const number = own.whole(100, 900);
  await road.world.ask(officerOf(road, place), routes.writeMeasurement, {
    params: { participationId: place.id, round },
    body: {
      content: {
        values,
        projects: [
          {
            id: "main",
            title: `Project of ${place.organisation.name} (made up)`,
            started: isEnd && started,
            numbers: [
              { id: "energy", label: "Energy used", unit: "MWh", on, value: isEnd ? number - 50 : number },
            ],
          },
        ],
      },
      handIn: true,
    },
  });
}

/** Each two neighbours write one together; every third municipality, and one left over, another of its own. */
async function showcasesAreWritten(road: Road, places: readonly Place[]): Promise<string[]> {
  const pairs = places.flatMap((place, i) => (i % 2 === 0 ? [[place, places[i + 1]] as const] : []));
  const tell = (place: Place, others: string[], what: string) => {
    const own = road.chance.of(`${place.organisation.name} ${what}`);
    return handedIn(
      road,
      place,
      "showcase",
      { story: text(road.chance, place, what) },
      {
        with: others,
        content: {
          consentToPublish: own.next() < 0.8,
          showcase: {
            stage: own.some(["idea", "applied", "spread"], 1)[0] ?? "applied",
            scale: own.some(["single", "district", "wholeMunicipality"], 1)[0] ?? "single",
            summary: {
              sv: `[Påhittat för genomspelningen] ${place.organisation.name} visar hur.`,
              en: `[Made up for the rehearsal] ${place.organisation.name} shows how.`,
            },
          },
        },
      },
    );
  };
  const joint: string[] = [];
  // One after the other: what a neighbour has handed in counts.
  for (const [one, other] of pairs)
    joint.push(await tell(one, other === undefined ? [] : [other.id], "A leading example"));
  const own: string[] = [];
  for (const [i, place] of places.entries())
    if (i % 3 === 0) own.push(await tell(place, [], "Another example"));
  return [...joint, ...own];
}
