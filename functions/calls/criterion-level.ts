import type { Area } from "../../schemas/application.ts";
import type { AreaKind } from "../../schemas/call/subject.ts";
import type { Criterion } from "../../schemas/call/track.ts";

type Spoken = "sv" | "en";
type Level = NonNullable<Criterion["about"]>;

const names: Readonly<Record<Spoken, Readonly<Record<AreaKind, string>>>> = {
  en: {
    district: "the district",
    area: "the area",
    smallerTown: "the smaller town",
    wholeMunicipality: "the whole municipality",
  },
  sv: {
    district: "stadsdelen",
    area: "området",
    smallerTown: "den mindre orten",
    wholeMunicipality: "hela kommunen",
  },
};

/** At which level a criterion is judged (F15), for who has not chosen one yet: a sentence for each kind that the call takes. */
export function levelsBefore(about: Level, kinds: readonly AreaKind[], language: Spoken): string[] {
  const whole = names[language].wholeMunicipality;
  if (about === "municipality") return [language === "sv" ? `Bedöms för ${whole}.` : `Judged for ${whole}.`];
  return kinds.map((kind) => {
    const name = names[language][kind];
    const isWhole = kind === "wholeMunicipality";
    if (language === "sv")
      return `Bedöms för ${name}, om ansökan handlar om ${isWhole ? "den" : "en sådan del"}.`;
    return `Judged for ${name}, where the application is about ${isWhole ? "it" : "such a part"}.`;
  });
}

/** The same for who judges an application: the kind and, unless it is hidden, the name of what it is about. */
export function levelJudged(
  about: Level,
  area: (Pick<Area, "kind"> & Partial<Pick<Area, "name">>) | undefined,
  language: Spoken,
): string {
  const kind = about === "municipality" ? "wholeMunicipality" : area?.kind;
  if (kind === undefined)
    return language === "sv" ? "Ansökan nämner inget område." : "The application names no area.";
  const name = kind === "wholeMunicipality" || area?.name === undefined ? "" : ` ${area.name}`;
  return language === "sv" ? `Avser ${names.sv[kind]}${name}.` : `About ${names.en[kind]}${name}.`;
}
