import { resolve } from 'node:path';
import { inSnapshot } from '../measures/rolls/in-snapshot.ts';
import { maskedMark } from '../people/full-files/mark.ts';
import { groundCache } from '../people/ground-cache.ts';
import { keepHeapLean } from '../support/lean-heap.ts';
import { type Command, type CommandCall, type CommandResult, required, UsageError } from './command.ts';
import { EXPORT_KINDS } from './export/all-kinds.ts';
import { formatOf, kindNamed, refuseUnfit, STDOUT, wantedRows } from './export/asked.ts';
import type { Reading, Writing } from './export/kind.ts';
import { noteExport } from './export/note-export.ts';
import { refuseFull } from './export/write-folder.ts';
import { writeTown } from './export/write-town.ts';
import { refuseTaken, writeOut, writeWhole } from './export/write-whole.ts';
import { fileLanguage } from './file-language.ts';
import { refuseUnknownTown } from './known-town.ts';

const text = { type: 'string' } as const;

/** Takes one list of a town, or all of them, out into files that other programs read; what is personal is masked. */
export const exportTown: Command = {
  name: 'export',
  about: {
    zh: '将本镇数据导出为开放格式文件，个人信息遮盖；all 导出全部',
    en: 'take lists of a town out as files in open formats, personal data masked; all takes every one',
  },
  usage:
    `${EXPORT_KINDS.map(({ id }) => id).join('|')} FILE|- --town ID [--format jsonl|csv|xlsx|geojson] [--kind hotline] ` +
    '[--from 2026-05-01] [--to 2026-05-31] [--force], or all FOLDER --town ID [--from …] [--to …] [--force]',
  options: { town: text, format: text, kind: text, from: text, to: text, force: { type: 'boolean' } },
  run: (call) => {
    keepHeapLean(); // what was written is garbage at once, and there may be gigabytes of it
    return call.words[0] === 'all' ? exportAll(call) : exportList(call);
  },
};

async function exportList(call: CommandCall): Promise<CommandResult> {
  const { options, words } = call;
  const kind = kindNamed(words[0]);
  const place = placeIn(words);
  const format = formatOf(kind, place, options);
  refuseUnfit(kind, options);
  const [isOut, force] = [place === STDOUT, options['force'] === true];
  const path = isOut ? place : resolve(place);
  if (!isOut) await refuseTaken(path, force);
  return reading(call, { what: kind.id, to: path }, async (from, writing) => {
    const { pieces, rows } = kind.content(from, { ...writing, format });
    const written = await (isOut ? writeOut(process.stdout, pieces) : writeWhole(path, pieces, force));
    const told = [
      `${kind.name.zh}：${rows()} 行${isOut ? '' : `，已写入 ${path}`}。个人信息已遮盖，完整信息须在页面上申请并经他人批准。`,
      `${rows()} rows of ${kind.name.en}${isOut ? '' : ` in ${path}`}. Personal data is masked; in full it needs a second person's approval on the page.`,
    ];
    const data = { kind: kind.id, file: path, rows: rows(), ...written, personal: 'masked' };
    return { data, text: told.join('\n'), aside: isOut };
  });
}

async function exportAll(call: CommandCall): Promise<CommandResult> {
  const { options, words } = call;
  refuseUnfit({ id: 'all', timed: true }, options);
  if (options['format'] !== undefined)
    throw new UsageError('all 以固定格式写出，不用 --format。all has formats of its own: leave out --format.');
  const place = placeIn(words);
  if (place === STDOUT) throw new UsageError('all 需要文件夹。all needs a folder.');
  const folder = resolve(place);
  await refuseFull(folder, options['force'] === true);
  return reading(call, { what: 'all', to: folder }, async (from, writing) => {
    const manifest = await writeTown(folder, from, writing);
    const lines = manifest.files.map(({ file, rows, bytes }) => `  ${file}  ${rows}  ${(bytes / 1e6).toFixed(1)} MB`);
    const told = [
      `已写入 ${folder}，各文件行数与校验值见 manifest.json；个人信息已遮盖。`,
      `Written to ${folder}; manifest.json has rows and checksums. Personal data is masked.`,
    ];
    return { data: { folder, ...manifest }, text: [...told, ...lines].join('\n') };
  });
}

function placeIn([, place, ...more]: readonly string[]): string {
  if (place !== undefined && more.length === 0) return place;
  throw new UsageError('请写明一个文件或文件夹。Name one file or folder.');
}

/** Reads a town as it stands at one moment, once the audit trail tells of it. */
async function reading<T>(
  { options, openWorld }: CommandCall,
  taken: { readonly what: string; readonly to: string },
  work: (reading: Reading, writing: Omit<Writing, 'format'>) => Promise<T>,
): Promise<T> {
  const townId = required(options, 'town');
  const { sql: pool, now } = await openWorld();
  await refuseUnknownTown(pool, townId);
  const ground = await groundCache(pool, () => now().getTime()).of(townId);
  const wanted = wantedRows(options, ground);
  await noteExport(pool, townId, { ...taken, wanted });
  const language = fileLanguage(process.env);
  const at = now();
  const mark = maskedMark('chengyun export', at, ground.town.zone, language);
  return inSnapshot(pool, townId, (sql) => work({ sql, ground, wanted, at }, { language, mark }));
}
