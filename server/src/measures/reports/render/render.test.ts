import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_TASKS, numberOf } from '@chengyun/contract/report-text';
import { afterAll, expect, test } from 'vitest';
import { unzip } from '../../../support/files/unzip.ts';
import { readZipEntries } from '../../../support/files/zip-entries.ts';
import { aMaterial, someRules } from '../testing/a-material.ts';
import { writeReport } from '../write/write-report.ts';
import { renderReport } from './render-report.ts';
import { makeRenderer } from './renderer.ts';
import { sheetOf } from './sheet.ts';

const content = writeReport(aMaterial(undefined, { perDay: () => 40, good: 0.8 }), someRules());
const page = 'https://town.example/qingxi/reports/1?version=1';
const job = { content, page, changedAt: Date.UTC(2026, 10, 23) };
const renderer = makeRenderer();
afterAll(() => renderer.stop());

/** The parts of a package by name, as text. */
async function partsOf(file: Buffer): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  await writeFile(join(folder, 'a.docx'), file);
  const handle = await open(join(folder, 'a.docx'));
  const parts = new Map<string, string>();
  for (const entry of await readZipEntries(handle)) {
    const chunks: Buffer[] = [];
    for await (const chunk of unzip(handle, entry, 5_000_000)) chunks.push(chunk);
    parts.set(entry.name, Buffer.concat(chunks).toString());
  }
  await handle.close();
  await rm(folder, { recursive: true });
  return parts;
}

test('the document is laid out as GB/T 9704 has it: page, grid, type by name, page numbers', async () => {
  const parts = await partsOf(await renderReport({ ...job, format: 'docx' }));
  const body = parts.get('word/document.xml') ?? '';
  expect(body).toContain('w:pgSz w:w="11906" w:h="16838"');
  expect(body).toContain('w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
  // 22 lines of 225 mm, 28 characters of 156 mm.
  expect(body).toContain('w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-848"');
  for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
    expect(body).toContain(`w:eastAsia="${face}"`);
  for (const heading of ['一、总体情况', '（一）大类分布', '六、下步措施', '1.']) expect(body).toContain(heading);
  expect(parts.get('word/settings.xml')).toContain('evenAndOddHeaders');
  const footers = [parts.get('word/footer1.xml'), parts.get('word/footer2.xml')];
  expect(footers.every((one) => one?.includes('— ') && one.includes('PAGE'))).toBe(true);
});

test('parts and sections of the document stand in its outline', async () => {
  const body = (await partsOf(await renderReport({ ...job, format: 'docx' }))).get('word/document.xml') ?? '';
  const count = (level: number) => body.split(`w:outlineLvl w:val="${level}"`).length - 1;
  const sections = content.parts.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'heading'));
  expect([count(0), count(1)]).toEqual([6, sections.length]);
});

test('each figure of the document is a link to its list, each chart a vector with a picture beside', async () => {
  const parts = await partsOf(await renderReport({ ...job, format: 'docx' }));
  const links = parts.get('word/_rels/document.xml.rels') ?? '';
  const missing = Object.keys(content.figures).filter((key) => !links.includes(`figure=${key}"`));
  // Those of charts only are in pictures, which hold no links.
  const shown = content.parts
    .flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== 'chart'))
    .map((one) => JSON.stringify(one));
  expect(missing.filter((key) => shown.some((text) => text.includes(`[[${key}]]`)))).toEqual([]);
  const names = [...parts.keys()];
  expect(names.filter((name) => name.endsWith('.svg'))).toHaveLength(3);
  expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(3);
});

test('the PDF embeds its type, says its language and title, and leads to lists', async () => {
  const file = await renderReport({ ...job, format: 'pdf' });
  const text = file.toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toMatch(/\/Lang \(zh-CN\)/);
  expect(text).toMatch(/\/FontFile3/);
  const links = text.match(/\/URI \(https:\/\/town\.example[^)]*figure=[^)]*\)/g) ?? [];
  expect(links.length).toBeGreaterThan(80);
  // Four pages at least, and not a book.
  const pages = text.match(/\/Type \/Page\b/g)?.length ?? 0;
  expect([pages >= 4, pages <= 12, file.length < 2_000_000]).toEqual([true, true, true]);
});

test('files are made in a thread of their own, several at once, and a broken one does not stop the others', async () => {
  const broken = { ...job, format: 'pdf', content: { ...content, parts: [{ ...content.parts[0], blocks: null }] } };
  const made = await Promise.allSettled([
    renderer.render({ ...job, format: 'docx' }),
    renderer.render(broken as never),
    renderer.render({ ...job, format: 'pdf' }),
  ]);
  expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('where no measure follows, the last part says so, in the document and in the PDF', async () => {
  const quiet = writeReport(aMaterial(undefined, { perDay: () => 0, good: 1 }), someRules());
  const parts = quiet.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => (block.kind === 'tasks' ? { ...block, rows: [] } : block)),
  }));
  const body = (await partsOf(await renderReport({ ...job, content: { ...quiet, parts }, format: 'docx' }))).get(
    'word/document.xml',
  );
  expect(body).toContain(NO_TASKS);
  const last = sheetOf({ ...quiet, parts }).slice(-4, -2);
  expect(last).toEqual([
    { kind: 'part', text: `${numberOf.part(parts.length)}下步措施` },
    { kind: 'body', text: NO_TASKS },
  ]);
});
