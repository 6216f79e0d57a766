import type { Log } from '../../support/log.ts';
import type { Observation } from '../observation.ts';
import type { StoreInstant } from '../store/group-rows.ts';
import type { Ways } from '../store/write-group.ts';
import { type OpenTown, openTown } from './open-town.ts';
import type { Waiting } from './town-writer.ts';

/** What taking observations in stands on. */
export type TownsOptions = {
  readonly pools: Ways['pools'];
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
};

type Ears = {
  readonly recall: (observation: Observation) => void;
  readonly settle: (message: Waiting, error: Error | null) => void;
  readonly onStored: (townId: string, observations: readonly Observation[], at: StoreInstant) => void;
};

/** The writers of all towns, each opened by its first message. */
export type OpenTowns = {
  /** The writer if it is open. */
  readonly ready: (townId: string) => OpenTown | undefined;
  readonly open: (townId: string) => Promise<OpenTown>;
  readonly stop: () => Promise<void>;
};

/** Keeps one writer a town; one that could not be opened is tried again by the next message. */
export function openTowns({ pools, log, now, newId }: TownsOptions, { recall, settle, onStored }: Ears): OpenTowns {
  const opening = new Map<string, Promise<OpenTown>>();
  const opened = new Map<string, OpenTown>();

  async function start(townId: string): Promise<OpenTown> {
    try {
      const town = await openTown({
        ...{ pools, townId, now, recall, settle, writerId: newId() },
        onTrouble: (error, what) => log.error({ err: error, town: townId, what }, 'Devices: the store did not take it'),
        onStored: (observations, at) => onStored(townId, observations, at),
      });
      opened.set(townId, town);
      return town;
    } catch (error) {
      opening.delete(townId);
      throw error;
    }
  }
  function open(townId: string): Promise<OpenTown> {
    const found = opening.get(townId) ?? start(townId);
    opening.set(townId, found);
    return found;
  }
  return {
    open,
    ready: (townId) => opened.get(townId),
    stop: async () => {
      const all = await Promise.allSettled(opening.values());
      await Promise.all(all.map((town) => (town.status === 'fulfilled' ? town.value.stop() : undefined)));
    },
  };
}
