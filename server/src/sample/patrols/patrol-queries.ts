import type { Sql } from '../../support/db/connect.ts';
import type { LonLat } from '../../support/geo/coordinates.ts';

/** A patrol worker of the sample town. */
export interface SampleWorker {
  readonly id: string;
  readonly unitId: string | null;
  readonly areaCodes: readonly string[];
}

/** The patrol workers that came with the sample town. */
export function sampleWorkers(sql: Sql, townId: string): Promise<SampleWorker[]> {
  return sql<SampleWorker[]>`
    select m.user_id as id, m.unit_ids[1] as "unitId", m.area_codes as "areaCodes"
    from platform.membership m join platform.person p on p.id = m.user_id
    where m.town_id = ${townId} and m.roles = '{patrol}' and p.sample and not p.disabled order by p.username`;
}

/** Rounds of the sample that began since an instant, as far as they have come. */
export function playedRounds(
  sql: Sql,
  since: Date,
): Promise<{ readonly id: string; readonly heardAt: Date | null; readonly ended: boolean }[]> {
  return sql`
    select id, heard_at as "heardAt", ended_at is not null as ended from patrol_round where sample and started_at >= ${since}`;
}

/** Workers who go round themselves: somebody who tries the product has signed in as them. */
export async function walkingThemselves(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }[]>`
    select worker_id as id from patrol_round where ended_at is null and not sample`;
  return new Set(rows.map(({ id }) => id));
}

/** The streets of the drawn ground as lines; none where the ground has none. */
export async function drawnStreets(sql: Sql): Promise<readonly (readonly LonLat[])[]> {
  const rows = await sql<{ lines: LonLat[][] }[]>`
    select f -> 'geometry' -> 'coordinates' as lines
    from map_layer, jsonb_array_elements(geojson::jsonb -> 'features') f
    where name = 'roads' and f -> 'geometry' ->> 'type' = 'MultiLineString'`;
  return rows.flatMap(({ lines }) => lines);
}
