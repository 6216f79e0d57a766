import type { AlarmDetail } from '@chengyun/contract/alarm';

type HourEvent = AlarmDetail['lastHour'][number];

/** One device's line in the picture of an hour; `share` is 0 an hour before the end and 1 at the end. */
export type Lane = {
  readonly deviceId: string;
  readonly name: string;
  readonly own: boolean;
  readonly marks: readonly { readonly share: number; readonly event: HourEvent }[];
};

const hourMs = 3_600_000;

/** Lays the events of an hour out by device: the alarm's own first, then by their first event. */
export function lanesOf(
  { device, neighbours, lastHour }: Pick<AlarmDetail, 'device' | 'neighbours' | 'lastHour'>,
  end: Date,
): readonly Lane[] {
  const names = new Map([device, ...neighbours].map(({ id, name }) => [id, name]));
  const sorted = lastHour.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const ids = [...new Set([device.id, ...sorted.map(({ deviceId }) => deviceId)])];
  return ids.flatMap((deviceId) => {
    const marks = sorted
      .filter((event) => event.deviceId === deviceId)
      .map((event) => ({ share: shareOf(event.at, end), event }));
    if (marks.length === 0) return [];
    return [{ deviceId, name: names.get(deviceId) ?? deviceId.slice(0, 8), own: deviceId === device.id, marks }];
  });
}

/** The end of the hour that is shown: the last thing that happened, or the present when nothing did. */
export function endOfHour(lastHour: readonly HourEvent[], otherwise: Date): Date {
  const last = Math.max(...lastHour.map(({ at }) => Date.parse(at)));
  return Number.isFinite(last) ? new Date(last) : otherwise;
}

function shareOf(at: string, end: Date): number {
  return Math.min(1, Math.max(0, 1 - (end.getTime() - Date.parse(at)) / hourMs));
}
