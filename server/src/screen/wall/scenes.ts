import type { AlarmFilter } from '@chengyun/contract/alarm-query';
import type { WallScene } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';

/** Which cases a scene is about, as the measures and the desk both narrow; nothing for all. */
export interface SceneCases {
  readonly kind?: string;
  /** taxonomy:code; what is below it is included. */
  readonly class?: string;
}

/** A measure on the wall, under a short name where its own is long. */
export interface Shown {
  readonly measure: string;
  readonly name?: Localized;
  readonly profile?: string;
}

/** A ranking: the groups of a measure over this month or these seven days, best or most first. */
export interface Ranked {
  readonly measure: string;
  readonly by: 'area' | 'branch' | 'category' | 'class' | 'site' | 'profile';
  readonly over: 'month' | 'week';
}

/** What a part of a scene is made from. */
export type Recipe =
  | { readonly make: 'today'; readonly by: 'kind' | 'class' | 'source' }
  | { readonly make: 'alarms-today'; readonly filter: AlarmFilter }
  | { readonly make: 'rates' | 'numbers'; readonly shown: readonly Shown[]; readonly own?: true }
  | { readonly make: 'ranking'; readonly ranked: Ranked; readonly own?: true }
  | { readonly make: 'alarms'; readonly filter: AlarmFilter; readonly top: number }
  | { readonly make: 'devices' }
  | { readonly make: 'pressing'; readonly top: number }
  | { readonly make: 'patrols' }
  | { readonly make: 'sections'; readonly top: number }
  | { readonly make: 'goals'; readonly top: number };

/** A part of a scene: its heading, and how long an answer of it may be shown to those who ask after. */
export interface ScenePart {
  readonly id: string;
  readonly keptMs: number;
  readonly recipe: Recipe;
}

export interface Scene {
  readonly cases: SceneCases;
  /** What the ribbon counts; cases unless told. */
  readonly ribbon?: 'dangers';
  readonly left: readonly ScenePart[];
  readonly right: readonly ScenePart[];
}

const NOW_MS = 1_000;
const SOON_MS = 30_000;
/** What is counted by the year. */
const LONG_MS = 300_000;
/** Dust and noise monitors, whatever the interval they report at. */
const DUST = 'dust-noise,dust-noise-5min,dust-noise-15min';
const DANGER: AlarmFilter = { kind: 'fire,warning' };

const now = (id: string, recipe: Recipe): ScenePart => ({ id, keptMs: NOW_MS, recipe });
const soon = (id: string, recipe: Recipe): ScenePart => ({ id, keptMs: SOON_MS, recipe });
const named = (measure: string, zh: string, en: string, profile?: string): Shown => ({
  ...{ measure, name: { zh, en } },
  ...(profile === undefined ? {} : { profile }),
});
const today = (by: 'kind' | 'class') => now('today', { make: 'today', by });
const rates = (id: string, ...shown: readonly Shown[]) => soon(id, { make: 'rates', shown });
const numbers = (id: string, ...shown: readonly Shown[]) => soon(id, { make: 'numbers', shown });
const ranking = (id: string, ranked: Ranked) => soon(id, { make: 'ranking', ranked });
/** Of the scene's own cases, where the measure itself is of all. */
const ownRates = (id: string, ...shown: readonly Shown[]) => soon(id, { make: 'rates', own: true, shown });
const ownRanking = (id: string, ranked: Ranked) => soon(id, { make: 'ranking', own: true, ranked });

const handledInTime = named('loop.handled-in-time', '按期处置率', 'Handled in time');
const rework = named('loop.rework-rate', '返工率', 'Rework');
const pressing = now('pressing', { make: 'pressing', top: 4 });
const goals: ScenePart = { id: 'goals', keptMs: LONG_MS, recipe: { make: 'goals', top: 3 } };
const devices = soon('devices', { make: 'devices' });
const patrols = soon('patrols', { make: 'patrols' });
const sections = soon('sections', { make: 'sections', top: 5 });
const ownTopics = (over: Ranked['over']) => ownRanking('topics', { measure: 'loop.reported', by: 'category', over });

