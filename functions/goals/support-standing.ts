import type { Call } from "../../schemas/call.ts";
import type { RegisterVersion } from "../../schemas/register.ts";
import type { ReportFacts } from "../../schemas/report.ts";
import type { Place } from "../learning/dues.ts";
import { inForce, isListed } from "../screening/lists-in-force.ts";
import { versionsOf } from "../screening/registers.ts";
import { compareText } from "../shared/canonical.ts";
import type { Store } from "../shared/store.ts";

/**
 * Who of those taking part also has support that may not pay for the same (F94): by the version of each register that is
 * in force on the report's day, so that support which came after the screening is found too.
 */
export async function supportStanding(
  { registers }: { registers: Store<RegisterVersion> },
  { content }: Call,
  places: readonly Place[],
  day: string,
): Promise<ReportFacts["otherSupport"]> {
  return Promise.all(
    content.otherSupport.map(async ({ register: id, paysFor }) => {
      const register = content.registers.find((one) => one.id === id);
      const versions = await Array.fromAsync(registers.list(versionsOf(id)));
      const held = inForce(versions, { basis: register?.basis }, day);
      const entries = held?.entries ?? register?.entries ?? [];
      const here = places.filter(({ organisation }) => isListed(entries, organisation));
      const names = (of: readonly Place[]) =>
        of.map(({ organisation }) => organisation.name).toSorted(compareText);
      const isUnexplained = ({ otherSupport }: Place) =>
        otherSupport.some(
          (found) => found.register === id && found.reason.code === "alsoSupportedUnexplained",
        );
      return {
        register: register?.label ?? { en: id },
        paysFor,
        ...(held === undefined ? {} : { basis: held.basis, asOf: held.asOf }),
        organisations: names(here),
        unexplained: names(here.filter(isUnexplained)),
      };
    }),
  );
}
