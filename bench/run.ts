import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';

type Measure = (args: readonly string[]) => Promise<Record<string, unknown>>;

// A measurement is a file of this folder that exports `run`; the last line it leaves is one JSON object.
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => name !== 'run')
  .sort();

const [name, ...args] = process.argv.slice(2);

if (!name || !names.includes(name)) {
  const asked = name === '--help' || name === '-h';
  const told = asked ? '' : name ? `There is no measurement '${name}'. ` : 'Name a measurement. ';
  console.error(`${told}There is: ${names.join(', ')}. Run: npm run bench -- NAME`);
  if (!asked) process.exitCode = 2;
} else {
  const measure = await loadMeasure(name);
  const figures = await measure(args);
  console.log(JSON.stringify({ bench: name, ...figures, machine: machine() }));
}

async function loadMeasure(file: string): Promise<Measure> {
  const { run }: { run?: Measure } = await import(`./${file}.ts`);
  if (!run) throw new Error(`bench/${file}.ts exports no run(args); export one that returns the figures.`);
  return run;
}

function machine(): Record<string, unknown> {
  const cores = cpus();
  return {
    cores: cores.length,
    cpu: cores[0]?.model.trim() ?? 'unknown',
    node: process.version,
    date: new Date().toISOString(),
  };
}
