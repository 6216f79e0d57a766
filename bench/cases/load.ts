import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { NewCase } from '@chengyun/contract/case';
import type { Latencies } from '../parts/latencies.ts';

interface Common {
  readonly url: string;
  /** Below the root, such as `/api/towns/qingxi`. */
  readonly town: string;
  readonly inFlight: number;
  readonly seconds: number;
}

/** A unit that takes cases, with the key of its people. */
export interface UnitKey {
  readonly unitId: string;
  readonly key: string;
}

/** Reports opened with a key each; or each of them then filed, dispatched and accepted, those three being measured. */
export interface Writes extends Common {
  readonly what: 'writes';
  readonly measured: 'creates' | 'actions';
  readonly deskKey: string;
  readonly units: readonly UnitKey[];
  readonly reports: readonly NewCase[];
}

/** One question of the mix: its query text and who asks. */
export interface Question {
  readonly query: string;
  readonly key: string;
  /** Pages to turn, 1 unless told. */
  readonly pages?: number;
  /** What the figures call it. */
  readonly name: string;
}

export interface Reads extends Common {
  readonly what: 'reads';
  readonly path: string;
  readonly questions: readonly Question[];
}

export type Load = Writes | Reads;

/** What came of a load. */
export interface LoadResult {
  readonly latencies: Latencies;
  /** Ids and versions the server promised to have stored. */
  readonly promised: Readonly<Record<string, number>>;
  /** The 95th percentile of each kind of question, in milliseconds. */
  readonly byName: Readonly<Record<string, number>>;
  /** Answers that were not as they must be, by status. */
  readonly wrong: Readonly<Record<string, number>>;
}

/** Runs one load after another in a process of its own. */
export interface Driver {
  readonly run: (load: Load) => Promise<LoadResult>;
  readonly stop: () => void;
}

/** Starts the load generator. */
export function startDriver(): Driver {
  const child = fork(join(import.meta.dirname, 'drive.child.ts'), { stdio: 'inherit' });
  return {
    run: async (load) => {
      const answered = once(child, 'message') as Promise<[LoadResult | { readonly failed: string }]>;
      child.send(load);
      const [result] = await answered;
      if ('failed' in result) throw new Error(`The load failed: ${result.failed}`);
      return result;
    },
    stop: () => void child.kill(),
  };
}
