import { ProfileTrial, type ReadMessage, TrialOutcome } from '@chengyun/contract/profile-trial';
import type { GroundCache } from '../../people/ground-cache.ts';
import type { TownCall } from '../../people/town-call.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { deviceById } from '../desk/device-queries.ts';
import type { Observation } from '../observation.ts';
import { compileProfile } from '../rules/compile-profile.ts';
import { catalogueOf } from './catalogue.ts';
import { readMessages } from './read-messages.ts';
import { saidByDevice } from './said-by-device.ts';
import { type Listened, sampleObservations, tryProfile } from './try-profile.ts';

const WEEK_MS = 7 * 86_400_000;
const MOST = 50_000;
/** Made-up sayings are followed for so long after the last, so that silence and hold times show. */
const AFTER_MS = 86_400_000;

type Call = TownCall<Record<never, never>, typeof ProfileTrial, typeof ProfileTrial>;
type Said = {
  readonly said: readonly Observation[];
  readonly listened: Listened;
  readonly read?: readonly ReadMessage[];
};

/** Profiles of devices are kept in packs and saved there; here one is tried before it is. */
export function profileRoutes(app: TownApp, grounds: GroundCache): void {
  townRoute(app, {
    ...{ method: 'POST', url: '/device-profiles/try', tag: 'devices', onlyReads: true },
    roles: ['admin', 'chief', 'dispatcher'],
    summary: 'Which alarms a profile would have raised over what a device said, or over made-up sayings; keeps nothing',
    schema: { body: ProfileTrial, answer: TrialOutcome },
    handler: async ({ townId, body, now, inTown }) => {
      const ground = await grounds.of(townId);
      const { said, listened, read = [] } = await sayings(body, now, inTown);
      const cut = said.length > MOST;
      const judged = cut ? said.slice(0, MOST) : said;
      const current = catalogueOf(ground).get(body.profile.id)?.compiled;
      return {
        ...{ sayings: judged.length, cut },
        alarms: [...tryProfile(compileProfile(body.profile, ground.town.zone), judged, listened)],
        before: current ? [...tryProfile(current, judged, listened)] : null,
        read: [...read],
      };
    },
  });
}

async function sayings(
  { profile, device, samples = [], messages }: ProfileTrial,
  now: Date,
  inTown: Call['inTown'],
): Promise<Said> {
  if (!device) {
    const start = new Date(now.getTime() - AFTER_MS);
    const { said, read } = messages
      ? readMessages(profile, messages, start)
      : { said: sampleObservations(samples, start), read: [] };
    const last = said.at(-1)?.at ?? start;
    return { said, read, listened: { from: start.getTime(), to: last.getTime() + AFTER_MS } };
  }
  const [from, to] = [new Date(device.from), new Date(device.to)];
  if (to <= from || to.getTime() - from.getTime() > WEEK_MS) throw new Refusal('device.trial-span');
  const said = await inTown(async (sql) => {
    if (!(await deviceById(sql, device.id))) throw new Refusal('not-found', { what: device.id });
    return saidByDevice(sql, device.id, from, to, MOST + 1);
  });
  return { said, listened: { from: from.getTime(), to: Math.min(to.getTime(), now.getTime()) } };
}
