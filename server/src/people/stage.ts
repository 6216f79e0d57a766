import type { RefusalTable } from '../support/http/refusal.ts';
import type { Task, Timed, World } from '../support/world.ts';
import type { TownApp } from './town-route.ts';

/** What the routes of a stage stand on: those of its towns, and the error table of the whole product for who answers in another form. */
export type StageApp = TownApp & { readonly refusals: RefusalTable };

/** A stage that runs: what it answers, which jobs it does, what runs by the clock, and how to stop it. */
export type RunningStage = {
  readonly routes?: (app: StageApp) => void;
  readonly tasks?: Readonly<Record<string, Task>>;
  readonly timed?: readonly Timed[];
  /** Named conditions of readiness; each throws when it is not met. */
  readonly checks?: Readonly<Record<string, () => Promise<unknown>>>;
  readonly stop?: () => Promise<void>;
};

/** A stage of the flow as `stages.ts` lists it. */
export type Stage = {
  readonly name: string;
  /** Its error table. */
  readonly refusals?: RefusalTable;
  readonly start: (world: World) => RunningStage | Promise<RunningStage>;
};
