import { arrivalsStage } from './arrivals/arrivals.ts';
import { casesStage } from './cases/cases.ts';
import { devicesStage } from './devices/devices-stage.ts';
import { goalsStage } from './measures/goals/goals-stage.ts';
import { measuresStage } from './measures/measures-stage.ts';
import { reportsStage } from './measures/reports/reports-stage.ts';
import { auditStage } from './people/audit/audit-stage.ts';
import { backupStage } from './people/backup/backup-stage.ts';
import { townStage } from './people/ground/town-stage.ts';
import type { Stage } from './people/stage.ts';
import { roundsStage } from './rounds/rounds-stage.ts';
import { sampleStage } from './sample/sample-stage.ts';
import { screenStage } from './screen/screen.ts';

/** The stages in the order things flow; they start in this order and stop in reverse, so that the trail is sealed last. */
export const STAGES: readonly Stage[] = [
  auditStage,
  backupStage,
  townStage,
  arrivalsStage,
  devicesStage,
  casesStage,
  roundsStage,
  measuresStage,
  goalsStage,
  reportsStage,
  sampleStage,
  screenStage,
];
