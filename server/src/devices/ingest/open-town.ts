import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Observation } from '../observation.ts';
import { instantText } from '../store/group-rows.ts';
import { idReader } from '../store/id-bytes.ts';
import { moveMark, takeOver } from '../store/marks.ts';
import { replaySince } from '../store/replay.ts';
import { addSeen, addToStates, addToSums, type States, type Sums } from '../store/tally.ts';
import { type Days, ensureDay, type Ways, writeGroup } from '../store/write-group.ts';
import { writeStates, writeSums } from '../store/write-tally.ts';
import { type Follower, follower } from './follower.ts';
import { type Stored, type TownWriter, townWriter, type Waiting } from './town-writer.ts';

/** What writes for one town. */
export type OpenTown = {
  readonly writer: TownWriter;
  readonly seen: (deviceId: string, at: Date) => void;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly pools: Ways['pools'];
  readonly townId: string;
  /** Id of this writer, new for each start. */
  readonly writerId: string;
  readonly now: () => Date;
  readonly onStored: Stored;
  readonly settle: (message: Waiting, error: Error | null) => void;
  readonly onTrouble: (error: unknown, what: string) => void;
  /** Called with what the store took lately, before the first message: the memory of resends. */
  readonly recall: (observation: Observation) => void;
};

const DAY_MS = 86_400_000;
/** Devices of a tally before it is written: of all of a large town's it would be seconds of work at once. */
const MOST_TALLIED = 10_000;
/** Resends come within seconds of a restart; minutes are plenty. */
const RECALL_MS = 5 * 60_000;

/** Takes over the writing for a town and brings what follows from the observations up to date. */
export async function openTown(options: Options): Promise<OpenTown> {
  const { pools, townId, writerId, now, onStored, settle, onTrouble } = options;
  const marks = await inTown(pools.sql, townId, systemActor, (sql) => takeOver(sql, writerId));
  const idBytes = idReader();
  const days: Days = new Set();
  for (const ahead of [-1, 0, 1]) await ensureDay(pools.sql, townId, utcDay(now(), ahead), days);
  const states = statesFollower(options, idBytes);
  const sums = sumsFollower(options, idBytes);
  await catchUp(options, marks, states, sums);
  const writer = townWriter({
    settle,
    last: marks.stored,
    now: () => now().getTime(),
    onTrouble: (error) => onTrouble(error, 'observations'),
    store: (group, received) => writeGroup({ pools, townId, writer: writerId, received, days, idBytes }, group),
    onStored: (observations, at) => {
      states.add(observations, at);
      sums.add(observations, at);
      onStored(observations, at);
    },
  });
  return {
    writer,
    seen: (deviceId, at) => states.touch((tally) => addSeen(tally, deviceId, at)),
    stop: async () => {
      await writer.stop();
      await Promise.all([states.stop(), sums.stop()]);
    },
  };
}

function statesFollower({ pools, townId, writerId, onTrouble }: Options, idBytes: (id: string) => Uint8Array) {
  return follower<States>({
    ...{ every: 1_000, rest: 9, most: MOST_TALLIED, empty: () => new Map(), add: addToStates },
    onTrouble: (error) => onTrouble(error, 'latest states'),
    write: (tally, mark) =>
      pools.writer.inTown(townId, async (tx) => {
        await writeStates(tx, tally, idBytes);
        if (mark !== null) await moveMark(tx, 'state', writerId, mark);
      }),
  });
}

function sumsFollower({ pools, townId, writerId, onTrouble }: Options, idBytes: (id: string) => Uint8Array) {
  return follower<Sums>({
    ...{ every: 10_000, rest: 9, most: MOST_TALLIED, empty: () => new Map(), add: addToSums },
    onTrouble: (error) => onTrouble(error, 'hourly sums'),
    write: (tally, mark) =>
      pools.writer.inTown(townId, async (tx) => {
        await writeSums(tx, tally, idBytes);
        if (mark !== null) await moveMark(tx, 'sums', writerId, mark);
      }),
  });
}

/** After a kill: what the store took and the followers had not written yet. */
async function catchUp(
  { pools, townId, now, recall }: Options,
  marks: { readonly stored: string | null; readonly state: string; readonly sums: string },
  states: Follower<States>,
  sums: Follower<Sums>,
): Promise<void> {
  if (marks.stored === null) return;
  const recent = instantText({ ms: now().getTime() - RECALL_MS, micros: 0 });
  const since = [marks.state, marks.sums, recent].reduce((a, b) => (isAfter(a, b) ? b : a));
  await replaySince(pools.sql, townId, since, (lot) => {
    for (const { observation, taken } of lot) {
      if (isAfter(instantText(taken), marks.state)) states.add([observation], taken);
      if (isAfter(instantText(taken), marks.sums)) sums.add([observation], taken);
      if (isAfter(instantText(taken), recent)) recall(observation);
    }
  });
}

/** Both as `instantText` writes them, or '-infinity'. */
function isAfter(a: string, b: string): boolean {
  return b === '-infinity' ? a !== '-infinity' : a > b;
}

function utcDay(now: Date, ahead: number): number {
  return Math.floor(now.getTime() / DAY_MS + ahead) * DAY_MS;
}
