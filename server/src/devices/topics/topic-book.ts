import type { TopicMap } from '@chengyun/contract/topic-map';
import type { Log } from '../../support/log.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { catalogueOf } from '../profiles/catalogue.ts';
import type { KnownDevice } from '../registry/known-device.ts';

/** How the messages of a device's make are read. */
export type TopicBook = {
  /** The maps of the device's profile; none for a device without one. Rejects while its town cannot be read. */
  readonly of: (device: Pick<KnownDevice, 'townId' | 'profileId'>) => Promise<readonly TopicMap[]>;
};

/** Looks them up in the packs of the device's town. */
export function topicBook(groundOf: (townId: string) => Promise<Ground>, log: Log): TopicBook {
  return {
    of: async ({ townId, profileId }) => {
      if (profileId === null) return [];
      try {
        return catalogueOf(await groundOf(townId)).get(profileId)?.compiled.profile.topics ?? [];
      } catch (error) {
        log.warn({ err: error, town: townId }, 'Devices: the topics of a profile could not be read');
        throw error;
      }
    },
  };
}
