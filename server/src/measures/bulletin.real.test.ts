import { afterAll, beforeAll, expect, test } from 'vitest';
import { category, findings } from '../cases/testing/a-story.ts';
import { type everyone, idOf, people, unitIds } from '../cases/testing/a-town.ts';
import { open, type Played, play } from '../cases/testing/play.ts';
import { foldingOf } from './again/rebuild-measures.ts';
import { rebuildRolls } from './rolls/rebuild-rolls.ts';
import { aCountedTown, type CountedTown } from './testing/a-counted-town.ts';

// A published monthly bulletin (domain.md §1.8.2): received 1054, filed 996, due to close 972, closed 911, in time 737.
const BULLETIN = { received: 1054, filed: 996, due: 972, closed: 911, inTime: 737 } as const;
const now = new Date('2026-07-01T00:00:00+08:00');
const DAY = 86_400_000;
let town: CountedTown;

beforeAll(async () => {
  town = await aCountedTown({ callBack: 'none', limits: { ...fast, whole: { amount: 10, unit: 'urgent_day' } } });
  town.at(now);
  const ground = await town.ground();
  const stage = { ground, newId: ids(), main: open(ground, report, people.intake, day(0), 1).aggregate };
  const lives = Array.from({ length: BULLETIN.received }, (_, nth) => {
    const begun = open(ground, report, people.intake, beginOf(nth), nth + 2);
    return live(begun, nth, (played, action, input, actor, at) => {
      return play(played, { action, input, actor, now: at }, stage);
    });
  });
  await town.store(lives, now);
}, 60_000);
afterAll(() => town.db.close());

const report = { kind: 'hotline', source: 'phone', text: '路面破损' };
const fast = {
  file: { amount: 1, unit: 'urgent_day' },
  dispatch: { amount: 1, unit: 'urgent_day' },
  handle: { amount: 8, unit: 'urgent_day' },
} as const;
const day = (nth: number) => new Date(Date.parse('2026-06-01T08:00:00+08:00') + nth * DAY);

function ids(): () => string {
  let next = 5_000_000;
  return () => idOf(next++);
}

// Those due in the month are filed until the 18th, or their ten days would end in July; 24 are filed later and are open.
function beginOf(nth: number): Date {
  const { due, filed } = BULLETIN;
  return nth >= due && nth < filed ? day(24) : day((nth * 17) / due);
}

type Play = (
  played: Played,
  action: 'file' | 'decline' | 'dispatch' | 'accept' | 'reply' | 'check' | 'close',
  input: never,
  actor: (typeof everyone)[number],
  at: Date,
) => Played;

/** The life of one case of the bulletin: filed or not, closed in time or late or not, or not due yet. */
function live(begun: Played, nth: number, act: Play): Played {
  const { inTime, closed, due, filed } = BULLETIN;
  const from = new Date(begun.aggregate.fields.reportedAt).getTime();
  const after = (days: number) => new Date(from + days * DAY);
  const step = (
    played: Played,
    action: Parameters<Play>[1],
    input: unknown,
    actor: Parameters<Play>[3],
    days: number,
  ) => act(played, action, input as never, actor, after(days));
  if (nth >= filed) return step(begun, 'decline', { reason: '不属实' }, people.intake, 0.1);
  const onDesk = step(begun, 'file', { category }, people.intake, 0);
  const given = step(onDesk, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher, 0.1);
  if (nth >= due || nth >= closed) return given;
  const days = nth < inTime ? 3 : 11;
  const taken = step(given, 'accept', {}, people.roads, 0.5);
  const done = step(taken, 'reply', findings, people.roads, days);
  return step(step(done, 'check', { result: 'pass' }, people.intake, days), 'close', {}, people.intake, days + 0.05);
}

async function figures() {
  const ask = async (id: string) => {
    const { total } = await town.figure(people.leader, id, { from: '2026-06-01', to: '2026-07-01' }, now);
    return total;
  };
  const [rate, inTime] = [await ask('loop.closing-rate'), await ask('loop.closed-in-time')];
  return {
    received: (await ask('loop.reported')).value,
    filed: (await ask('loop.filed')).value,
    due: (await ask('loop.to-close')).value,
    closed: (await ask('loop.closed')).value,
    inTime: inTime.numerator,
    rates: [percent(rate.value), percent(inTime.value)],
  };
}

function percent(value: number | null): string {
  return value === null ? '—' : `${(value * 100).toFixed(2)} %`;
}

const published = { ...BULLETIN, rates: ['93.72 %', '75.82 %'] };

test('the published bulletin comes out of real cases put through the loop', async () => {
  expect(await figures()).toEqual(published);
  expect(await rebuildRolls(await foldingOf(town.rebuilding, 'test'))).toBe(true);
  expect(await figures()).toEqual(published);
});

test('what has nothing below the line has no value', async () => {
  const { total } = await town.figure(
    people.leader,
    'hotline.satisfaction',
    { from: '2026-06-01', to: '2026-07-01' },
    now,
  );
  expect(total).toMatchObject({ value: null, numerator: 0, denominator: 0 });
});
