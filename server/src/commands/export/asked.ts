import { extname } from 'node:path';
import { parseWallTime, timeReader } from '../../arrivals/import/rows/wall-time.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { type Given, optional, UsageError } from '../command.ts';
import { EXPORT_KINDS } from './all-kinds.ts';
import { type ExportKind, FORMATS, type Format, type Wanted } from './kind.ts';

/** The place that stands for standard output. */
export const STDOUT = '-';

/** The kind of a word; refused with those there are. */
export function kindNamed(word: string | undefined): ExportKind {
  const found = EXPORT_KINDS.find(({ id }) => id === word);
  if (found) return found;
  const known = [...EXPORT_KINDS.map(({ id }) => id), 'all'].join(', ');
  if (word === undefined) throw new UsageError(`缺少导出种类，可用：${known}。Say what to export: ${known}.`);
  throw new UsageError(`没有“${word}”这种导出，可用：${known}。There is no export "${word}"; there are: ${known}.`);
}

/** In what a file is written: `--format`, else by its ending; lines of JSON to standard output. */
export function formatOf({ id, formats }: ExportKind, file: string, options: Given): Format {
  const ending = extname(file).slice(1).toLowerCase();
  const said = optional(options, 'format') ?? (file === STDOUT ? 'jsonl' : ending);
  const found = FORMATS.find((format) => format === said && formats.includes(format));
  if (found) return found;
  const fits = formats.map((format) => `.${format}`).join(', ');
  throw new UsageError(
    `${id} 不能写成“${said}”，文件名可用：${fits}（或 --format）。${id} cannot be written as "${said}"; a file may end in ${fits} (or --format).`,
  );
}

/** Options that narrow nothing of a kind are a mistake: whoever gave them would take the whole for a part. */
export function refuseUnfit({ id, timed }: Pick<ExportKind, 'id' | 'timed'>, options: Given): void {
  const dated = optional(options, 'from') ?? optional(options, 'to');
  if (dated !== undefined && !timed)
    throw new UsageError(`${id} 没有时间，不能用 --from、--to。${id} has no time: leave out --from and --to.`);
  if (optional(options, 'kind') !== undefined && id !== 'cases')
    throw new UsageError(`--kind 只用于 cases。--kind is for cases only.`);
}

/** Which rows are asked for. A day alone is a day of the town, and that of `--to` is part of it. */
export function wantedRows(options: Given, { town, packs }: Pick<Ground, 'town' | 'packs'>): Wanted {
  const [from, to] = [instantOf(options, 'from', town.zone), instantOf(options, 'to', town.zone)];
  if (from && to && from >= to) throw new UsageError('--from 应早于 --to。--from must lie before --to.');
  const kind = optional(options, 'kind');
  const kinds = packs.flatMap(({ data }) => data.kinds.map(({ id }) => id));
  if (kind !== undefined && !kinds.includes(kind)) {
    const known = kinds.join(', ') || '—';
    throw new UsageError(
      `没有案件种类“${kind}”，现有：${known}。There is no kind of case "${kind}"; there are: ${known}.`,
    );
  }
  return { from, to, kind };
}

function instantOf(options: Given, name: 'from' | 'to', zone: string): Date | undefined {
  const text = optional(options, name);
  if (text === undefined) return undefined;
  const isDay = parseWallTime(text)?.dateOnly ?? false;
  const found = timeReader(zone)(text, name === 'to' ? 'ends' : 'begins');
  if (!found)
    throw new UsageError(
      `--${name}=${text}：应为 2026-05-08 或 2026-05-08T16:20:00+08:00。It should be like 2026-05-08 or 2026-05-08T16:20:00+08:00.`,
    );
  // The end of a span is not part of it, the last second of a day is.
  return name === 'to' && isDay ? new Date(found.getTime() + 1000) : found;
}
