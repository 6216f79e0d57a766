import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { importsOn } from './import-driver.ts';
import { test } from './story.ts';

const real = (name: string) => fileURLToPath(new URL(`../../shared/data/${name}`, import.meta.url));
const REQUESTS = real('boston-311/requests-2011-q3.csv.gz');
const MESSAGES = real('hotline/messages.jsonl');

/** What is put into which column of ten rows, and what the file of bad rows must say of it. */
const DAMAGES = [
  ['open_dt', 'yesterday', '不是可识别的时间'],
  ['open_dt', '', '必填'],
  ['open_dt', '2099-01-01 00:00:00', '受理时间在将来'],
  ['target_dt', '2001-01-01 00:00:00', '截止时间早于受理时间'],
  ['closed_dt', '2001-01-01 00:00:00', '办结时间早于受理时间'],
  ['closed_dt', 'soon', '不是可识别的时间'],
  ['latitude', '999', '纬度应在 -90 至 90 之间'],
  ['latitude', 'north', '不是数字'],
  ['longitude', '-555', '经度应在 -180 至 180 之间'],
  ['longitude', '', '经度和纬度要么都填'],
] as const;

/** The whole file with ten rows damaged; `whole` are those rows as they were. */
function damaged(text: string) {
  const [heading = '', ...rows] = text.trimEnd().split(/\r?\n/);
  const columns = heading.split(',');
  const sound = (row: string) =>
    !row.includes('"') && row.split(',').slice(0, 4).every(Boolean) && row.includes(',42.');
  const whole = rows
    .filter(sound)
    .filter((_, at) => at % 1000 === 0)
    .slice(0, DAMAGES.length);
  const broken = new Map(whole.map((row, at) => [row, damage(row, columns, DAMAGES[at])]));
  return { heading, whole, text: [heading, ...rows.map((row) => broken.get(row) ?? row)].join('\n') };
}

function damage(row: string, columns: readonly string[], how: (typeof DAMAGES)[number] | undefined): string {
  const cells = row.split(',');
  return how ? cells.with(columns.indexOf(how[0]), how[1]).join(',') : row;
}

test('a real list with ten damaged rows comes in; the ten come back, are corrected and come in too', async ({
  enter,
}) => {
  test.skip(!existsSync(REQUESTS), `${REQUESTS} is not here`);
  test.setTimeout(400_000);
  const { page } = await enter('dispatch01');
  const imports = importsOn(page);
  const list = damaged(gunzipSync(readFileSync(REQUESTS)).toString('utf8'));

  await imports.upload({ name: 'requests-2011-q3.csv', type: 'text/csv', bytes: Buffer.from(list.text) });
  await imports.expectMapping({
    工单编号: 'case_enquiry_id',
    标题: 'case_title',
    受理时间: 'open_dt',
    纬度: 'latitude',
  });
  await imports.setReading('时区', 'America/New_York');
  await imports.start();
  await imports.expectProgress();
  await imports.expectOutcome({ added: '31,818', known: '0', bad: '10' });

  const bad = (await imports.downloadBadRows()).trimEnd().split(/\r?\n/);
  expect(bad[0]?.replace('\uFEFF', '')).toBe(`${list.heading},问题`);
  expect(bad.slice(1)).toEqual(
    DAMAGES.map(([, value, words]) => expect.stringContaining(`${value && `“${value}”：`}${words}`)),
  );

  const corrected = [bad[0], ...list.whole.map((row) => `${row},`)].join('\n');
  await imports.upload({ name: 'corrected.csv', type: 'text/csv', bytes: Buffer.from(corrected) });
  await imports.start();
  await imports.expectOutcome({ added: '10', known: '0', bad: '0' });

  await imports.upload({ name: 'corrected.csv', type: 'text/csv', bytes: Buffer.from(corrected) });
  await imports.start();
  await imports.expectOutcome({ added: '0', known: '10', bad: '0' });
});

test('messages of residents come in as they were written', async ({ enter }) => {
  test.skip(!existsSync(MESSAGES), `${MESSAGES} is not here`);
  test.setTimeout(200_000);
  const { page } = await enter('dispatch01');
  const imports = importsOn(page);
  await imports.upload({ name: 'messages.jsonl', type: 'application/jsonl', bytes: readFileSync(MESSAGES) });
  await imports.expectMapping({ 标题: 'title', 内容: 'text', 受理时间: 'at' });
  await imports.start();
  await imports.expectOutcome({ added: '2,151', known: '0', bad: '0' });
});
