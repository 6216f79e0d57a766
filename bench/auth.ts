import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemActor } from '../server/src/people/actor.ts';
import { inTown } from '../server/src/people/in-town.ts';
import { makeKey } from '../server/src/people/keys/make-key.ts';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import { inWorld } from './cases/fill/fill-town.ts';
import { httpCaller } from './parts/http-caller.ts';
import { type Latencies, latenciesOf } from './parts/latencies.ts';
import { startServer } from './parts/start-server.ts';

const GUESSER = join(import.meta.dirname, 'auth/guess.child.ts');

const options = {
  seconds: { type: 'string', default: '20' },
  /** Requests a second that the others make. */
  pace: { type: 'string', default: '40' },
  addresses: { type: 'string', default: '8' },
  connections: { type: 'string', default: '64' },
} as const;

/**
 * What a flood of password guesses does to everybody else: the time of lists and cases with nobody guessing, then with
 * guesses as fast as they are answered, from several addresses and with ever new names, so that no lock holds them off.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...args], options });
  const [seconds, pace] = [Number(values.seconds), Number(values.pace)];
  const dataDir = mkdtempSync(join(tmpdir(), 'chengyun-auth-'));
  try {
    const server = await startServer({ dataDir, args: ['--sample-days=5'] });
    try {
      const key = await deskKey(dataDir);
      await others(server.url, key, 8, pace);
      const quiet = await others(server.url, key, seconds, pace);
      const guesser = startGuessing(server.url, values.addresses, values.connections);
      await others(server.url, key, 3, pace); // the first guesses are let through, as on any day
      const during = await others(server.url, key, seconds, pace);
      const counts = await guesser.stop();
      return figuresOf(quiet, during, counts, seconds + 3, server.mostRssMb());
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function figuresOf(
  quiet: Latencies,
  during: Latencies,
  counts: Readonly<Record<string, number>>,
  seconds: number,
  rss: number,
): Record<string, unknown> {
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const looked = counts['401'] ?? 0;
  return {
    guesses_per_s: Math.round((all / seconds) * 10) / 10,
    passwords_checked_per_s: Math.round((looked / seconds) * 10) / 10,
    guesses_by_status: counts,
    ...{ others_p50_ms: during.p50, others_p50_ms_quiet: quiet.p50, others_p99_ms: during.p99 },
    ...{ others_p99_ms_quiet: quiet.p99, others_slower: Math.round((during.p99 / quiet.p99 - 1) * 100) / 100 },
    server_rss_mb: rss,
  };
}

function deskKey(dataDir: string): Promise<string> {
  return inWorld(dataDir, (world) =>
    inTown(world.sql, SAMPLE_TOWN, systemActor, async (sql) => {
      const wanted = { name: 'bench', roles: ['dispatcher' as const], scopes: ['read' as const], unitIds: [], days: 2 };
      return (await makeKey(sql, SAMPLE_TOWN, 'system', wanted, world.now())).key;
    }),
  );
}

/** Lists and counts at an even pace, whether or not the one before is answered; the times of all. */
async function others(url: string, key: string, seconds: number, pace: number): Promise<Latencies> {
  const { call, close } = httpCaller(url, 32);
  const paths = ['/cases?limit=50', '/cases?state=handling&limit=50', '/cases/counts', '/units'];
  const times: number[] = [];
  const sent: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; n < seconds * pace; n += 1) {
    const due = begun + (n * 1000) / pace;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const path = `/api/towns/${SAMPLE_TOWN}${paths[n % paths.length]}`;
    sent.push(
      call({ method: 'GET', path, key }).then(({ status, ms }) => {
        if (status !== 200) throw new Error(`${path} answered ${status}`);
        times.push(ms);
      }),
    );
  }
  await Promise.all(sent);
  close();
  return latenciesOf(times, seconds);
}

type Guesser = { readonly stop: () => Promise<Readonly<Record<string, number>>> };

function startGuessing(url: string, addresses: string, connections: string): Guesser {
  const child = spawn(process.execPath, [GUESSER, url, addresses, connections], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part) => {
    said += String(part);
  });
  return {
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
      return JSON.parse(said) as Record<string, number>;
    },
  };
}
