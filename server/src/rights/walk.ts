import type { Http } from '../support/http/build-http.ts';
import { OTHER_TOWN, TOWN } from './grounds.ts';
import { marksFor, maySee } from './may-see.ts';
import type { Things } from './objects.ts';
import type { RouteRule } from './route-rule.ts';
import type { Described, Route } from './routes.ts';
import { NO_ID, type Schema, sampleOf } from './sample-input.ts';
import type { Walker } from './walkers.ts';
import { everyWhose, handlers, markOf, type Whose } from './whose.ts';

/** One try: who calls which route about whose thing, in which town. */
export type Try = { readonly walker: Walker; readonly route: Route; readonly town: string; readonly whose: Whose };

/**
 * What must come of it. `stranger` 401, `refused` 403, `hidden` as if it were not there, `open` anything a person with
 * the right may be told.
 */
export type Verdict = 'stranger' | 'refused' | 'hidden' | 'open';

/** What is wrong with an answer, or nothing. */
export type Fault = { readonly what: 'leak' | 'closed' | 'not reached'; readonly told: string };

/** All tries: every walker, every route, each thing it may name, in both towns. */
export function triesOf({ routes }: Described, walkers: readonly Walker[]): readonly Try[] {
  return routes.flatMap((route) => {
    const { rule, ofTown } = route;
    if (!rule || rule.who === 'anyone' || rule.who === 'machine' || rule.who === 'key') return [];
    const ofReporters = rule.thing === 'case' || rule.thing === 'attachment';
    const things: readonly Whose[] = rule.thing ? (ofReporters ? everyWhose : handlers) : ['A'];
    const towns = ofTown ? [TOWN, OTHER_TOWN] : [TOWN];
    return walkers.flatMap((walker) =>
      towns.flatMap((town) => things.map((whose) => ({ walker, route, town, whose }))),
    );
  });
}

/** What the rules say of a try. */
export function verdictOf({ walker, route, town, whose }: Try): Verdict {
  const { rule, ofTown, method } = route;
  if (!rule) throw new Error(`no rule for ${route.name}`);
  if (walker.standing === 'stranger') return 'stranger';
  if (!ofTown) return beyondTowns(walker, rule.who);
  if (walker.standing === 'foreign') return town === OTHER_TOWN ? foreignVerdict() : 'refused';
  if (walker.kiosk) return town === OTHER_TOWN || !rule.kiosk ? 'refused' : 'open';
  // The three administrators hold their post in every town, and find the other town's things there.
  const post = isPost(walker);
  if (town === OTHER_TOWN && !post) return 'refused';
  if ((rule.who === 'business' || rule.who === 'business or own') && post) return 'refused';
  if (walker.own ? rule.who !== 'own' && rule.who !== 'business or own' : rule.who === 'own') return 'refused';
  if (Array.isArray(rule.who) && !walker.roles.some((role) => rule.who.includes(role))) return 'refused';
  if (method !== 'GET' && !rule.reads && !walker.writes) return 'refused';
  if (!rule.thing) return 'open';
  const here = town === OTHER_TOWN ? whose === 'other town' : whose !== 'other town';
  if (!here) return 'hidden';
  return maySee(walker, rule.thing, town === OTHER_TOWN ? 'A' : whose) ? 'open' : 'hidden';
}

/** Routes of no town are for people; a key belongs to one. */
function beyondTowns({ person, roles }: Walker, who: RouteRule['who']): Verdict {
  if (!person) return 'stranger';
  if (who === 'first account') return 'refused';
  return who === 'signed in' || roles.some((role) => who.includes(role)) ? 'open' : 'refused';
}

// Foreigners are staff where they are at home; that the other town's own rights hold is walked from this side.
function foreignVerdict(): Verdict {
  return 'open';
}

/** What an answer leaves to look for: its request, its status. */
export type Answered = { readonly one: Try; readonly request: string; readonly status: number };

/** Makes the request of a try and compares the answer with the verdict. */
export async function walkOne(
  http: Http,
  described: Described,
  things: Things,
  one: Try,
  seen: (answered: Answered) => void = () => {},
): Promise<Fault | undefined> {
  const { walker, route } = one;
  const answer = await http.inject(requestOf(described, things, one)).catch((cause: unknown) => {
    throw new Error(`${walker.name}: ${route.name} of ${one.whose} in ${one.town} gave no answer`, { cause });
  });
  seen({ one, request: String(answer.headers['x-request-id']), status: answer.statusCode });
  const verdict = verdictOf(one);
  const text = answer.rawPayload.toString('utf8');
  const told = `${walker.name}: ${route.name} of ${one.whose} in ${one.town} → ${answer.statusCode} ${text.slice(0, 160)} (${verdict})`;
  if (verdict !== 'open' || walker.standing === 'staff') {
    const mark = marksSeen(one, text);
    if (mark) return { what: 'leak', told: `${mark}: ${told}` };
  }
  const what = faultOf(verdict, answer.statusCode, codeOf(text), route.method);
  // What is answered word for word the same for an id that names nothing tells nothing.
  if (what === 'leak' && verdict === 'hidden' && text === (await answerToNoId(http, described, things, one)))
    return undefined;
  return what && { what, told };
}

