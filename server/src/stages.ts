import { casesStage } from './cases/cases.ts';
import type { Stage } from './people/stage.ts';
import { sampleStage } from './sample/sample-stage.ts';

/** The stages in the order things flow; they start in this order and stop in reverse. */
export const STAGES: readonly Stage[] = [casesStage, sampleStage];
