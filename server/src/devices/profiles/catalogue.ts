import type { AlarmPolicy, DeviceProfile } from '@chengyun/contract/profile';
import type { Ground } from '../../town/ground/ground.ts';
import { type CompiledProfile, compileProfile } from '../rules/compile-profile.ts';

/** A profile made ready, with how its pack treats alarms. */
export interface CataloguedProfile {
  readonly compiled: CompiledProfile;
  readonly policy: AlarmPolicy;
}

/** The profiles of a town by id: those of the newest version of each pack. */
export type Catalogue = ReadonlyMap<string, CataloguedProfile>;

/** What holds for a profile whose pack says nothing of alarms, and for one that is gone. */
export const plainPolicy: AlarmPolicy = { incidentMinutes: 10, ladder: [] };

// A ground never changes, it is replaced: its profiles are made ready once.
const made = new WeakMap<object, Catalogue>();

/** The profiles of a town's packs, made ready. */
export function catalogueOf(ground: Pick<Ground, 'packs' | 'town'>): Catalogue {
  const known = made.get(ground) ?? makeReady(ground);
  made.set(ground, known);
  return known;
}

function makeReady({ packs, town }: Pick<Ground, 'packs' | 'town'>): Catalogue {
  return new Map(
    packs.flatMap(({ data: { profiles = [], alarms = plainPolicy } }) =>
      profiles.map((profile: DeviceProfile) => [
        profile.id,
        { compiled: compileProfile(profile, town.zone), policy: alarms },
      ]),
    ),
  );
}
