import { siteKindOf } from '@chengyun/contract/site-kind';
import { type PointLayerName, pointStates } from '@chengyun/contract/tiles';
import type { Sql } from '../../support/db/connect.ts';
import {
  type AlarmRow,
  type CaseRow,
  type DeviceRow,
  type DeviceWanted,
  namedPlaces,
  openCases,
  type PatrolRow,
  patrolsOn,
  placedDevices,
  type SiteRow,
  silentDevices,
  standingAlarms,
} from './point-queries.ts';
import type { TilePoint } from './tile-point.ts';

/** Ids the store said something about, by topic of its notices. */
export type Heard = ReadonlyMap<string, ReadonlySet<string>>;

/** Where a layer's things come from, and which notices tell of them. */
export interface PointSource {
  /** Topics whose ids are read again one by one. */
  readonly topics: readonly string[];
  /** Topics that tell no more than that all must be compared. */
  readonly lists: readonly string[];
  readonly all: (sql: Sql) => Promise<readonly TilePoint[]>;
  /** What stands now of the things heard of; `asked` are the ids of things, so that those not found are gone. */
  readonly some: (
    sql: Sql,
    heard: Heard,
  ) => Promise<{ readonly found: readonly TilePoint[]; readonly asked: readonly string[] }>;
}

/** The source of a layer; it may remember what it read last, so each layer that is kept has its own. */
export function pointSource(layer: PointLayerName): PointSource {
  if (layer === 'cases') return rowsOf('case', openCases, casePoint);
  if (layer === 'alarms') return rowsOf('alarm', standingAlarms, alarmPoint);
  if (layer === 'patrols') return rowsOf('round', patrolsOn, patrolPoint);
  if (layer === 'sites') return siteSource;
  return deviceSource(layer);
}

function rowsOf<R>(
  topic: string,
  read: (sql: Sql, ids?: readonly string[]) => Promise<R[]>,
  point: (row: R) => TilePoint,
): PointSource {
  return {
    ...{ topics: [topic], lists: [] },
    all: async (sql) => (await read(sql)).map(point),
    some: async (sql, heard) => {
      const asked = [...(heard.get(topic) ?? [])];
      return { asked, found: (await read(sql, asked)).map(point) };
    },
  };
}

function deviceSource(layer: DeviceWanted['layer']): PointSource {
  let silent: ReadonlySet<string> = new Set();
  return {
    ...{ topics: ['alarm', 'health'], lists: ['devices'] },
    all: async (sql) => {
      const rows = await placedDevices(sql, { layer });
      silent = new Set(rows.flatMap((row) => (row.silent ? [row.id] : [])));
      return rows.map(devicePoint);
    },
    some: async (sql, heard) => {
      // A notice of health names no device: who fell silent or spoke again is found by comparing.
      const now = heard.has('health') ? new Set(await silentDevices(sql)) : silent;
      const devices = [...[...now].filter((id) => !silent.has(id)), ...[...silent].filter((id) => !now.has(id))];
      silent = now;
      const only = { alarms: [...(heard.get('alarm') ?? [])], devices };
      return { asked: [], found: (await placedDevices(sql, { layer, only })).map(devicePoint) };
    },
  };
}

/** No notice names a place: all are compared when the ground of the town changed. */
const siteSource: PointSource = {
  ...{ topics: [], lists: [] },
  all: async (sql) => (await namedPlaces(sql)).flatMap(sitePoint),
  some: async () => ({ found: [], asked: [] }),
};

function sitePoint({ id, kind, name, lon, lat }: SiteRow): readonly TilePoint[] {
  const site = siteKindOf({ kind, name });
  return site ? [{ id, lon, lat, state: placeIn(pointStates.sites, site), tags: { name } }] : [];
}

function casePoint({ id, lon, lat, lamp, state }: CaseRow): TilePoint {
  return { id, lon, lat, state: placeIn(pointStates.cases, lamp ?? 'none'), tags: { at: state } };
}

function alarmPoint({ id, lon, lat, kind, severity, state }: AlarmRow): TilePoint {
  return { id, lon, lat, state: placeIn(pointStates.alarms, severity), tags: { kind, at: state } };
}

/** Who it is stands in no tile: a screen of a hall shows them too. */
function patrolPoint({ id, lon, lat, quiet }: PatrolRow): TilePoint {
  return { id, lon, lat, state: placeIn(pointStates.patrols, quiet ? 'quiet' : 'heard'), tags: {} };
}

function devicePoint({ id, lon, lat, name, profileId, active, alarms, silent }: DeviceRow): TilePoint {
  const look = lookOf(active, alarms ?? [], silent);
  const tags = { name, ...(profileId === null ? {} : { profile: profileId }) };
  return { id, lon, lat, state: placeIn(pointStates.devices, look), tags };
}

/** What a device looks like: the worst that is the matter with it. */
export function lookOf(
  active: boolean,
  alarms: readonly string[],
  silent: boolean,
): (typeof pointStates.devices)[number] {
  if (!active) return 'off';
  if (alarms.includes('fire')) return 'fire';
  if (alarms.includes('warning')) return 'warning';
  if (alarms.some((kind) => kind === 'fault' || kind === 'tamper' || kind === 'shield')) return 'fault';
  return silent || alarms.includes('offline') ? 'offline' : 'ok';
}

function placeIn<S extends string>(states: readonly S[], state: S): number {
  return states.indexOf(state);
}
