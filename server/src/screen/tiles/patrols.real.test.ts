import { roundNotice } from '@chengyun/contract/round';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { unitIds } from '../../cases/testing/a-town.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { roundsStage } from '../../rounds/rounds-stage.ts';
import { screenStage } from '../screen.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ stages: [roundsStage, screenStage] });
}, 60_000);
afterAll(() => app.stop());

/** The world in one tile; ids stand in it as they are. */
async function tile(headers: Readonly<Record<string, string>>): Promise<string> {
  const answer = await app.http.inject({ url: '/api/towns/test/tiles/patrols/0/0/0.mvt', headers });
  return answer.rawPayload.toString('latin1');
}

test('a patrol stands in the tiles of those who may see it while its round is on, without a name', async () => {
  await app.db.ownerSql`
    insert into town_test.unit (id, code, name, kind) values (${unitIds.roads}, 'roads', 'roads', 'zone')`;
  const desk = await app.key({ roles: ['dispatcher'] });
  const colleague = await app.key({ roles: ['patrol'], unitIds: [unitIds.roads] });
  const own = await app.signIn(await app.person({ roles: ['patrol'], unitIds: [unitIds.roads] }));
  const post = async (path: string, payload: object) =>
    (await app.http.inject({ method: 'POST', url: `/api/towns/test/rounds${path}`, headers: own, payload })).json();
  const { id } = await post('', { notice: roundNotice, hours: 4 });
  expect(await tile(desk)).not.toContain(id);
  const at = new Date(Date.now() + 1_000).toISOString();
  await post(`/${id}/positions`, { positions: [{ at, position: [120.5, 31.2], accuracy: 8 }] });
  await vi.waitFor(async () => expect(await tile(desk)).toContain(id), 30_000);
  expect(await tile(colleague)).not.toContain(id);
  expect(await tile(desk)).not.toContain('人员');
  await post(`/${id}/end`, {});
  await vi.waitFor(async () => expect(await tile(desk)).not.toContain(id), 30_000);
});
