import {
  type CallId,
  MeasurementId,
  type ParticipationId,
  ProcessStepId,
  ReportId,
} from "../../schemas/ids.ts";
import { Measurement, type MeasuringRound } from "../../schemas/measurement.ts";
import { ProcessProgress } from "../../schemas/process.ts";
import { Report } from "../../schemas/report.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function measurementStore(table: Table): Store<Measurement> {
  return entityStore(table, {
    type: "measurement",
    schema: Measurement,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#measurement`, sort: id } }),
  });
}

export function reportStore(table: Table): Store<Report> {
  return entityStore(table, {
    type: "report",
    schema: Report,
    audited: true,
    listed: ({ callId, milestone }) => ({ gsi1: { partition: `${callId}#report`, sort: milestone } }),
  });
}

export function processStepStore(table: Table): Store<ProcessProgress> {
  return entityStore(table, {
    type: "processStep",
    schema: ProcessProgress,
    audited: true,
    listed: ({ callId, step }) => ({ gsi1: { partition: `${callId}#processStep`, sort: step } }),
  });
}

export function processStepsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#processStep` };
}

export function processStepId(callId: CallId, step: string): ProcessStepId {
  return ProcessStepId.parse(`processstep_${naturalKey(callId, step)}`);
}

export function measurementId(place: ParticipationId, round: MeasuringRound): MeasurementId {
  return MeasurementId.parse(`measurement_${naturalKey(place, round)}`);
}

export function reportId(callId: CallId, milestone: string): ReportId {
  return ReportId.parse(`report_${naturalKey(callId, milestone)}`);
}
