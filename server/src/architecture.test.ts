import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** How far down the flow a stage is: it may import itself and what is above it. */
const STAGE_ORDER = {
  support: 0,
  town: 1,
  people: 2,
  arrivals: 3,
  devices: 3,
  cases: 4,
  rounds: 5,
  measures: 6,
  screen: 7,
  sample: 8, // the sample town is made by what people do
  commands: 9, // the command line drives any stage
  rights: 9, // a walk through the whole product by everybody
} as const;

/** What the screens are made of; it knows no feature. */
const WEB_BASE: readonly string[] = ['map', 'charts', 'ui', 'api', 'text'];

/** Files longer than 300 lines, each with the reason. */
const LONG_FILES: Readonly<Record<string, string>> = {};

type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

const sources = ['server/src', 'web/src', 'protocols/src', 'contract/src', 'simulator', 'bench', 'e2e', 'scripts']
  .flatMap((folder) => filesIn(join(ROOT, folder)))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
  .map(readSource);

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  } catch {
    return []; // a workspace that is not there yet
  }
}

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const found = [
    ...text.matchAll(/^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^import\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
  ];
  return { path: inRoot(file), text, imports: found.map(([, name = '']) => resolved(file, name)) };
}

/** Relative imports as paths from the root of the repository, packages as they are. */
function resolved(file: string, name: string): string {
  return name.startsWith('.') ? inRoot(resolve(dirname(file), name)) : name;
}

function inRoot(path: string): string {
  return relative(ROOT, path).split(sep).join('/');
}

/** The folder below `under` that a path lies in: '' for a file directly there, undefined for one elsewhere. */
function partOf(under: string, path: string): string | undefined {
  if (!path.startsWith(`${under}/`)) return undefined;
  const [first = '', ...rest] = path.slice(under.length + 1).split('/');
  return rest.length > 0 ? first : '';
}

/** Every import of the sources that `wrong` finds fault with, as "file → import". */
function faults(wrong: (source: Source, imported: string) => boolean): readonly string[] {
  return sources.flatMap((source) =>
    source.imports.filter((imported) => wrong(source, imported)).map((imported) => `${source.path} → ${imported}`),
  );
}

function orderOf(stage: string): number | undefined {
  return Object.entries(STAGE_ORDER).find(([name]) => name === stage)?.[1];
}

/** Tests, and what protocols share for testing. */
function isTest(path: string): boolean {
  return /\.test\.tsx?$|^protocols\/src\/testing\//.test(path);
}

test('the sources and their imports were found', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(readSource(import.meta.filename).imports).toEqual(['node:fs', 'node:path', 'vitest']);
});

test('every folder of the server is a stage with a place in the flow', () => {
  const stages = new Set(sources.map(({ path }) => partOf('server/src', path)).filter(Boolean));
  expect([...stages].filter((stage) => orderOf(stage ?? '') === undefined)).toEqual([]);
});

test('a stage of the server imports only itself and what lies upstream', () => {
  const wrong = faults(({ path }, imported) => {
    const from = partOf('server/src', path);
    const to = partOf('server/src', imported);
    if (!from || to === undefined || from === to) return false;
    if (to === '') return imported !== 'server/src/config.ts' && from !== 'rights'; // main.ts builds the stages, not the other way round
    return (orderOf(to) ?? 99) >= (orderOf(from) ?? -1);
  });
  expect(wrong).toEqual([]);
});

test('the workspaces meet only through their front doors', () => {
  const wrong = faults(({ path }, imported) => {
    const home = path.split('/')[0];
    const workspaces = ['server', 'web', 'protocols', 'contract'];
    return (
      workspaces.includes(home ?? '') &&
      /^\w+\//.test(imported) &&
      workspaces.some((other) => other !== home && imported.startsWith(`${other}/`))
    );
  });
  expect(wrong).toEqual([]);
});

test('protocols import nothing but themselves and what Node ships', () => {
  const wrong = faults(({ path }, imported) => {
    const inside = (imported.startsWith('protocols/') && !isTest(imported)) || imported.startsWith('node:');
    return path.startsWith('protocols/') && !isTest(path) && !inside;
  });
  expect(wrong).toEqual([]);
});

test('the contract imports only TypeBox and itself', () => {
  const wrong = faults(({ path }, imported) => {
    const allowed = imported.startsWith('contract/') || imported === 'typebox' || imported.startsWith('typebox/');
    return path.startsWith('contract/') && !isTest(path) && !allowed;
  });
  expect(wrong).toEqual([]);
});

test('map, charts, ui, api and text of the web know no feature', () => {
  const wrong = faults(({ path }, imported) => {
    const to = partOf('web/src', imported);
    return WEB_BASE.includes(partOf('web/src', path) ?? '') && to !== undefined && !WEB_BASE.includes(to);
  });
  expect(wrong).toEqual([]);
});

test('features of the web do not import each other; app composes them', () => {
  const wrong = faults(({ path }, imported) => {
    const [from, to] = [partOf('web/src', path), partOf('web/src', imported)];
    const shared = ['app', '', ...WEB_BASE];
    return from !== undefined && to !== undefined && from !== to && ![from, to].some((part) => shared.includes(part));
  });
  expect(wrong).toEqual([]);
});

test('only web/src/map imports MapLibre', () => {
  const wrong = faults(
    ({ path }, imported) => /^(maplibre-gl|@vis\.gl\/)/.test(imported) && !path.startsWith('web/src/map/'),
  );
  expect(wrong).toEqual([]);
});

test('only web/src/charts imports ECharts', () => {
  const wrong = faults(
    ({ path }, imported) => /^(echarts|zrender)(\/|$)/.test(imported) && !path.startsWith('web/src/charts/'),
  );
  expect(wrong).toEqual([]);
});

test('no file is longer than 300 lines, listed exceptions apart', () => {
  const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > 300).map(({ path }) => path);
  expect(long.sort()).toEqual(Object.keys(LONG_FILES).sort());
});

test('nothing is exported as default', () => {
  expect(sources.filter(({ text }) => /^export default\b/m.test(text)).map(({ path }) => path)).toEqual([]);
});
