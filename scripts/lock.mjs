// One at a time: what two `npm start` in one clone must not do together (installing, building).
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const BEAT_MS = 5_000;
const STALE_MS = 30_000;

/** Runs `work` while holding the file `lock`; says `waiting` once if somebody else holds it. */
export async function withLock(lock, waiting, work) {
  let told = false;
  while (!take(lock)) {
    if (!told) console.log(waiting);
    told = true;
    if (isStale(lock)) discard(lock);
    else await pause(200);
  }
  // The holder touches the file as long as it lives, so a reused process number cannot keep a dead lock alive.
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(lock) {
  try {
    const old = Date.now() - statSync(lock).mtimeMs;
    if (old > STALE_MS) return true;
    const pid = Number(readFileSync(lock, 'utf8'));
    return old > 1_000 && pid > 0 && !isAlive(pid);
  } catch {
    return false; // just let go of
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Only one of several waiting can move the dead lock away. */
function discard(lock) {
  try {
    const aside = `${lock}.${process.pid}`;
    renameSync(lock, aside);
    rmSync(aside);
  } catch {
    // another one was quicker
  }
}
