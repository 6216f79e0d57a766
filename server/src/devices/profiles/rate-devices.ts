import type { RatedDevice } from '@chengyun/contract/rating';
import type { Sql } from '../../support/db/connect.ts';
import { deviceColumns, toDevice } from '../alarms/view/summary.ts';
import type { CompiledProfile } from '../rules/compile-profile.ts';
import { goodValue } from '../rules/good-value.ts';
import { mainPollutants, rateWater } from '../rules/rate-water.ts';
import type { Value } from '../rules/rule-state.ts';
import type { Catalogue } from './catalogue.ts';

/** Latest values as the store keeps them, by their names on the wire. */
type StoredPoints = Readonly<Record<string, { readonly v: Value; readonly at: number }>>;

type Row = Parameters<typeof toDevice>[0] & { readonly points: StoredPoints | null; readonly lastAt: Date | null };

/** The class of every device whose profile has a rating table, by its latest values. */
export async function rateDevices(sql: Sql, catalogue: Catalogue, now: Date): Promise<RatedDevice[]> {
  const rating = [...catalogue].filter(([, { compiled }]) => compiled.profile.rating).map(([id]) => id);
  const rows = await sql<Row[]>`
    select d.id as "deviceId", ${deviceColumns(sql)}, s.points, s.last_at as "lastAt"
    from device d left join device_state s on s.device_id = d.id
    where d.profile_id = any (${rating}) and d.state = 'active' order by d.name limit 2000`;
  return rows.flatMap((row) => {
    const compiled = catalogue.get(row.deviceProfileId ?? '')?.compiled;
    const rated = compiled ? rateLatest(compiled, row.points ?? {}, now.getTime()) : null;
    return rated ? [{ device: toDevice(row), ...rated, at: row.lastAt?.toISOString() ?? null }] : [];
  });
}

/** The class by latest values; null when the profile has no rating table. `now` in epoch milliseconds; pure. */
export function rateLatest(
  { profile, points }: CompiledProfile,
  stored: StoredPoints,
  now: number,
): Omit<RatedDevice, 'device' | 'at'> | null {
  const { rating, rules } = profile;
  if (!rating) return null;
  const latest = new Map<string, { readonly value: Value; readonly at: number }>();
  for (const [name, { v, at }] of Object.entries(stored)) {
    const known = points.get(name);
    const value = known ? goodValue(known.point, v) : null;
    if (!known || value === null || now - at > rating.withinSeconds * 1000) continue;
    if ((latest.get(known.point.id)?.at ?? 0) <= at) latest.set(known.point.id, { value, at });
  }
  const target = rules.find((rule) => rule.kind === 'class')?.target ?? null;
  const rated = rateWater(rating, target ?? 5, (point) => latest.get(point)?.value);
  const { standard } = rating;
  if (!rated.enough) return { standard, target, class: null, missing: [...rated.missing], main: [] };
  const main = target === null ? [] : [...mainPollutants(rated.items, target)];
  return { standard, target, class: rated.class, missing: [], main };
}
