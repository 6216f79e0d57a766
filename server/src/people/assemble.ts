import { buildHttp, closeHttp, type Http } from '../support/http/build-http.ts';
import { genericRefusals } from '../support/http/generic-refusals.ts';
import { makeMetrics } from '../support/http/metrics.ts';
import { mergeRefusals, type RefusalTable } from '../support/http/refusal.ts';
import { makeStops } from '../support/stops.ts';
import type { Task, Timed, World } from '../support/world.ts';
import { accountRefusals } from './accounts/refusals.ts';
import { auditRequests } from './audit/audit-requests.ts';
import { fullFileRefusals } from './full-files/refusals.ts';
import { inviteRefusals } from './invite/refusals.ts';
import { type People, peopleTasks, peopleTimed, startPeople } from './people.ts';
import { hideSealed } from './personal/hide-sealed.ts';
import { peopleRefusals } from './refusals.ts';
import type { RunningStage, Stage } from './stage.ts';

/** The application without a port: tests call `http.inject`, `main.ts` listens. */
export type App = {
  readonly http: Http;
  readonly people: People;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly timed: readonly Timed[];
  readonly stop: () => Promise<void>;
};

export type AssembleOptions = {
  readonly stages: readonly Stage[];
  readonly version: string;
  readonly webDir: string;
};

/** The error table of the given stages and of what all stand on. */
export function refusalsOf(stages: readonly Stage[]): RefusalTable {
  const tables = stages.flatMap((stage) => (stage.refusals ? [stage.refusals] : []));
  return mergeRefusals(genericRefusals, peopleRefusals, accountRefusals, inviteRefusals, fullFileRefusals, ...tables);
}

/** Starts the stages in the order of the flow and puts their routes together. */
export async function assemble(world: World, options: AssembleOptions): Promise<App> {
  const stops = makeStops();
  try {
    const people = await startPeople(world);
    stops.add(people.stop);
    const running = await startStages(world, options.stages, stops.add);
    const refusals = refusalsOf(options.stages);
    const http = await buildHttp({
      ...{ log: world.log, refusals },
      ...{ version: options.version, webDir: options.webDir, trustedProxies: world.config.trustedProxies },
      health: {
        metrics: makeMetrics(),
        checks: Object.assign({ database: () => world.sql`select 1` }, ...running.map(({ checks }) => checks)),
        mayReadMetrics: people.callers.holdsKey,
      },
    });
    stops.add(() => closeHttp(http));
    auditRequests(http, world.sql, world.log);
    hideSealed(http);
    people.routes(http);
    for (const { routes } of running) routes?.({ http, world, callers: people.callers, refusals });
    return {
      ...{ http, people, stop: stops.run },
      tasks: Object.assign({}, peopleTasks, ...running.map(({ tasks }) => tasks)),
      timed: [...peopleTimed, ...running.flatMap(({ timed }) => timed ?? [])],
    };
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function startStages(
  world: World,
  stages: readonly Stage[],
  onStop: (stop: () => unknown) => void,
): Promise<readonly RunningStage[]> {
  const running: RunningStage[] = [];
  for (const stage of stages) {
    const started = await stage.start(world);
    running.push(started);
    if (started.stop) onStop(started.stop);
  }
  return running;
}
