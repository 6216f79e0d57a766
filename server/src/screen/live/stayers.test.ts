import { expect, test } from 'vitest';
import type { Staying } from '../../people/caller.ts';
import { makeStayers } from './stayers.ts';

const someone = (id: string): Staying => {
  const actor = { id, roles: ['intake'], unitIds: [], areaCodes: [] } as const;
  return { townId: 'q', caller: { actor, via: 'session', name: id, writes: true, session: id } };
};

test('all lines are asked about in one question, and those of who is no more who they were are ended', async () => {
  const asked: number[] = [];
  const stayers = makeStayers(
    async (staying) => {
      asked.push(staying.length);
      return staying.map(({ caller }) => caller.name !== 'gone');
    },
    () => {},
  );
  const ended: string[] = [];
  const join = (id: string) => stayers.join(someone(id), () => ended.push(id));
  join('here');
  join('gone');
  join('left')();
  await stayers.look();
  expect([asked, ended]).toEqual([[2], ['gone']]);
});

test('when nobody can be asked the lines stay, and who left is not asked about', async () => {
  const troubles: unknown[] = [];
  const stayers = makeStayers(
    () => Promise.reject(new Error('away')),
    (error) => troubles.push(error),
  );
  const leave = stayers.join(someone('a'), () => troubles.push('ended'));
  await stayers.look();
  expect(troubles).toEqual([new Error('away')]);
  leave();
  await stayers.look();
  expect(troubles).toHaveLength(1);
});
