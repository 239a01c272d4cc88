import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const MissionCities = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      country: z.string(),
      lat: z.number(),
      lon: z.number(),
      population_place_geonames_2012: z.number().nullish(),
    }),
  ),
});

/** One of the lists that come with the programmes, unread. */
export const list = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../programmes/lists", `${name}.json`), "utf8"));

/** The cities of the EU's mission; the population is the place's own in 2012, where it is known. */
export function missionCities() {
  return MissionCities.parse(list("mission-cities")).rows.map(
    ({ name, country, lat, lon, population_place_geonames_2012: population }) => ({
      name,
      country,
      type: "localAuthority",
      missionCity: true,
      population: population ?? undefined,
      lat,
      lon,
    }),
  );
}
