import { type Html, html } from "../../../functions/shared/markup.ts";
import type { RehearsalResult } from "../result.ts";
import { calendarPicture } from "./calendar-picture.ts";
import { localOf, shortDay } from "./local-time.ts";
import { folded, section } from "./section.ts";
import { tableOf } from "./tables.ts";
import { inWords, many } from "./words.ts";

export function exchangesSection(
  { rows, byState, openThemes }: NonNullable<RehearsalResult["exchanges"]>,
  zone: string,
): Html {
  const columns = [
    { head: "Day" },
    { head: "Network" },
    { head: "Host" },
    { head: "Theme" },
    { head: "Form" },
    { head: "State" },
    { head: "Guests", figures: true as const },
    { head: "Registered", figures: true as const },
    { head: "Notes", figures: true as const },
  ];
  const cells = rows.map((one) => [
    shortDay(localOf(one.startsAt, zone)),
    one.network,
    one.host,
    one.theme,
    one.mode,
    `${inWords(one.state)}${one.movedFrom.map((from) => `, moved from ${shortDay(localOf(from, zone))}`).join("")}`,
    one.guests,
    one.registered,
    one.notes,
  ]);
  return section({
    id: "exchanges",
    title: "Exchanges",
    lead: `${many(byState.held ?? 0, "exchange")} were held and ${byState.cancelled ?? 0} called off. A filled mark was held in person, a ring online, a cross was called off.`,
    body: html`<figure><div class="picture" role="region" aria-label="Calendar" tabindex="0">${calendarPicture(rows, zone)}</div></figure>
<h3>Open themes, as the networks chose them</h3>
<ul>${openThemes.map((one) => html`<li>${one}</li>`)}</ul>
${folded(`The same as a table: ${many(rows.length, "exchange")}`, tableOf("Exchanges in the order of their days", columns, cells))}`,
  });
}
