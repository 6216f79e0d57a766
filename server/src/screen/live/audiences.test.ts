import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '../../people/actor.ts';
import { type Ask, makeAudiences } from './audiences.ts';
import { startHub } from './hub.ts';
import type { Numbered } from './news.ts';

const desk: Actor = { id: 'desk', roles: ['dispatcher'], unitIds: [], areaCodes: [] };
const unit = (id: string): Actor => ({ id, roles: ['unit'], unitIds: [id], areaCodes: [] });
const noMissed: readonly Numbered[] = [];

/** A hub with audiences; a unit sees what begins with its id, and the store answers when it is let. */
function aStage() {
  let flush = () => {};
  const hub = startHub((work) => {
    flush = work;
    return () => {};
  });
  const asked: string[][] = [];
  const letGo: (() => void)[] = [];
  const ask: Ask = async (_, actors, news) => {
    asked.push(actors.map(({ id }) => id));
    await new Promise<void>((resolve) => letGo.push(resolve));
    return actors.map((actor) => (actor === desk ? news : news.filter(({ id }) => id.startsWith(actor.id))));
  };
  const troubles: unknown[] = [];
  const audiences = makeAudiences(hub, ask, (error) => troubles.push(error));
  const hear = (id: string, version: number) => hub.hear(JSON.stringify({ town: 'q', topic: 'case', id, version }));
  const answer = async () => {
    letGo.shift()?.();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { hub, audiences, asked, troubles, hear, flush: () => flush(), answer, isAsking: () => letGo.length > 0 };
}

/** A page that keeps the versions it was told of. */
function aPage() {
  const told = new Map<string, number>();
  const order: number[] = [];
  const write = (text: Buffer) => {
    for (const [, data = ''] of String(text).matchAll(/^data: (.*)$/gm)) {
      const { id, version } = JSON.parse(data) as { id: string; version: number };
      told.set(id, version);
      order.push(version);
    }
  };
  return { write, end: () => {}, told, order };
}

test('pages that see the same cost one question and get the same text', async () => {
  const { audiences, asked, hear, flush, answer } = aStage();
  const pages = Array.from({ length: 500 }, aPage);
  const texts = new Set<Buffer>();
  for (const { write, end } of pages) {
    const keep = (text: Buffer) => {
      texts.add(text);
      write(text);
    };
    audiences.join('q', unit('a'), { write: keep, end }, noMissed);
  }
  hear('a1', 1);
  hear('b1', 1);
  flush();
  await answer();
  expect(asked).toEqual([['a']]);
  expect(texts.size).toBe(1);
  expect(pages.every(({ told }) => told.size === 1 && told.get('a1') === 1)).toBe(true);
});

test('while the store is slow news is gathered, and of many changes to one case the last is told', async () => {
  const { audiences, asked, hear, flush, answer } = aStage();
  const page = aPage();
  audiences.join('q', unit('a'), page, noMissed);
  for (let version = 1; version <= 20; version += 1) {
    hear('a1', version);
    flush();
  }
  await answer();
  await answer();
  expect([asked.length, page.order]).toEqual([2, [1, 20]]);
});

test('what a page missed comes before what is new, however the store answers', async () => {
  const { hub, audiences, hear, flush, answer } = aStage();
  audiences.join('q', desk, aPage(), noMissed);
  hear('a1', 1);
  flush();
  await answer();
  const late = aPage();
  audiences.join('q', desk, late, hub.since('q', 0) ?? []);
  hear('a1', 2);
  flush();
  await answer();
  await answer();
  expect(late.order).toEqual([1, 2]);
});

test('when the store cannot be asked the pages are let go, and later ones are told again', async () => {
  const hub = startHub((work) => {
    queueMicrotask(work);
    return () => {};
  });
  const troubles: unknown[] = [];
  const audiences = makeAudiences(
    hub,
    () => Promise.reject(new Error('away')),
    (error) => troubles.push(error),
  );
  let ended = 0;
  audiences.join('q', desk, { write: () => {}, end: () => (ended += 1) }, noMissed);
  hub.hear(JSON.stringify({ town: 'q', topic: 'case', id: 'a', version: 1 }));
  await expect.poll(() => ended).toBe(1);
  expect(troubles).toHaveLength(1);
});

test('who left hears no more, and a town without listeners is let go', () => {
  const { hub, audiences } = aStage();
  const leave = audiences.join('q', desk, aPage(), noMissed);
  const leaveToo = audiences.join('q', unit('a'), aPage(), noMissed);
  leave();
  expect(hub.listeners()).toBe(1);
  leaveToo();
  expect(hub.listeners()).toBe(0);
});

test('in whatever order things happen, every page ends with the last version of all it may see', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('hear' as const), id: fc.constantFrom('a1', 'a2', 'b1') }),
    fc.record({ do: fc.constant('flush' as const) }),
    fc.record({ do: fc.constant('answer' as const) }),
    fc.record({ do: fc.constant('join' as const), as: fc.constantFrom('desk', 'a', 'b') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { hub, audiences, hear, flush, answer, isAsking } = aStage();
      const pages: { readonly as: string; readonly page: ReturnType<typeof aPage> }[] = [];
      const last = new Map<string, number>();
      let version = 0;
      for (const one of steps) {
        if (one.do === 'hear') {
          version += 1;
          last.set(one.id, version);
          hear(one.id, version);
        } else if (one.do === 'flush') flush();
        else if (one.do === 'answer') await answer();
        else if (one.do === 'join') {
          const page = aPage();
          // As a page that comes back having heard nothing yet.
          audiences.join('q', one.as === 'desk' ? desk : unit(one.as), page, hub.since('q', 0) ?? []);
          pages.push({ as: one.as, page });
        }
      }
      flush();
      await answer();
      while (isAsking()) await answer();
      for (const { as, page } of pages) {
        const theirs = [...last].filter(([id]) => as === 'desk' || id.startsWith(as));
        expect(Object.fromEntries(page.told)).toEqual(Object.fromEntries(theirs));
      }
    }),
    { numRuns: 200 },
  );
});

test('when the store is away every page is ended, each of them once', () => {
  const { audiences } = aStage();
  const ended: string[] = [];
  const page = (name: string) => ({ write: () => {}, end: () => ended.push(name) });
  audiences.join('q', desk, page('desk'), noMissed);
  audiences.join('q', unit('a'), page('unit'), noMissed);
  audiences.join('r', desk, page('elsewhere'), noMissed)();
  audiences.letGo();
  expect(ended).toEqual(['desk', 'unit']);
});
