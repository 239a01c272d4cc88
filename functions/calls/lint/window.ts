import { Temporal } from "temporal-polyfill";
import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { isHoliday } from "../../shared/holidays.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { instantOf } from "../../shared/zone.ts";
import { error, warning } from "./finding.ts";

interface Times {
  opens: string;
  closes: string;
  zone: string;
}

/** The call's window and those of its lots, which lie within it. */
export function checkWindows(content: CallContent): Finding[] {
  const { window, lots, questionsUntil } = content;
  const whole = instantsOf(window);
  return [
    ...checkWindow(window, "/window", content.minimumOpenDays),
    ...(questionsUntil === undefined ? [] : faultOf(questionsUntil, window.zone, "/questionsUntil")),
    ...lots.flatMap((lot, i) => {
      if (lot.window === undefined) return [];
      const at = `/lots/${i}/window`;
      const own = instantsOf(lot.window);
      const isOutside =
        (own.opens !== undefined && whole.opens !== undefined && own.opens < whole.opens) ||
        (own.closes !== undefined && whole.closes !== undefined && own.closes > whole.closes);
      return [
        ...checkWindow(lot.window, at, content.minimumOpenDays),
        ...(isOutside ? [error("LotOutsideCall", at, { lot: lot.id })] : []),
      ];
    }),
  ];
}

function checkWindow(window: Times, at: string, minimumOpenDays: number): Finding[] {
  const findings: Finding[] = (["opens", "closes"] as const).flatMap((end) =>
    faultOf(window[end], window.zone, `${at}/${end}`),
  );
  const { opens, closes } = instantsOf(window);
  if (opens === undefined || closes === undefined) return findings;
  if (opens >= closes) findings.push(error("ClosesBeforeItOpens", `${at}/closes`, { opens, closes }));
  const days = (Date.parse(closes) - Date.parse(opens)) / 86_400_000;
  if (days < minimumOpenDays)
    findings.push(warning("OpenTimeShort", at, { days: Math.floor(days), minimumOpenDays }));
  const deadline = Temporal.PlainDateTime.from(window.closes);
  if (deadline.dayOfWeek > 5)
    findings.push(warning("DeadlineOnWeekend", `${at}/closes`, { weekday: deadline.dayOfWeek }));
  const day = deadline.toPlainDate().toString();
  if (isHoliday(day, window.zone)) findings.push(warning("DeadlineOnHoliday", `${at}/closes`, { day }));
  return findings;
}

function instantsOf(window: Times) {
  return { opens: instant(window, "opens"), closes: instant(window, "closes") };
}

function instant(window: Times, end: "opens" | "closes"): string | undefined {
  return faultOf(window[end], window.zone, "").length > 0 ? undefined : instantOf(window[end], window.zone);
}

/** A local time that the clocks skip or show twice. */
function faultOf(wall: string, zone: string, at: string): Finding[] {
  try {
    instantOf(wall, zone);
    return [];
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    return [error(refusal.code, at, refusal.params)];
  }
}
