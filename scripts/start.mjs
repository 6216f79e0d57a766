// npm start: the web pages if their sources changed, then the server in this very process,
// so that signals and the exit code are its own.
import { buildWebIfNeeded } from './build-web.mjs';

const shell = process.ppid;
const [major, minor] = process.versions.node.split('.').map(Number);
const wantsHelp = process.argv.includes('--help') || process.argv.includes('-h');

if (major < 24 && !(major === 22 && minor >= 18)) {
  console.error(`The server needs Node.js 24 and this is ${process.versions.node}; start it with: npm start`);
  process.exit(1);
}
try {
  if (!wantsHelp) await buildWebIfNeeded();
} catch (error) {
  console.error(`Chengyun cannot start: ${error.message}`);
  process.exit(1);
}
if (process.env.npm_lifecycle_event && process.platform !== 'win32') stopWithShell();
await import('../server/src/main.ts');

/**
 * npm hands SIGTERM to the shell between it and us, and some shells (dash) just die of it. Their end is our signal:
 * without this, stopping npm would leave the server and its database running.
 */
function stopWithShell() {
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 100);
  watch.unref();
}