async function answerToNoId(http: Http, described: Described, things: Things, one: Try): Promise<string> {
  const { [one.whose]: own, ...others } = things;
  const thing = one.route.rule?.thing;
  const none = { ...others, [one.whose]: thing ? { ...own, [thing]: NO_ID } : own } as Things;
  const answer = await http.inject(requestOf(described, none, one));
  return answer.rawPayload.toString('utf8');
}

function faultOf(
  verdict: Verdict,
  status: number,
  code: string | undefined,
  method: string,
): Fault['what'] | undefined {
  switch (verdict) {
    case 'stranger':
      return status === 401 ? undefined : 'leak';
    case 'refused':
      return status === 403 ? undefined : 'leak';
    case 'hidden':
      if (status === 400) return 'not reached';
      return status === 404 || status === 403 ? undefined : 'leak';
    case 'open':
      if (status === 401 || status >= 500) return 'closed';
      if (code === 'forbidden' || code === 'people.not-of-town' || code === 'read-only-key') return 'closed';
      // A text has no small picture, and a town without figures none to show.
      return method === 'GET' && status >= 400 && status !== 404 ? 'closed' : undefined;
  }
}

/** A mark in the answer that the walker may not come upon. */
function marksSeen({ walker, town, route }: Try, text: string): string | undefined {
  // The trail says what was done to whom; whoever reads it reads that of every town they are auditor of.
  if (route.name.startsWith('GET /audit') && walker.roles.includes('auditor')) return undefined;
  const own = town === OTHER_TOWN ? [markOf('other town')] : [];
  const allowed = [...marksFor(walker), ...(isPost(walker) ? own : [])];
  return everyWhose.map(markOf).find((mark) => text.includes(mark) && !allowed.includes(mark));
}

/** Whether somebody is one of the three administrators. */
export function isPost({ roles }: Walker): boolean {
  return roles.some((role) => ['sysadmin', 'secadmin', 'auditor'].includes(role));
}

function codeOf(text: string): string | undefined {
  try {
    const { code } = JSON.parse(text) as { readonly code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined; // no JSON: a file, a stream
  }
}

/** A measure that every pack has. */
const MEASURE = 'on_time';
/** What a route's other parts are called where no made-up value would do. */
const PARTS: Readonly<Record<string, string>> = {
  ...{ code: '310199101001', version: '1', kind: 'hotline', month: '2024-01' },
  // The whole world in one tile: whatever leaks is in it.
  ...{ layer: 'cases', sheet: 'vec', z: '0', x: '0', y: '0' },
};
const IDS: readonly (readonly [RegExp, string])[] = [
  [/\/packs\//, 'small'],
  [/\/calendars\//, 'national'],
  [/\/measures\//, MEASURE],
];

function requestOf({ components }: Described, things: Things, { walker, route, town, whose }: Try) {
  const id = route.rule?.thing ? things[whose][route.rule.thing] : undefined;
  const named = IDS.find(([pattern]) => pattern.test(route.path))?.[1];
  const path = route.path.replace('{town}', town).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    return encodeURIComponent(PARTS[name] ?? id ?? named ?? NO_ID);
  });
  const query = route.query
    .filter(({ required }) => required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(queryValue(name, schema, components)))}`);
  const body = route.body ? { payload: sampleOf(route.body, components) as object } : {};
  const url = query.length > 0 ? `${path}?${query.join('&')}` : path;
  return { method: route.method, url, headers: { ...walker.headers }, remoteAddress: nextAddress(), ...body };
}

let asked = 0;

// Strangers with credentials that are none come from ever new addresses: so many from one would be told to wait.
function nextAddress(): string {
  asked += 1;
  return `10.0.${Math.floor(asked / 100) % 256}.1`;
}

// A table in plain text shows its marks; the workbook is looked at by a test of its own.
function queryValue(name: string, schema: Schema, components: Described['components']): unknown {
  return name === 'format' ? 'csv' : sampleOf(schema, components);
}
