import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The administrator's password in stories; it meets the policy and is of this run only. */
export const ADMIN_PASSWORD = 'Lantern-River-2026';

/** A real server on a data folder of its own, as `npm start` runs it. */
export interface RunningServer {
  readonly url: string;
  readonly dataDir: string;
  /** The one-time password of the sample accounts, when this start made them. */
  readonly samplePassword: string | null;
  /** What it has written so far. */
  readonly output: () => string;
  /** Ctrl-C and wait; gives the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Kills it without a word. */
  readonly kill: () => Promise<void>;
  /** Holds it still, as a line that is cut does to whoever waits at its end; the result lets it go on. */
  readonly pause: () => () => void;
  /** Ctrl-C, and the same server again on the same port and data; gives when it is ready. */
  readonly restart: () => Promise<void>;
  /** Ends the built-in database as `pg_ctl stop -m fast` does; gives the number of the process that ended. */
  readonly endDatabase: () => number;
}

interface Options {
  readonly dataDir?: string;
  readonly sampleDays?: number;
  readonly args?: readonly string[];
  /** Settings beside those of every story, such as the port of a gateway. */
  readonly env?: Readonly<Record<string, string>>;
}

/** An empty folder for a server's data, and how to remove it. */
export function dataFolder(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'chengyun-story-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/** Starts a server and waits until it says where it is; throws with its output when it ends before. */
export async function startServer({
  dataDir,
  sampleDays = 1,
  args = [],
  env = {},
}: Options = {}): Promise<RunningServer> {
  const folder = dataDir ?? dataFolder().dir;
  const port = await freePort();
  const launch = () =>
    spawn(process.execPath, ['server/src/main.ts', `--sample-days=${sampleDays}`, ...args], {
      cwd: root,
      env: {
        ...process.env,
        DATA_DIR: folder,
        PORT: String(port),
        LOG_LEVEL: 'warn',
        CHENGYUN_ADMIN_PASSWORD: ADMIN_PASSWORD,
        MQTT_PORT: 'off',
        GBT26875_PORT: 'off',
        HJ212_PORT: 'off',
        GBT28181_PORT: 'off',
        SAMPLE_DAY: 'off',
        ...env,
      },
    });
  let run = await begin(launch());
  const first = run.output();
  const stop = () => {
    run.child.kill('SIGINT');
    return run.ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir: folder,
    samplePassword: /Their one-time password: (\S+)/.exec(first)?.[1] ?? null,
    output: () => run.output(),
    stop,
    restart: async () => {
      await stop();
      run = await begin(launch());
    },
    endDatabase: () => {
      const pid = Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
      process.kill(pid, 'SIGINT');
      return pid;
    },
    pause: () => {
      const { child } = run;
      child.kill('SIGSTOP');
      return () => void child.kill('SIGCONT');
    },
    kill: async () => {
      run.child.kill('SIGKILL');
      await run.ended;
    },
  };
}

/** Waits until a server that was launched is ready. */
async function begin(child: ChildProcess) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => (text += piece.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await ready(child, () => text);
  return { child, ended, output: () => text };
}

/** Runs a server that is expected not to come up; gives its exit code and words. */
export async function refusedStart(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: 'warn', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => (output += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', (exit) => resolve(exit)));
  return { code, output };
}

function ready(child: ChildProcess, text: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = setInterval(() => {
      if (!text().includes('Press Ctrl-C to stop')) return;
      clearInterval(look);
      resolve();
    }, 50);
    child.once('exit', (code) => {
      clearInterval(look);
      reject(new Error(`The server ended with ${code} before it was ready:\n${text()}`));
    });
  });
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
