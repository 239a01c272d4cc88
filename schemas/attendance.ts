import * as z from "zod";
import { HostId, ParticipationId, PersonId } from "./ids.ts";
import { line } from "./text.ts";

const attended = {
  /** For whom a person came: a participation, or the hosts of an activity that visits. */
  participationId: ParticipationId.optional(),
  hostId: HostId.optional(),
  representative: PersonId,
  departedFrom: line(120),
};
/** Who came, for whom and from where: what claims are held against. */
export const Attendance = z.object(attended);
export type Attendance = z.infer<typeof Attendance>;

export const RecordAttendance = z.strictObject({
  attendance: z
    .array(
      z
        .strictObject(attended)
        .refine(({ participationId, hostId }) => (participationId === undefined) !== (hostId === undefined), {
          path: ["participationId"],
          error: "needs either a participationId or a hostId",
        }),
    )
    .max(200),
});
export type RecordAttendance = z.infer<typeof RecordAttendance>;
