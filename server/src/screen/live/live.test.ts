import { expect, test } from 'vitest';
import { startHub } from './hub.ts';
import { coalesce, newsText, parseNews, resumeAfter } from './news.ts';

function aHub() {
  let flush = () => {};
  const hub = startHub((work) => {
    flush = work;
    return () => {};
  });
  return { hub, flush: () => flush() };
}

const notice = (id: string, version: number, town = 'qingxi') => JSON.stringify({ town, topic: 'case', id, version });

test('of many changes to one case a page hears the last', () => {
  const { hub, flush } = aHub();
  const heard: unknown[] = [];
  hub.subscribe('qingxi', (news) => heard.push(...news.map(({ id, version }) => [id, version])));
  for (let version = 1; version <= 50; version += 1) hub.hear(notice('a', version));
  hub.hear(notice('b', 1));
  flush();
  expect(heard).toEqual([
    ['a', 50],
    ['b', 1],
  ]);
});

test('the first news after a silence comes almost at once, what follows at most four times a second', () => {
  const waits: { work: () => void; ms: number }[] = [];
  const hub = startHub((work, ms) => {
    waits.push({ work, ms });
    return () => {};
  });
  const heard: string[] = [];
  hub.subscribe('qingxi', (news) => heard.push(news.map(({ id }) => id).join('')));
  hub.hear(notice('a', 1));
  hub.hear(notice('b', 1));
  waits[0]?.work();
  for (const id of ['c', 'd', 'e']) hub.hear(notice(id, 1));
  expect(heard).toEqual(['ab']);
  waits[1]?.work();
  waits[2]?.work(); // nothing came meanwhile: silence
  expect(heard).toEqual(['ab', 'cde']);
  hub.hear(notice('f', 1));
  waits[3]?.work();
  expect(heard).toEqual(['ab', 'cde', 'f']);
  expect(waits.slice(0, 4).map(({ ms }) => ms)).toEqual([20, 250, 250, 20]);
});

test('a town hears nothing of another', () => {
  const { hub, flush } = aHub();
  const heard: unknown[] = [];
  hub.subscribe('qingxi', (news) => heard.push(...news));
  hub.hear(notice('a', 1, 'elsewhere'));
  flush();
  expect(heard).toEqual([]);
});

test('of two towns in which the same list changed both hear, and both are told to read anew', () => {
  const { hub, flush } = aHub();
  const heard: string[] = [];
  for (const town of ['qingxi', 'elsewhere']) {
    hub.subscribe(town, (news) => heard.push(...news.map(({ topic }) => `${town} ${topic}`)));
  }
  const tellBoth = () => {
    flush();
    return heard.splice(0).toSorted();
  };
  for (const town of ['qingxi', 'elsewhere']) hub.hear(JSON.stringify({ town, topic: 'health', id: 'all' }));
  expect(tellBoth()).toEqual(['elsewhere health', 'qingxi health']);
  hub.again();
  expect(tellBoth()).toEqual(['elsewhere refetch', 'qingxi refetch']);
});

test('a page that comes back hears what it missed, and is told when that is too long ago', () => {
  const { hub } = aHub();
  hub.hear(notice('a', 1));
  hub.hear(notice('b', 1));
  expect(hub.since('qingxi', 1)?.map(({ id }) => id)).toEqual(['b']);
  expect(hub.since('qingxi', 2)).toEqual([]);
  expect(hub.since('qingxi', 99)).toBeNull();
  for (let version = 0; version < 21_000; version += 1) hub.hear(notice('c', version));
  expect(hub.since('qingxi', 1)).toBeNull();
});

test('when the store was away every page is told to read anew, also one that comes back later', () => {
  const { hub, flush } = aHub();
  const heard: unknown[] = [];
  hub.subscribe('qingxi', (news) => heard.push(...news.map(({ topic }) => topic)));
  hub.again();
  flush();
  expect(heard).toEqual(['refetch']);
  expect(hub.since('qingxi', 0)).toBeNull();
});

test('a listener that left hears no more', () => {
  const { hub, flush } = aHub();
  const heard: unknown[] = [];
  const leave = hub.subscribe('qingxi', (news) => heard.push(...news));
  leave();
  hub.hear(notice('a', 1));
  flush();
  expect([heard, hub.listeners()]).toEqual([[], 0]);
});

test('a notice that is none of ours is passed over', () => {
  expect(parseNews('{"town":1}')).toBeNull();
  expect(parseNews('not json')).toBeNull();
  expect(parseNews('null')).toBeNull();
});

test('numbers of another process are not taken for ours', () => {
  expect(resumeAfter('abc-12', 'abc')).toBe(12);
  expect(resumeAfter('abd-12', 'abc')).toBeNull();
  expect(resumeAfter(undefined, 'abc')).toBeNull();
});

test('events say topic, id and version, and the last of them where to go on', () => {
  const one = { town: 'q', topic: 'case', id: 'x', version: 3, seq: 7 };
  const other = { town: 'q', topic: 'flood', id: 'all', seq: 6 };
  expect(newsText([one, other], 'e')).toBe(
    'event: case\ndata: {"id":"x","version":3}\n\nid: e-7\nevent: flood\ndata: {"id":"all"}\n\n',
  );
  expect([newsText([], 'e'), coalesce([one, { ...one, seq: 8 }])]).toEqual(['', [{ ...one, seq: 8 }]]);
});

test('after the store was away a page that comes back with an older number reads anew, and one of today goes on', () => {
  const { hub } = aHub();
  hub.hear(notice('a', 1));
  hub.again();
  expect(hub.since('qingxi', 1)).toBeNull();
  hub.hear(notice('b', 1));
  expect(hub.since('qingxi', 2)?.map(({ id }) => id)).toEqual(['b']);
});
