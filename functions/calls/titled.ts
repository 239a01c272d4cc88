import type { Call } from "../../schemas/call.ts";
import { inLanguage } from "../../schemas/text.ts";

/** What every letter about a call says of it: its title in the letters' languages, and the zone of its times. */
export function titled(call: Call): { callTitle: Record<"sv" | "en", string>; zone: string } {
  const { title, window } = call.content;
  return { callTitle: { sv: inLanguage(title, "sv"), en: inLanguage(title, "en") }, zone: window.zone };
}
