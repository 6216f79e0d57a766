import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { helpText, terminalLanguage } from './config-help.ts';
import { accounts, greeting } from './greeting.ts';
import { openWorld } from './open-world.ts';
import { ensureAdministrator } from './people/accounts/first-administrator.ts';
import type { App } from './people/assemble.ts';
import { bringPacks } from './people/bring-packs.ts';
import { ensureSampleTown } from './sample/ensure-sample-town.ts';
import { listen } from './support/http/listen.ts';
import { listenTls } from './support/http/listen-tls.ts';
import { runJobs } from './support/jobs/run-jobs.ts';
import { keepHeapLean } from './support/lean-heap.ts';
import { type Log, makeLog } from './support/log.ts';
import { makeStops } from './support/stops.ts';
import { keepCertificate } from './support/tls/keep-certificate.ts';

keepHeapLean();

type OnStop = (stop: () => unknown) => void;

const args = process.argv.slice(2);

if (args.includes('--help') || args.includes('-h')) process.stdout.write(helpText(terminalLanguage(process.env)));
else await main();

async function main(): Promise<void> {
  const read = readConfig(process.env, args, process.cwd());
  if (!read.ok) return fail(read.problems);
  const log = makeLog(read.config.logLevel);
  const stops = makeStops();
  const { promise: asked, resolve: ask } = Promise.withResolvers<number>();
  let asks = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      asks += 1;
      // Who presses Ctrl-C three times means it; the database recovers at the next start.
      if (asks > 2) process.exit(1);
      ask(0);
    });
  }
  const lost = (error: Error) => {
    log.fatal({ err: error }, 'The database ended by itself');
    ask(1);
  };
  const started = start(read.config, log, stops.add, lost).then(
    () => asked,
    (error: unknown) => {
      fail([error instanceof Error ? error.message : String(error)]);
      log.debug({ err: error }, 'The start failed');
      return 1;
    },
  );
  const code = await Promise.race([started, asked]);
  // Asked to stop in the middle of starting: what is half-way finishes first, so that it can be stopped whole.
  await started;
  await stop(stops.run, log, code);
}

/** Starts everything in the order of the flow; each part says how to stop it. */
async function start(config: Config, log: Log, onStop: OnStop, lost: (error: Error) => void): Promise<void> {
  const opened = await openWorld({ config, log, onLost: lost });
  onStop(opened.stop);
  const { world } = opened;
  await bringPacks(world.ownerSql, log);
  const app = await buildApp(world);
  onStop(app.stop);
  const administrator = await ensureAdministrator(world.sql, app.people.hashing, config.adminPassword);
  const sample = config.empty ? undefined : await ensureSampleTown(world, app.people.hashing, config.sampleDays);
  try {
    const url = await listen(app.http, config.host, config.port);
    await serveTls(app.http, config, log, onStop);
    onStop(await runJobs(world, app.tasks, app.timed));
    process.stdout.write(greeting({ url, administrator, sample }));
  } catch (error) {
    // A password is told this once, also by a start that goes no further: the next one finds the accounts made.
    process.stdout.write(accounts({ administrator, sample }));
    throw error;
  }
}

/** Web and API over TLS too, where HTTPS_PORT says so. */
async function serveTls(http: App['http'], { tls, host }: Config, log: Log, onStop: OnStop): Promise<void> {
  if (!tls || tls.https === 'off') return;
  const certificate = await keepCertificate(tls, log);
  onStop(certificate.stop);
  const listening = await listenTls(http, certificate, { host, port: tls.https });
  onStop(listening.stop);
  log.info({ port: listening.port }, `Web and API over TLS listen on ${host}:${listening.port}`);
}

async function stop(run: () => Promise<void>, log: Log, code: number): Promise<void> {
  const limit = setTimeout(() => process.exit(1), 30_000);
  await run().catch((error: unknown) => log.error({ err: error }, 'The stop was not clean'));
  clearTimeout(limit);
  log.flush();
  process.exit(code);
}

function fail(problems: readonly string[]): void {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
