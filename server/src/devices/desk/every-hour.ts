import type { Sql } from '../../support/db/connect.ts';
import { everyBatch } from '../../support/db/every-batch.ts';
import type { ListColumn } from '../../support/files/list-table.ts';

/** What one point of a device said in an hour: how many numbers, their sum and mean, the least and the most. */
export interface ListedHour {
  readonly deviceId: string;
  readonly protocol: string;
  readonly device: string;
  readonly name: string;
  readonly point: string;
  readonly hour: string;
  readonly n: number;
  readonly sum: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

type Row = Omit<ListedHour, 'hour'> & { readonly hour: Date };

const BATCH = 5_000;

/** Every hourly sum of the town's devices that begins from an instant on and before another, device by device. */
export async function* everyHour(
  sql: Sql,
  wanted: { readonly from?: Date | undefined; readonly to?: Date | undefined },
): AsyncGenerator<readonly ListedHour[]> {
  const { from, to } = wanted;
  const ask = (last: Row | undefined, size: number) => sql<Row[]>`
    select h.device_id as "deviceId", d.protocol, d.external_id as device, d.name, h.point, h.hour, h.n::int as n,
      h.sum, h.sum / h.n as mean, h.min, h.max
    from (
      select * from reading_hour
      where true ${from ? sql`and hour >= ${from}` : sql``} ${to ? sql`and hour < ${to}` : sql``}
        ${last ? sql`and (device_id, point, hour) > (${last.deviceId}::uuid, ${last.point}, ${last.hour})` : sql``}
      order by device_id, point, hour limit ${size}
    ) h join device d on d.id = h.device_id
    order by h.device_id, h.point, h.hour`;
  for await (const rows of everyBatch<Row>(BATCH, ask)) {
    yield rows.map(({ hour, ...rest }) => ({ ...rest, hour: hour.toISOString() }));
  }
}

/** The columns of the hours. */
export const HOUR_COLUMNS: readonly ListColumn<ListedHour>[] = [
  { title: { zh: '设备编号', en: 'external id' }, cell: ({ device }) => device },
  { title: { zh: '设备名称', en: 'name' }, cell: ({ name }) => name },
  { title: { zh: '协议', en: 'protocol' }, cell: ({ protocol }) => protocol },
  { title: { zh: '测点', en: 'point' }, cell: ({ point }) => point },
  { title: { zh: '小时', en: 'hour' }, cell: ({ hour }, _, timeText) => timeText(hour) },
  { title: { zh: '次数', en: 'count' }, cell: ({ n }) => n },
  { title: { zh: '合计', en: 'sum' }, cell: ({ sum }) => sum },
  { title: { zh: '平均', en: 'mean' }, cell: ({ mean }) => mean },
  { title: { zh: '最小', en: 'min' }, cell: ({ min }) => min },
  { title: { zh: '最大', en: 'max' }, cell: ({ max }) => max },
];
