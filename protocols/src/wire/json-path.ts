import { isList, isObject, type Json } from './json.ts';

/** A step into a value: a member by its name, an item by its place, or each item. */
type Step = string | number | '*each';

const STEP = /\.([^.[\]{}'"\s]+)|\[(\d{1,4})\]|\[(\*)\]|\['([^']+)'\]/y;
const EACH = '*each';
/** Values one path may lead to, so that no payload makes work without end. */
const MOST = 1_000;

const known = new Map<string, readonly Step[] | null>();
const MOST_KNOWN = 10_000;

/** Whether a text is a path: `$`, then `.name`, `['name']`, `[2]` or `[*]` as often as needed. */
export function isPath(text: string): boolean {
  return stepsOf(text) !== null;
}

/** The values a path leads to, a thousand at most; none where a step leads nowhere or the text is no path. */
export function valuesAt(value: Json, path: string): readonly Json[] {
  let found: readonly Json[] = [value];
  for (const step of stepsOf(path) ?? [NOWHERE]) {
    found = found.flatMap((one) => into(one, step)).slice(0, MOST);
    if (found.length === 0) return found;
  }
  return found;
}

/** The first of them; undefined where there is none. */
export function valueAt(value: Json, path: string): Json | undefined {
  return valuesAt(value, path)[0];
}

const NOWHERE: Step = -1;

function into(value: Json, step: Step): readonly Json[] {
  if (step === EACH) return isList(value) ? value : isObject(value) ? Object.values(value) : [];
  if (typeof step === 'number') {
    const item = isList(value) ? value[step] : undefined;
    return item === undefined ? [] : [item];
  }
  const member = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return member === undefined ? [] : [member];
}

/** Paths are few and read again with each message: each is taken apart once. */
function stepsOf(path: string): readonly Step[] | null {
  const before = known.get(path);
  if (before !== undefined) return before;
  const steps = read(path);
  if (known.size < MOST_KNOWN) known.set(path, steps);
  return steps;
}

function read(path: string): readonly Step[] | null {
  if (!path.startsWith('$')) return null;
  const steps: Step[] = [];
  for (let at = 1; at < path.length; ) {
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    if (!match) return null;
    const [whole, name, place, each, quoted] = match;
    steps.push(each ? EACH : place === undefined ? (name ?? quoted ?? '') : Number(place));
    at += whole.length;
  }
  return steps;
}
