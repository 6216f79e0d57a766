import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The product as a process of its own, as `npm start` runs it. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** The most memory it has held so far, in megabytes. */
  readonly mostRssMb: () => number;
  /** The memory it holds now, in megabytes. */
  readonly rssMb: () => number;
  /** Of it what is its own: without the pages of program files, which every Node shares and the kernel may take back. */
  readonly ownMb: () => number;
  /** Ends it as Ctrl-C would, the database too. */
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  readonly dataDir: string;
  /** After `main.ts`, such as `--sample-days=1`. */
  readonly args?: readonly string[];
  /** Of the environment, over those of `serverSettings`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** For Node itself, such as `--cpu-prof`. */
  readonly nodeArgs?: readonly string[];
}

const MAIN = join(import.meta.dirname, '../../server/src/main.ts');
const START_LIMIT_MS = 120_000;
/** What `npm start` gives Node: a young generation that does not swell on a machine with much memory. */
const AS_STARTED = ['--max-semi-space-size=16'];

/** Starts the server on a free port, gateways and sample day off, and waits until it says where it is. */
export async function startServer({
  dataDir,
  args = [],
  nodeArgs = [],
  settings = {},
}: ServerOptions): Promise<RunningServer> {
  const child = spawn(process.execPath, [...AS_STARTED, ...nodeArgs, MAIN, ...args], {
    env: { ...process.env, ...serverSettings(dataDir), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const pid = child.pid ?? 0;
  return {
    ...{ url, pid, mostRssMb: () => memoryMb(pid, 'VmHWM'), rssMb: () => memoryMb(pid, 'VmRSS') },
    ownMb: () => memoryMb(pid, 'RssAnon'),
    stop: async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      await exited;
    },
  };
}

/** What a measured server is set to; the same for a command that joins it. */
export function serverSettings(dataDir: string): Readonly<Record<string, string>> {
  return {
    DATA_DIR: dataDir,
    ...{ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', CHENGYUN_ADMIN_PASSWORD: 'Measured-by-the-hour-7' },
    ...{ MQTT_PORT: 'off', GBT26875_PORT: 'off', HJ212_PORT: 'off', GBT28181_PORT: 'off' },
    SAMPLE_DAY: 'off',
    // A server of its own, whatever the caller's environment says.
    ...{ DATABASE_URL: '', NATS_URL: '', MQTT_BROKER_URL: '', PERSONAL_KEYS_FILE: '' },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  child.stdout?.on('data', (part) => {
    said += String(part);
    const url = /running: (\S+)/.exec(said)?.[1];
    if (url) resolve(url);
  });
  child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready: ${said}`)));
  const limit = setTimeout(() => reject(new Error(`No address within ${START_LIMIT_MS / 1000} s`)), START_LIMIT_MS);
  return promise.finally(() => clearTimeout(limit));
}

// The kernel keeps the peak of each process; no sampling can miss it. 0 where there is no /proc.
function memoryMb(pid: number, field: 'VmHWM' | 'VmRSS' | 'RssAnon'): number {
  try {
    const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}
