import type { DeviceProfile } from '@chengyun/contract/profile';
import type { ProfileTrial, ReadMessage } from '@chengyun/contract/profile-trial';
import type { Draft } from '../gateways/mqtt/drafts.ts';
import type { Observation } from '../observation.ts';
import { readMapped } from '../topics/read-mapped.ts';

type Messages = NonNullable<ProfileTrial['messages']>;

/** What a profile's topics make of messages of its make that begin at `start`: told one by one, and as sayings to be judged. Pure. */
export function readMessages(
  { topics = [] }: DeviceProfile,
  messages: Messages,
  start: Date,
): { readonly read: readonly ReadMessage[]; readonly said: readonly Observation[] } {
  const inOrder = messages.toSorted((a, b) => a.after - b.after);
  const all = inOrder.map(({ after, topic, payload }) => {
    const drafts = readMapped(topics, topic, new TextEncoder().encode(payload));
    const at = new Date(start.getTime() + after * 1000);
    return { at, topic, drafts: drafts ?? 'no topic of this profile' };
  });
  return {
    read: all.map(({ topic, drafts }) =>
      typeof drafts === 'string' ? { topic, why: drafts, said: [] } : { topic, why: null, said: drafts.map(toldOf) },
    ),
    said: all.flatMap(({ at, drafts }) =>
      typeof drafts === 'string' ? [] : drafts.map((draft) => sayingOf(draft, at)),
    ),
  };
}

function toldOf({ device, deviceAt, readings, events }: Draft): ReadMessage['said'][number] {
  return {
    ...{ device, at: deviceAt?.toISOString() ?? null },
    values: Object.fromEntries(readings.map(({ point, value }) => [point, value])),
    events: events.map(({ kind, on, part }) => ({ kind, on, part })),
  };
}

// By the time it would come, whatever its clock says: a message pasted from last year is to be judged as well.
function sayingOf({ readings, events }: Draft, at: Date): Observation {
  const when = { at, deviceAt: null, receivedAt: at, sequence: null };
  return { townId: '', deviceId: '', ...when, readings, events };
}
