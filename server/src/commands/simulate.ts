import { randomBytes } from 'node:crypto';
import { makePlan } from '../../../simulator/plan/plan.ts';
import { runPlan } from '../../../simulator/run/run-plan.ts';
import { tokensFrom } from '../../../simulator/run/token-of.ts';
import { simulatedTown } from '../../../simulator/town/make-town.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { type Lead, openLead } from '../sample/day/hold-lead.ts';
import { registerTown } from '../sample/devices/register-town.ts';
import { DEVICES_CHANNEL, DEVICES_LEAD } from '../sample/devices/start-devices.ts';
import { spotsOf } from '../sample/devices/town-spots.ts';
import type { World } from '../support/world.ts';
import { type Command, UsageError } from './command.ts';
import { readSimulation, type Simulation } from './simulate-options.ts';
import { serverOf, untilKnown } from './simulate-server.ts';
import { reportText, tellProgress } from './simulate-text.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Plays a town of devices against the running server, over real sockets and every protocol. */
export const simulate: Command = {
  name: 'simulate',
  about: {
    zh: '模拟全镇物联设备，按各自协议向运行中的系统上报',
    en: "play a town's devices against the running server, each by its own protocol",
  },
  usage:
    '--register [--town ID] [--devices 60000] [--rate N] [--seconds 600 | --hours N] [--speed 1] [--seed 7] [--scenario fire,runaway,outage,fires] [--fire-in BUILDING] [--secret TEXT] [--any-town]',
  options: {
    ...{ town: text, devices: text, rate: text, seconds: text, hours: text, speed: text, seed: text },
    ...{ scenario: text, 'fire-in': text, secret: text, register: flag, 'any-town': flag },
  },
  run: async ({ options, openWorld }) => {
    const asked = readSimulation(options);
    const world = await openWorld();
    const townId = await townOf(world, asked);
    const where = await serverOf(world.config);
    const spots = await inTown(world.sql, townId, systemActor, (sql) => spotsOf(sql, townId));
    const town = simulatedTown(asked.seed, asked.devices, spots);
    const tokenOf = tokensFrom(asked.secret ?? randomBytes(18).toString('base64url'));
    const { perSecond, scenarios, planMs, speed } = asked;
    const planFrom = (start: number) => makePlan({ town, start, perSecond, scenarios });
    const { burning } = planFrom(0); // a building that is not there is told before anything is connected
    const silence = await silenceTheDay(world);
    try {
      const registered = asked.register ? await registerTown(world.sql, townId, town, tokenOf) : null;
      await untilKnown(where, town, tokenOf);
      const signal = stopOnInterrupt();
      const run = { town, where, tokenOf, planFrom, planMs, speed, signal, onProgress: tellProgress };
      const data = {
        ...{ town: townId, seed: asked.seed, devices: asked.devices, registered },
        burning: burning.map(({ building }) => building),
        ...(await runPlan(run)),
      };
      return { data, text: reportText(data), ok: data.refused === 0 && data.acknowledged === data.sent };
    } finally {
      await silence.close();
    }
  },
};

/** The sample town's own devices are the same ones: they fall silent until this is over. */
async function silenceTheDay({ ownerSql, ownerUrl, config }: World): Promise<Lead> {
  const lead = openLead(ownerUrl, DEVICES_LEAD);
  await ownerSql.notify(DEVICES_CHANNEL, '');
  const until = Date.now() + (config.sampleDay === 'off' ? 0 : SILENT_WITHIN_MS);
  while (!(await lead.isLeading()) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200));
  return lead;
}

const SILENT_WITHIN_MS = 20_000;

/** The town asked for, or the only sample town there is; a real one is spared unless asked for in so many words. */
async function townOf({ sql }: World, { town, anyTown }: Simulation): Promise<string> {
  const towns = await sql<{ id: string; sample: boolean }[]>`select id, sample from platform.town order by id`;
  const fit = towns.filter(({ id, sample }) => (town === null ? sample : id === town));
  const [found] = fit;
  if (!found || fit.length > 1) {
    const list = towns.map(({ id }) => id).join(', ') || '—';
    throw new UsageError(`请用 --town 指定镇，现有：${list}。Name the town with --town; there are: ${list}.`);
  }
  if (found.sample || anyTown) return found.id;
  throw new UsageError(
    `“${found.id}”不是样例镇，模拟数据会与真实数据混在一起；确需如此请加 --any-town。"${found.id}" is no sample town; simulated devices would stand among real ones. Add --any-town if that is meant.`,
  );
}

/** Ctrl-C ends the saying and waits for what is on its way; a second one does not wait. */
function stopOnInterrupt(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort('stop');
    process.once('SIGINT', () => process.exit(130));
  });
  return stop.signal;
}
