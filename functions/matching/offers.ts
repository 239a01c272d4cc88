import type { Dimension } from "../../schemas/call/subject.ts";
import type { CallContent, HostActivity } from "../../schemas/call.ts";
import type { Question } from "../../schemas/form.ts";
import type { Host } from "../../schemas/host.ts";
import type { Text } from "../../schemas/text.ts";

interface Option {
  id: string;
  label: Text;
}

/** What twins can choose from where a dimension is asked for: the words that hosts describe their offers in, too. */
export function dimensionOptions(content: CallContent, dimension: string): readonly Option[] {
  const asked = content.matching?.dimensions.find(({ id }) => id === dimension)?.question;
  const question = content.tracks.flatMap(({ form }) => form).find(({ id }) => id === asked);
  return question === undefined ? [] : optionsIn(content, question);
}

function optionsIn(content: CallContent, question: Question): readonly Option[] {
  if (!("options" in question) || question.options === "activities") return [];
  return question.options === "domains" ? content.domains : question.options;
}

/** What an activity offers in one dimension: in its hosts' words, else the call's, else, where domains are asked for, those. */
export function offersOf(
  content: CallContent,
  activity: HostActivity,
  host: Host | undefined,
  dimension: Dimension,
): readonly string[] {
  const said = host?.profile.offers?.[dimension] ?? activity.offers[dimension];
  if (said !== undefined) return said;
  const asked = content.matching?.dimensions.find(({ id }) => id === dimension)?.question;
  const question = content.tracks.flatMap(({ form }) => form).find(({ id }) => id === asked);
  const isOfDomains = question !== undefined && "options" in question && question.options === "domains";
  return isOfDomains ? activity.domains : [];
}
