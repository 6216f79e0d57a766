import type { Readings, ReadingsQuery } from '@chengyun/contract/device';
import type { Sql } from '../../support/db/connect.ts';

type Step = {
  readonly at: Date;
  readonly n: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
};

const HOUR_S = 3_600;
const WIDTH = 500;

/** The step of a chart in whole seconds: so that at most `width` of them fill the span, and hours stay whole. */
export function stepSeconds(spanSeconds: number, width: number): number {
  const step = Math.max(1, Math.ceil(spanSeconds / width));
  return step > HOUR_S / 2 ? Math.ceil(step / HOUR_S) * HOUR_S : step;
}

/** The history of a point, from hourly sums where its steps are whole hours and from the readings where they are finer. */
export async function readingsOf(sql: Sql, deviceId: string, query: ReadingsQuery): Promise<Readings> {
  const { point, from, to, width = WIDTH } = query;
  const span = (Date.parse(to) - Date.parse(from)) / 1000;
  const step = stepSeconds(span, width);
  const ask = { deviceId, point, from, to, step };
  const rows = step % HOUR_S === 0 ? await fromHours(sql, ask) : await fromReadings(sql, ask);
  return { stepSeconds: step, steps: rows.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })) };
}

type Ask = {
  readonly deviceId: string;
  readonly point: string;
  readonly from: string;
  readonly to: string;
  readonly step: number;
};

async function fromHours(sql: Sql, { deviceId, point, from, to, step }: Ask): Promise<readonly Step[]> {
  return sql<Step[]>`
    select to_timestamp(floor(extract(epoch from hour) / ${step}) * ${step}) as at,
      sum(n)::int as n, sum(sum) / sum(n) as mean, min(min) as min, max(max) as max
    from reading_hour
    where device_id = ${deviceId} and point = ${point} and hour >= ${from} and hour < ${to}
    group by 1 order by 1`;
}

async function fromReadings(sql: Sql, { deviceId, point, from, to, step }: Ask): Promise<readonly Step[]> {
  return sql<Step[]>`
    select to_timestamp(floor(extract(epoch from at) / ${step}) * ${step}) as at,
      count(*)::int as n, avg(value) as mean, min(value) as min, max(value) as max
    from reading
    where device_id = ${deviceId} and point = ${point} and at >= ${from} and at < ${to} and value is not null
    group by 1 order by 1`;
}
