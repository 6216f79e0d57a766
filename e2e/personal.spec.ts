import { expect } from '@playwright/test';
import { type Person, STORY_PASSWORD, signedIn } from './person.ts';
import { test } from './story.ts';

// Made by the rules of such numbers, of a place and a day that nobody has.
const caller = { name: '欧阳试例', phone: '13800137777', idNumber: '310101190001010011' } as const;
const text = '多次上门推销，请回电13800138999。';

async function done(person: Person, id: string, action: string, input: object): Promise<void> {
  const { status, body } = await person.post(`/cases/${id}/actions/${action}`, input);
  expect([status, action, body['detail']]).toEqual([200, action, undefined]);
}

test('a clerk gives a reason and sees one caller in full; the unit complained of sees nobody', async ({
  enter,
  town,
}) => {
  test.setTimeout(120_000);
  const intake = await enter('intake01');
  const committee = await enter('committee01');
  const by = (login: string) => signedIn(town.server.url, login, STORY_PASSWORD);
  const [clerk, theirs] = [await by('intake01'), await by('committee01')];
  await enter('dispatch01');
  const dispatcher = await by('dispatch01');
  const me = await theirs.context.get('/api/me');
  const { towns } = (await me.json()) as { towns: { units: { id: string }[] }[] };
  const unitId = towns[0]?.units[0]?.id ?? '';
  const report = { kind: 'hotline', source: 'hotline-12345', matter: 'complaint', text, reporter: caller };
  const made = await clerk.post('/cases', { ...report, complainedUnitId: unitId });
  const id = String(made.body['id']);
  await done(clerk, id, 'file', { category: { taxonomy: 'hotline', code: 'H0302' }, conditionCode: 'H0302-1' });
  await done(dispatcher, id, 'dispatch', { leadUnitId: unitId });

  const { page } = intake;
  await page.goto(`/qingxi/desk/${id}`);
  const article = page.getByRole('article');
  await expect(article.getByText('欧阳* 138****7777 310***********0011')).toBeVisible();
  await expect(article.getByText('请回电138****8999')).toBeVisible();
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('多次上门推销，请回电***');
  await page.getByRole('button', { name: '查看全部' }).click();
  await page.getByRole('button', { name: '回访办理结果' }).click();
  await page.getByRole('button', { name: /^查\s?看$/ }).click();
  await expect(article.getByText(Object.values(caller).join(' '))).toBeVisible();
  await expect(article.getByText('请回电13800138999')).toBeVisible();
  // What was shown is gone with the page.
  await page.reload();
  await expect(article.getByText('欧阳* 138****7777 310***********0011')).toBeVisible();

  await committee.page.goto(`/qingxi/tasks/${id}`);
  await expect(committee.page.getByText('对被投诉单位保密')).toBeVisible();
  await expect(committee.page.getByText(/欧阳|138\*|7777|8999/)).toHaveCount(0);
  expect(await theirs.post(`/cases/${id}/reveal`, { reason: '联系来电人' })).toMatchObject({ status: 403 });
});
