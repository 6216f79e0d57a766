import type { ChartTable, Column } from './table.ts';
import { type ZipEntry, zipped } from './zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Cell formats of the one style sheet: as they are, heading, whole numbers, percentages, two decimals. */
const styles = { text: 0, heading: 1, count: 2, share: 3, hours: 4, minutes: 4, number: 4 } as const;

const styleSheet = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** The table as a workbook of one sheet (ECMA-376), numbers as numbers with their format. */
export function tableXlsx(table: ChartTable, title: string): Blob {
  const entries: readonly ZipEntry[] = [
    { path: '[Content_Types].xml', text: contentTypes },
    { path: '_rels/.rels', text: relations([['officeDocument', 'xl/workbook.xml']]) },
    { path: 'xl/workbook.xml', text: workbook(title) },
    {
      path: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    },
    { path: 'xl/styles.xml', text: styleSheet },
    { path: 'xl/worksheets/sheet1.xml', text: sheet(table) },
  ];
  return new Blob([...zipped(entries)], { type: `${sheetType}.sheet` });
}

const contentTypes = `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`;

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const each = list.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${pack}/relationships">${each.join('')}</Relationships>`;
}

function workbook(title: string): string {
  // A sheet's name may have 31 characters and none of these.
  const name = title.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31) || 'Sheet1';
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function sheet({ columns, rows }: ChartTable): string {
  const widths = columns.map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${at === 0 ? 28 : 14}" customWidth="1"/>`,
  );
  const heading = columns.map(({ name }, at) => words(name, `${letters(at)}1`, styles.heading)).join('');
  const lines = rows.map(({ cells }, line) => {
    const own = cells.map((cell, at) => cellXml(cell, `${letters(at)}${line + 2}`, columns[at]));
    return `<row r="${line + 2}">${own.join('')}</row>`;
  });
  return `${head}<worksheet xmlns="${main}"><cols>${widths.join('')}</cols><sheetData><row r="1">${heading}</row>${lines.join('')}</sheetData></worksheet>`;
}

/** A, B … Z, AA, AB …: the name of the nth column. */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${letters(Math.floor(at / 26) - 1)}${last}`;
}

function cellXml(cell: string | number | null, place: string, column: Column | undefined): string {
  if (cell === null) return `<c r="${place}"/>`;
  if (typeof cell === 'string') return words(cell, place, styles.text);
  return `<c r="${place}" s="${styles[column?.format ?? 'text']}"><v>${cell}</v></c>`;
}

function words(text: string, place: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Signs that XML cannot hold are left out.
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
}
