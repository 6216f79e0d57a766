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
  readonly top: number;
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
  | { readonly make: 'sections'; readonly top: number }
  | { readonly make: 'goals'; readonly top: number }
  | { readonly make: 'awaits' };

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
const DANGER: AlarmFilter = { kind: 'fire,warning' };

const now = (id: string, recipe: Recipe): ScenePart => ({ id, keptMs: NOW_MS, recipe });
const soon = (id: string, recipe: Recipe): ScenePart => ({ id, keptMs: SOON_MS, recipe });
const named = (measure: string, zh: string, en: string, profile?: string): Shown => ({
  ...{ measure, name: { zh, en } },
  ...(profile === undefined ? {} : { profile }),
});
const pressing = now('pressing', { make: 'pressing', top: 4 });
const goals: ScenePart = { id: 'goals', keptMs: LONG_MS, recipe: { make: 'goals', top: 3 } };
const devices = soon('devices', { make: 'devices' });

const town: Scene = {
  cases: {},
  left: [
    now('today', { make: 'today', by: 'kind' }),
    soon('quality', {
      make: 'rates',
      shown: [
        { measure: 'hotline.first-contact' },
        { measure: 'hotline.solved' },
        { measure: 'hotline.satisfaction' },
        named('loop.handled-in-time', '按期处置率', 'Handled in time'),
        { measure: 'loop.closed-in-time' },
        { measure: 'discovery.self-found' },
      ],
    }),
    soon('communities', {
      make: 'ranking',
      ranked: { measure: 'loop.handled-in-time', by: 'area', over: 'month', top: 16 },
    }),
  ],
  right: [
    now('alarms', { make: 'alarms', filter: {}, top: 4 }),
    devices,
    pressing,
    goals,
    soon('rising', { make: 'ranking', ranked: { measure: 'loop.reported', by: 'category', over: 'week', top: 16 } }),
    soon('patrols', { make: 'awaits' }),
  ],
};

const fire: Scene = {
  cases: { kind: 'fire' },
  ribbon: 'dangers',
  left: [
    now('danger-today', { make: 'alarms-today', filter: DANGER }),
    soon('alarm-quality', {
      make: 'numbers',
      shown: [
        named('devices.false-alarms', '本月误报率', 'False alarms this month'),
        named('devices.time-to-acknowledge', '确认用时中位', 'Median to acknowledge'),
        named('devices.confirmed', '本月属实', 'Confirmed this month'),
        named('devices.unacknowledged', '本月无人确认', 'Nobody acknowledged'),
      ],
    }),
    soon('fire-devices', {
      make: 'rates',
      shown: [
        named('devices.online', '感烟探测器', 'Smoke detectors', 'smoke-detector'),
        named('devices.online', '消火栓水压', 'Hydrants', 'hydrant-pressure'),
        named('devices.online', '水泵房液位', 'Pump rooms', 'pump-room'),
        named('devices.online', '电气火灾', 'Electrical fire', 'electrical-fire'),
        named('devices.online', '可燃气体', 'Gas detectors', 'gas-detector'),
        named('devices.online', '防火门', 'Fire doors', 'fire-door'),
      ],
    }),
  ],
  right: [
    now('dangers', { make: 'alarms', filter: DANGER, top: 5 }),
    soon('sites', { make: 'ranking', ranked: { measure: 'devices.alarms', by: 'site', over: 'month', top: 16 } }),
    pressing,
  ],
};

