import type { WallFigure, WallRow, WallSection } from '@chengyun/contract/wall';
import { dayIn } from '../../cases/number.ts';
import { healthCounts } from '../../devices/alarms/view/health-list.ts';
import { catalogueOf } from '../../devices/profiles/catalogue.ts';
import { rateDevices } from '../../devices/profiles/rate-devices.ts';
import { askMeasure } from '../../measures/ask-measure.ts';
import { countFigure, measureLink, monthFigure, type Telling } from './figure.ts';

const IN_USE = { zh: '在用设备', en: 'Devices in use' };
const UPKEEP = { zh: '待维护', en: 'To be mended' };

/** How the town's devices are: online, waiting for maintenance, false alarms of the month, time until somebody looks. */
export async function devicesOf(telling: Telling): Promise<Pick<WallSection, 'total' | 'figures'>> {
  const { sql, ground, now } = telling;
  const [row] = await sql<{ all: number }[]>`select count(*)::int as all from device where state = 'active'`;
  const total = countFigure(IN_USE, row?.all ?? 0, { to: 'devices', id: null, search: { state: 'active' } });
  if (total.value === 0) return { total, figures: [] };
  const upkeep = Object.values(await healthCounts(sql, {}, now)).reduce((sum, many) => sum + many, 0);
  const from = `${dayIn(ground.town.zone, now).slice(0, 7)}-01`;
  const figure = async (id: string, zh: string, en: string): Promise<readonly WallFigure[]> => {
    const query = { from, compare: false };
    const answer = await askMeasure(telling, id, query);
    return answer && answer.total.value !== null
      ? [monthFigure(answer.measure, answer.total, measureLink(id, query), { zh, en })]
      : [];
  };
  return {
    total,
    figures: [
      ...(await figure('devices.online', '在线率', 'Online')),
      countFigure(UPKEEP, upkeep, { to: 'device-health', id: null, search: {} }, 'lower'),
      ...(await figure('devices.false-alarms', '本月误报率', 'False alarms this month')),
      ...(await figure('devices.time-to-acknowledge', '确认用时中位', 'Median to acknowledge')),
    ],
  };
}

const ROMAN = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'] as const;

/** The water sections with their class, worst first; one without enough data is told as that, never as a good one. */
export async function sectionsOf({ sql, ground, now }: Telling, top: number): Promise<Pick<WallSection, 'rows'>> {
  const rated = await rateDevices(sql, catalogueOf(ground), now);
  const rows = rated
    .toSorted((a, b) => (b.class ?? 7) - (a.class ?? 7))
    .slice(0, top)
    .map(({ device, class: grade, target, at }): WallRow => {
      const word = grade === null ? null : (ROMAN[grade] ?? '');
      const late = grade !== null && target !== null && grade > target;
      return {
        key: device.id,
        title: { zh: device.name, en: device.name },
        note:
          word === null
            ? { zh: '数据不足', en: 'Not enough data' }
            : { zh: `${word} 类`, en: `class ${word.replace('劣', 'worse than ')}` },
        at,
        tone: grade === null ? 'plain' : late ? 'late' : 'good',
        ...{ state: null, figure: null, thing: { kind: 'device', id: device.id }, position: device.position },
      };
    });
  return { rows };
}
