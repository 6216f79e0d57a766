import type { WallCommand } from '@chengyun/contract/wall';
import { deviceKinds } from '../../devices/device-kinds.ts';
import type { Sql } from '../../support/db/connect.ts';
import { bboxAround, metresBetween } from '../../support/geo/measure.ts';

/** How far somebody in command looks around, in metres. */
export const RADIUS = 500;
const MOST_OF_A_KIND = 4;
/** Of these one goes to the nearest, or the next when that is shut. */
const MOST_OF_RESCUE = 2;

const DEVICES: ReadonlySet<string> = new Set(['hydrant', 'camera', 'sensor']);

type Near = WallCommand['near'][number];
type Around = Pick<WallCommand, 'near' | 'counted'>;

/** Where something stands. */
interface Spot {
  readonly lon: number;
  readonly lat: number;
}

interface Thing extends Spot {
  readonly kind: Near['kind'];
  readonly id: string;
  readonly name: string;
  readonly trouble: string | null;
}

/** The nearest of each kind, and how many there are of all; nothing where no position is known. */
export async function whatIsNear(sql: Sql, position: WallCommand['position'], self: string): Promise<Around> {
  if (!position) return { near: [], counted: { devices: 0, troubled: 0, cases: 0 } };
  const [west, south, east, north] = bboxAround([position[0], position[1]], RADIUS);
  const inBox = (alias: string) => sql`
    ${sql(alias)}.lon between ${west} and ${east} and ${sql(alias)}.lat between ${south} and ${north}`;
  const things = await sql<Thing[]>`
    select case when ${deviceKinds.hydrant(sql)} then 'hydrant' when ${deviceKinds.camera(sql)} then 'camera'
        else 'sensor' end as kind,
      d.id::text, d.name, d.lon, d.lat,
      (select kind from alarm a where a.device_id = d.id and a.state <> 'cleared' and not a.quiet order by worst desc limit 1) as trouble
    from device d where d.state = 'active' and ${inBox('d')}
    union all
    select case when p.kind = 'poi' then 'place' else p.kind end, p.id::text, p.name, p.lon, p.lat, null
    from place p where p.kind in ('poi', 'aed', 'shelter') and ${inBox('p')}
    union all
    select 'patrol', r.id::text, ${patrolName(sql)}, r.lon, r.lat, null
    from patrol_round r left join unit u on u.id = r.unit_id left join platform.person w on w.id = r.worker_id
    where r.ended_at is null and not r.quiet and ${inBox('r')}`;
  const cases = await sql<Spot[]>`
    select c.lon, c.lat from not_closed c
    where c.state in ('reported', 'filed', 'dispatched', 'handling', 'handled', 'checked') and ${inBox('c')}`;
  return { ...nearest(things, position, self), counted: countsOf(things, cases, position) };
}

/** What a patrol is called: by name for those at a desk, by its unit on a screen of a hall. */
export function patrolName(sql: Sql) {
  return sql`case when (select platform.actor_roles()) && array['kiosk'] then coalesce(u.name, '') else coalesce(w.name, u.name, '') end`;
}

/** The nearest few of each kind within the radius; of the many sensors only those with an alarm. Pure. */
export function nearest(
  things: readonly Thing[],
  [lon, lat]: readonly [number, number],
  self: string,
): Pick<Around, 'near'> {
  const measured = things
    .filter(({ id, kind, trouble }) => id !== self && (kind !== 'sensor' || trouble !== null))
    .map(({ lon: x, lat: y, ...thing }): Near => {
      const metres = Math.round(metresBetween([lon, lat], [x, y]));
      return { ...thing, metres, position: [x, y] };
    })
    .filter(({ metres }) => metres <= RADIUS)
    .toSorted((a, b) => a.metres - b.metres);
  const kinds = ['patrol', 'sensor', 'hydrant', 'aed', 'shelter', 'camera', 'place'] as const;
  const most = (kind: Near['kind']) => (kind === 'aed' || kind === 'shelter' ? MOST_OF_RESCUE : MOST_OF_A_KIND);
  return { near: kinds.flatMap((kind) => measured.filter((one) => one.kind === kind).slice(0, most(kind))) };
}

/** What stands within the radius: devices, those of them with an alarm, and open cases. Pure. */
export function countsOf(
  things: readonly Thing[],
  cases: readonly Spot[],
  [lon, lat]: readonly [number, number],
): Around['counted'] {
  const isNear = (spot: Spot) => metresBetween([lon, lat], [spot.lon, spot.lat]) <= RADIUS;
  const devices = things.filter((thing) => DEVICES.has(thing.kind) && isNear(thing));
  return {
    devices: devices.length,
    troubled: devices.filter(({ trouble }) => trouble !== null).length,
    cases: cases.filter(isNear).length,
  };
}
