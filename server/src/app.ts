import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, assemble, refusalsOf } from './people/assemble.ts';
import { STAGES } from './stages.ts';
import type { RefusalTable } from './support/http/refusal.ts';
import type { World } from './support/world.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The whole product as an application without a port. */
export function buildApp(world: World): Promise<App> {
  return assemble(world, { stages: STAGES, version: version(), webDir: join(ROOT, 'web/dist') });
}

/** The error table of the whole product, by code. */
export function allRefusals(): RefusalTable {
  return refusalsOf(STAGES);
}

function version(): string {
  const { version: text } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return text;
}
