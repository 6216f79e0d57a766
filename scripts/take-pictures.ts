// node scripts/take-pictures.ts [--town=URL] [NAME …]: the pictures of the documentation, taken from the real product with
// its sample town, in docs/pictures; NAME is a part of their names. Without --town a town is made for it first, which
// takes half an hour, for its past must be there and its devices must have spoken; --town takes them from one that runs,
// with CHENGYUN_ADMIN_PASSWORD and the SAMPLE_PASSWORD that its first start showed. CHROMIUM names another browser;
// Debian's needs the package chromium-l10n to show its own fields of date and time in Chinese.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { ADMIN_PASSWORD, dataFolder, freePort, startServer } from '../e2e/running-server.ts';
import { PICTURES, type Who } from './pictures/list.ts';
import { type SignIn, takePicture } from './pictures/take.ts';

const ROOT = join(import.meta.dirname, '..');
/** Of these pictures only. */
const OWN_PASSWORD = 'Lantern-River-2026-Own';
const ROLL_CALL_MS = 20 * 60_000;

interface Town {
  readonly url: string;
  readonly adminPassword: string;
  /** The one-time password of the sample accounts. */
  readonly samplePassword: string;
  readonly stop: () => Promise<void>;
}

async function theTown(given: string | undefined): Promise<Town> {
  if (given !== undefined) {
    const { CHENGYUN_ADMIN_PASSWORD = ADMIN_PASSWORD, SAMPLE_PASSWORD = '' } = process.env;
    const passwords = { adminPassword: CHENGYUN_ADMIN_PASSWORD, samplePassword: SAMPLE_PASSWORD };
    return { url: given, ...passwords, stop: async () => {} };
  }
  const build = "await (await import('./scripts/build-web.mjs')).buildWebIfNeeded()";
  spawnSync(process.execPath, ['--input-type=module', '-e', build], { cwd: ROOT, stdio: 'inherit' });
  const data = dataFolder();
  const ports = {
    MQTT_PORT: `${await freePort()}`,
    GBT26875_PORT: `${await freePort()}`,
    HJ212_PORT: `${await freePort()}`,
  };
  const server = await startServer({ dataDir: data.dir, sampleDays: 120, env: { ...ports, SAMPLE_DAY: 'calm' } });
  console.log('The town is there; its past and its devices are waited for.');
  await new Promise((resolve) => setTimeout(resolve, ROLL_CALL_MS));
  const stop = async () => {
    await server.stop();
    data.remove();
  };
  return { url: server.url, adminPassword: ADMIN_PASSWORD, samplePassword: server.samplePassword ?? '', stop };
}

/** Signs in at a town; a sample account gets a password of its own at its first sign-in. */
function signInAt({ url, adminPassword, samplePassword }: Town): SignIn {
  const post = (context: BrowserContext, path: string, data: object) => context.request.post(`${url}${path}`, { data });
  return async (context, who: Who) => {
    const signIn = (password: string) => post(context, '/api/auth/sign-in/username', { username: who, password });
    if (who === 'admin') return must(await signIn(adminPassword));
    if ((await signIn(OWN_PASSWORD)).ok()) return;
    must(await signIn(samplePassword));
    const change = { currentPassword: samplePassword, newPassword: OWN_PASSWORD };
    must(await post(context, '/api/auth/change-password', change));
  };
}

function must(reply: { readonly ok: () => boolean; readonly url: () => string; readonly status: () => number }): void {
  if (!reply.ok()) throw new Error(`${reply.url()} answered ${reply.status()}`);
}

const args = process.argv.slice(2);
const given = args.find((arg) => arg.startsWith('--town='))?.slice('--town='.length);
const names = args.filter((arg) => !arg.startsWith('--'));
const wanted = PICTURES.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));
const town = await theTown(given);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--use-angle=swiftshader', '--lang=zh-CN'],
  env: { ...process.env, LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' }, // the browser's own fields of date and time
});
try {
  for (const picture of wanted) await takePicture(browser, town.url, picture, signInAt(town));
} finally {
  await browser.close();
  await town.stop();
}
