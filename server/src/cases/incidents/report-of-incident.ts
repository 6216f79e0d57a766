import { alarmKindNames } from '@chengyun/contract/alarm-words';
import type { NewCase } from '@chengyun/contract/case';
import type { WantedByIncident } from '../../devices/incidents/incident-case.ts';

/** The source of every case that devices make. */
const SOURCE = 'device';
const MOST_TEXT = 8000;

/** The report an incident stands for; its id is the external number, so that it is reported once. `zone` for its times. */
export function reportOfIncident(incident: WantedByIncident, zone: string): NewCase {
  const { id, kind, wanted, building, place, lon, lat, communityCode, firstAt, alarms } = incident;
  const name = alarmKindNames[kind].zh;
  const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hourCycle: 'h23', timeStyle: 'medium' });
  const told = alarms.map(
    ({ device, rule, part, at }) => `${clock.format(at)} ${device}${part ? `（部件 ${part}）` : ''}：${rule}`,
  );
  const where = building ?? place;
  return {
    kind: wanted.kind,
    source: SOURCE,
    externalNumber: id,
    title: cut(`${where} ${name}`, 120),
    text: cut([`${where}发生${name}，共 ${alarms.length} 条报警。`, ...told].join('\n'), MOST_TEXT),
    category: { taxonomy: wanted.taxonomy, code: wanted.category },
    place: cut(place, 200),
    happenedAt: firstAt.toISOString(),
    ...(lon === null || lat === null ? {} : { position: [lon, lat] as [number, number] }),
    ...(communityCode === null ? {} : { areaCode: communityCode }),
  };
}

// Half a sign cannot be kept in the journal.
function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed();
}