const hotline: Scene = {
  cases: { kind: 'hotline' },
  left: [
    now('today', { make: 'today', by: 'class' }),
    soon('quality', {
      make: 'rates',
      shown: [
        { measure: 'hotline.first-contact' },
        { measure: 'hotline.solved' },
        { measure: 'hotline.satisfaction' },
        named('hotline.on-time', '按时办结率', 'Ended on time'),
        named('hotline.repeats', '重复投诉', 'Repeated'),
      ],
    }),
    soon('callers', { make: 'ranking', ranked: { measure: 'hotline.tickets', by: 'area', over: 'week', top: 16 } }),
  ],
  right: [
    soon('topics', { make: 'ranking', ranked: { measure: 'hotline.tickets', by: 'category', over: 'week', top: 16 } }),
    soon('warned', {
      make: 'numbers',
      shown: [
        named('hotline.groups', '群体投诉', 'Group complaints'),
        named('hotline.dissatisfied', '预警工单', 'Warned'),
        named('hotline.tickets', '本月受理', 'Tickets this month'),
        named('hotline.explained', '解释说明率', 'Explained'),
      ],
    }),
    pressing,
  ],
};

const grid: Scene = {
  cases: { kind: 'grid' },
  left: [
    now('today', { make: 'today', by: 'class' }),
    soon('grid-quality', {
      make: 'rates',
      own: true,
      shown: [
        { measure: 'grid.closed-on-the-spot' },
        named('loop.handled-in-time', '按期处置率', 'Handled in time'),
        { measure: 'loop.closed-in-time' },
        named('loop.rework-rate', '返工率', 'Rework'),
        { measure: 'discovery.coverage' },
      ],
    }),
    soon('finders', {
      make: 'ranking',
      ranked: { measure: 'discovery.valid-by-patrol', by: 'area', over: 'month', top: 16 },
    }),
  ],
  right: [
    soon('topics', {
      make: 'ranking',
      own: true,
      ranked: { measure: 'loop.reported', by: 'category', over: 'week', top: 16 },
    }),
    soon('found', {
      make: 'numbers',
      shown: [
        named('discovery.valid-by-patrol', '有效上报', 'Valid reports'),
        named('discovery.valid-per-worker', '人均有效上报', 'Valid per worker'),
      ],
    }),
    pressing,
    soon('patrols', { make: 'awaits' }),
  ],
};

const environment: Scene = {
  cases: { class: 'gbt30428-2-2013-events:01' },
  left: [
    now('today', { make: 'today', by: 'kind' }),
    soon('class-quality', {
      make: 'rates',
      own: true,
      shown: [
        named('loop.handled-in-time', '按期处置率', 'Handled in time'),
        { measure: 'loop.closed-in-time' },
        named('loop.rework-rate', '返工率', 'Rework'),
      ],
    }),
    soon('most', {
      make: 'ranking',
      own: true,
      ranked: { measure: 'loop.reported', by: 'area', over: 'month', top: 16 },
    }),
  ],
  right: [
    soon('sections', { make: 'sections', top: 5 }),
    now('air', { make: 'alarms', filter: { profile: 'dust-noise' }, top: 3 }),
    soon('topics', {
      make: 'ranking',
      own: true,
      ranked: { measure: 'loop.reported', by: 'category', over: 'week', top: 16 },
    }),
    pressing,
  ],
};

const flood: Scene = {
  cases: { class: 'gbt30428-2-2013-events:05' },
  left: [
    now('today', { make: 'today', by: 'kind' }),
    soon('class-quality', {
      make: 'rates',
      own: true,
      shown: [
        named('loop.handled-in-time', '按期处置率', 'Handled in time'),
        { measure: 'loop.closed-in-time' },
        named('loop.rework-rate', '返工率', 'Rework'),
      ],
    }),
    soon('most', {
      make: 'ranking',
      own: true,
      ranked: { measure: 'loop.reported', by: 'area', over: 'month', top: 16 },
    }),
  ],
  right: [
    soon('levels', { make: 'awaits' }),
    soon('sections', { make: 'sections', top: 5 }),
    soon('topics', {
      make: 'ranking',
      own: true,
      ranked: { measure: 'loop.reported', by: 'category', over: 'month', top: 16 },
    }),
    pressing,
  ],
};

/** What the wall shows in each scene, from top to bottom on either side of the map. */
export const SCENES: Readonly<Record<WallScene, Scene>> = { town, fire, hotline, grid, environment, flood };
