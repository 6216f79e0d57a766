import { xmlEvents } from './xml-events.ts';

type Part = (name: string) => AsyncIterable<Uint8Array> | undefined;

/** The first sheet a reader of the workbook would see, and from which day its dates count. */
export type FirstSheet = { readonly part: string; readonly date1904: boolean };

/** Finds the first visible sheet (ECMA-376 part 1, 18.2.19); undefined when the workbook names none. */
export async function firstSheet(part: Part): Promise<FirstSheet | undefined> {
  const targets = await relations(part);
  let [sheetId, date1904]: [string | undefined, boolean] = [undefined, false];
  await drain(part('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      sheetId ??= Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
    },
  });
  const target = targets.get(sheetId ?? '') ?? 'worksheets/sheet1.xml';
  return { part: target.startsWith('/') ? target.slice(1) : `xl/${target}`, date1904 };
}

async function relations(part: Part): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await drain(part('xl/_rels/workbook.xml.rels'), {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    },
  });
  return targets;
}

// ECMA-376 part 1, 18.8.30: formats that stand for dates and times without being declared.
const DATE_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47]);
for (let id = 50; id <= 58; id++) DATE_FORMATS.add(id);

/** For each cell style of the workbook, whether its number is a date. */
export async function dateStyles(part: Part): Promise<readonly boolean[]> {
  const dateFormats = new Set(DATE_FORMATS);
  const styles: boolean[] = [];
  let inCells = false;
  await drain(part('xl/styles.xml'), {
    open: (name, attributes) => {
      const format = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? '')) dateFormats.add(format);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(dateFormats.has(format));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Whether a number format shows a date: y, m, d, h or s outside quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  return /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_./g, ''));
}

async function drain(bytes: AsyncIterable<Uint8Array> | undefined, listener: Parameters<typeof xmlEvents>[1]) {
  if (!bytes) return;
  for await (const _ of xmlEvents(bytes, listener));
}
