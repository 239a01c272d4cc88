import { type Html, html } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { timeWithOffset } from "./local-time.ts";
import { folded, section } from "./section.ts";
import { tableOf } from "./tables.ts";
import { inOrder } from "./timeline-lanes.ts";
import { timelinePicture } from "./timeline-picture.ts";
import { capital, inWords, many } from "./words.ts";

export function timelineSection(result: RehearsalResult): Html {
  const { call, events } = result;
  const columns = [{ head: `When, in ${call.zone}` }, { head: "Phase" }, { head: "What happened" }];
  const rows = inOrder(events).map(({ at, phase, what }) => [
    timeWithOffset(at, call.zone),
    inWords(phase),
    capital(what),
  ]);
  return section({
    id: "timeline",
    title: "What happened, and when",
    lead: `Each bar is a phase, each dot something that happened in it. The shaded weeks are the window in which applications were taken; the broken line is the deadline.`,
    body: html`<figure><div class="picture" role="region" aria-label="Timeline" tabindex="0">${timelinePicture(result)}</div></figure>
${folded(`The same as a table: ${many(events.length, "event")}`, tableOf("Events in order", columns, rows))}`,
  });
}