const town: Scene = {
  cases: {},
  left: [
    today('kind'),
    rates(
      'quality',
      { measure: 'hotline.first-contact' },
      { measure: 'hotline.solved' },
      { measure: 'hotline.satisfaction' },
      handledInTime,
      { measure: 'loop.closed-in-time' },
      { measure: 'discovery.self-found' },
    ),
    ranking('communities', { measure: 'loop.handled-in-time', by: 'area', over: 'month' }),
  ],
  right: [
    now('alarms', { make: 'alarms', filter: {}, top: 3 }),
    devices,
    now('pressing', { make: 'pressing', top: 3 }),
    goals,
    patrols,
    // Last, with as many lines as there is room for; on a full day with none.
    ranking('rising', { measure: 'loop.reported', by: 'category', over: 'week' }),
  ],
};

const fire: Scene = {
  cases: { kind: 'fire' },
  ribbon: 'dangers',
  left: [
    now('danger-today', { make: 'alarms-today', filter: DANGER }),
    numbers(
      'alarm-quality',
      named('devices.false-alarms', '本月误报率', 'False alarms this month'),
      named('devices.time-to-acknowledge', '确认用时中位', 'Median to acknowledge'),
      named('devices.confirmed', '本月属实', 'Confirmed this month'),
      named('devices.unacknowledged', '本月无人确认', 'Nobody acknowledged'),
    ),
    rates(
      'fire-devices',
      named('devices.online', '感烟探测器', 'Smoke detectors', 'smoke-detector'),
      named('devices.online', '消火栓水压', 'Hydrants', 'hydrant-pressure'),
      named('devices.online', '水泵房液位', 'Pump rooms', 'pump-room'),
      named('devices.online', '电气火灾', 'Electrical fire', 'electrical-fire'),
      named('devices.online', '可燃气体', 'Gas detectors', 'gas-detector'),
      named('devices.online', '防火门', 'Fire doors', 'fire-door'),
    ),
  ],
  right: [
    now('dangers', { make: 'alarms', filter: DANGER, top: 5 }),
    devices,
    ranking('sites', { measure: 'devices.alarms', by: 'site', over: 'month' }),
    pressing,
    ranking('online', { measure: 'devices.online', by: 'area', over: 'month' }),
  ],
};

const hotline: Scene = {
  cases: { kind: 'hotline' },
  left: [
    today('class'),
    rates(
      'quality',
      { measure: 'hotline.first-contact' },
      { measure: 'hotline.solved' },
      { measure: 'hotline.satisfaction' },
      named('hotline.on-time', '按时办结率', 'Ended on time'),
      named('hotline.repeats', '并案占比', 'Merged'),
    ),
    ranking('callers', { measure: 'hotline.tickets', by: 'area', over: 'week' }),
  ],
  right: [
    ranking('topics', { measure: 'hotline.tickets', by: 'category', over: 'week' }),
    numbers(
      'warned',
      named('hotline.groups', '反映五次以上', 'Reported 5+ times'),
      named('hotline.dissatisfied', '预警工单', 'Warned'),
      named('hotline.tickets', '本月受理', 'Tickets this month'),
      named('hotline.explained', '解释说明率', 'Explained'),
    ),
    pressing,
  ],
};

const grid: Scene = {
  cases: { kind: 'grid' },
  left: [
    today('class'),
    ownRates(
      'grid-quality',
      { measure: 'grid.closed-on-the-spot' },
      handledInTime,
      { measure: 'loop.closed-in-time' },
      rework,
      { measure: 'discovery.coverage' },
    ),
    ranking('finders', { measure: 'discovery.valid-by-patrol', by: 'area', over: 'month' }),
  ],
  right: [
    ownTopics('week'),
    numbers(
      'found',
      named('discovery.valid-by-patrol', '有效上报', 'Valid reports'),
      named('discovery.valid-per-worker', '人均有效上报', 'Valid per worker'),
    ),
    pressing,
    patrols,
  ],
};

/** The left side of a scene that is about one class of cases. */
const ofClass = [
  today('kind'),
  ownRates('class-quality', handledInTime, { measure: 'loop.closed-in-time' }, rework),
  ownRanking('most', { measure: 'loop.reported', by: 'area', over: 'month' }),
];

const environment: Scene = {
  cases: { class: 'gbt30428-2-2013-events:01' },
  left: ofClass,
  right: [sections, now('air', { make: 'alarms', filter: { profile: DUST }, top: 3 }), ownTopics('week'), pressing],
};

const flood: Scene = {
  cases: { class: 'gbt30428-2-2013-events:05' },
  left: ofClass,
  right: [sections, ownTopics('month'), pressing],
};

/** What the wall shows in each scene, from top to bottom on either side of the map. */
export const SCENES: Readonly<Record<WallScene, Scene>> = { town, fire, hotline, grid, environment, flood };
