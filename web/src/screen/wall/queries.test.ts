import { expect, test } from 'vitest';
import {
  alarmActsQuery,
  caseActsQuery,
  commandQuery,
  liveWallKey,
  pastQuery,
  pointsQuery,
  sceneQuery,
} from './queries.ts';

const thing = { kind: 'alarm', id: 'a' } as const;

test('news renew all that is of now, what may be done included, and nothing that is of the past', () => {
  const live = liveWallKey('qingxi');
  const isRenewed = ({ queryKey }: { readonly queryKey: readonly unknown[] }) =>
    live.every((part, at) => queryKey[at] === part);
  const now = [
    sceneQuery('qingxi', 'fire'),
    pointsQuery('qingxi', 'fire'),
    commandQuery('qingxi', thing),
    caseActsQuery('qingxi', 'c'),
    alarmActsQuery('qingxi', 'a'),
  ];
  expect(now.map(isRenewed)).toEqual(now.map(() => true));
  expect(isRenewed(pastQuery('qingxi', 'fire', '2026-11-24T07:00:00Z'))).toBe(false);
});
