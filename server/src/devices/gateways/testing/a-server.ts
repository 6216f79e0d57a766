import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../../main.ts');
const LIMIT_MS = 60_000;

/** A whole server as a process of its own. */
export type Server = {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it logged so far. */
  readonly log: () => string;
  /** The ports a gateway listens on, by its name in the log. */
  readonly ports: (gateway: string) => { readonly plain: number; readonly secure: number };
  readonly httpsPort: () => number;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
};

const FREE = { PORT: '0', MQTT_PORT: '0', GBT26875_PORT: '0', HJ212_PORT: '0', GBT28181_PORT: 'off' };

/** Starts one over the database, its files in `dataDir` and its gateways on free ports, and waits until it is ready. */
export async function aServer(
  databaseUrl: string,
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const settings = { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...FREE, ...env };
  const child = spawn(process.execPath, [MAIN, '--empty'], { env: settings, cwd: import.meta.dirname });
  let [out, log] = ['', ''];
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (log += part));
  const closed = once(child, 'close');
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const url = /running: (\S+)/.exec(out)?.[1];
    if (url) {
      const kill = async (signal: NodeJS.Signals) => {
        child.kill(signal);
        await closed;
      };
      const lineOf = (words: string) => lineIn(log, words);
      return {
        ...{ child, url, log: () => log, kill },
        ports: (gateway) => {
          const { port = 0, securePort = 0 } = lineOf(`"gateway":"${gateway}"`);
          return { plain: port, secure: securePort };
        },
        httpsPort: () => lineOf('Web and API over TLS').port ?? 0,
      };
    }
    if (child.exitCode !== null || Date.now() > end) throw new Error(`not started: ${out}${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Line = { readonly port?: number; readonly securePort?: number };

function lineIn(log: string, words: string): Line {
  const line = log.split('\n').find((each) => each.includes(words));
  if (line === undefined) throw new Error(`no ${words} in the log: ${log}`);
  return JSON.parse(line) as Line;
}
