import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../support/http/refusal.ts';
import { rebuild } from '../life/apply-step.ts';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { people } from '../testing/a-town.ts';
import { diceFrom, drawMove } from '../testing/moves.ts';
import { verifyTown } from '../verify.ts';

let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

const category = { taxonomy: 'small', code: '02' };

async function walk(seed: number, length: number): Promise<number> {
  const dice = diceFrom(seed);
  const ground = await town.loop.grounds.of('test');
  const kind = ground.kind('ticket')?.kind;
  const calendar = ground.calendars.get('national');
  if (!kind || !calendar) throw new Error('no kind or calendar');
  let now = new Date('2026-04-23T08:40:00Z');
  town.at(now);
  const main = await town.report(people.intake);
  const id = await town.report(people.intake, { category, position: [120.5, 31.5] });
  let taken = 0;
  for (let step = 0; step < length; step++) {
    now = new Date(now.getTime() + (dice(3) ? dice(3600) : dice(20 * 86_400)) * 1000);
    town.at(now);
    const aggregate = await town.load(id);
    const journal = await town.journal(id);
    const facts = { ...{ kind, mainId: main, finder: null, overdue: false, late: false }, ...unread };
    const drawn = drawMove(dice, { aggregate, facts, now, calendar, filing: { category }, last: journal.at(-1) });
    const { index: _, ...input } = drawn.input;
    const photos = await photosFor(drawn.action, input, drawn.actor.id);
    // Who says which version they saw acts on the case as this server knows it.
    const seen = dice(3) ? aggregate.version : undefined;
    const result = await town
      .act(id, drawn.action, { ...input, ...photos } as ActionInput<ActionName>, drawn.actor, seen)
      .catch((error: unknown) => error);
    if (result instanceof Refusal) {
      expect(await town.load(id)).toEqual(aggregate);
      continue;
    }
    if (result instanceof Error) throw new Error(`${drawn.action} by ${drawn.actor.id}`, { cause: result });
    taken += 1;
    expect(await town.load(id)).toEqual(result);
    expect(rebuild(await town.journal(id), ground.calendar)).toEqual(result);
  }
  return taken;
}

// What the drawing of moves does not ask for.
const unread = { suspensionPast: false, extensionPast: false, daysSinceClosing: 0, measured: [] };

async function photosFor(action: ActionName, input: object, actorId: string): Promise<object> {
  const given = Object.keys(input).filter((name) => ['attachmentIds', 'before', 'after'].includes(name));
  const actor = Object.values(people).find((one) => one.id === actorId);
  if (!actor || action === 'merge') return {};
  const photos = await Promise.all(given.map(async (name) => [name, [await town.photo(actor)]] as const));
  return Object.fromEntries(photos);
}

test('after every step of random walks the rows are the case and the journal gives it back', async () => {
  let taken = 0;
  for (let seed = 1; seed <= 12; seed++) taken += await walk(seed, 45);
  expect(taken).toBeGreaterThan(200);
}, 180_000);

test('every case of the town is what its journal says', async () => {
  expect((await verifyTown(town.loop, 'test', () => {})).differences).toEqual([]);
});
