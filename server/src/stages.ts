import { arrivalsStage } from './arrivals/arrivals.ts';
import { casesStage } from './cases/cases.ts';
import { devicesStage } from './devices/devices-stage.ts';
import { measuresStage } from './measures/measures-stage.ts';
import { townStage } from './people/ground/town-stage.ts';
import type { Stage } from './people/stage.ts';
import { sampleStage } from './sample/sample-stage.ts';
import { screenStage } from './screen/screen.ts';

/** The stages in the order things flow; they start in this order and stop in reverse. */
export const STAGES: readonly Stage[] = [townStage, arrivalsStage, devicesStage, casesStage, measuresStage, sampleStage, screenStage];
