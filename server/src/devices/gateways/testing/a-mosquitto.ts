import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../ingest/test-devices.ts';

const PROGRAM = '/usr/sbin/mosquitto';
const CLIENT = '/usr/bin/mosquitto_pub';

/** Whether the machine has the broker and its clients; where everything is checked it must. */
export function hasMosquitto(): boolean {
  if ([PROGRAM, CLIENT].every((path) => existsSync(path))) return true;
  if (process.env['CI']) throw new Error(`${PROGRAM} is missing; install the packages mosquitto and mosquitto-clients`);
  return false;
}

/** A broker of another make, for tests. */
export type Mosquitto = {
  readonly port: number;
  readonly url: string;
  readonly start: () => Promise<void>;
  /** Ends it; its sessions are kept for the next start. */
  readonly stop: () => Promise<void>;
  /** Ends it for good. */
  readonly close: () => Promise<void>;
};

/** Starts one on a port of its own, for one user. */
export async function aMosquitto(): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'chengyun-mosquitto-'));
  const port = await freePort();
  const passwords = join(folder, 'passwords');
  execFileSync('mosquitto_passwd', ['-b', '-c', passwords, 'town', 'p@ss:word'], { stdio: 'ignore' });
  const config = join(folder, 'mosquitto.conf');
  const lines = [
    ...[`listener ${port} 127.0.0.1`, 'allow_anonymous false', `password_file ${passwords}`],
    ...['max_inflight_messages 0', 'persistence true', `persistence_location ${folder}/`],
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(PROGRAM, ['-c', config], { stdio: 'ignore' });
    await until(() => answers(port));
  };
  const stop = async () => {
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  await start();
  return {
    ...{ port, url: `mqtt://town:p%40ss%3Aword@127.0.0.1:${port}`, start, stop },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  }).then((isThere) => {
    socket.destroy();
    return isThere === true;
  });
}
