import { describe, expect, it } from 'vitest';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';
import { describeProblem, PackError, type PackProblem } from './pack-problem.ts';
import type { PackFile } from './yaml-source.ts';

const PACK = 'streets/pack.yaml';
const TAXONOMY = '_taxonomies/street.yaml';
const CALENDAR = '_calendars/office.yaml';
const UNITS = 'unit-kinds.yaml';

function problemsOf(files: readonly PackFile[]): readonly PackProblem[] {
  try {
    joinPacks(files);
  } catch (error) {
    if (error instanceof PackError) return error.problems;
    throw error;
  }
  return [];
}

function edited(path: string, from: string, to: string): readonly PackFile[] {
  const file = exampleFiles.find((each) => each.path === path);
  if (!file?.text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return exampleFiles.map((each) => (each === file ? { path, text: each.text.replace(from, to) } : each));
}

function lineOf(files: readonly PackFile[], path: string, marker: string): number {
  const lines = files.find((each) => each.path === path)?.text.split('\n') ?? [];
  return lines.findIndex((line) => line.includes(marker)) + 1;
}

// What is broken, in which file, by what edit; the words by which its line is known, the path and what would fit.
const cases: readonly (readonly [string, string, string, string, string, string, string])[] = [
  [
    'a wrong word',
    PACK,
    'place: required',
    'place: maybe',
    'place: maybe',
    'kinds[0].place',
    'one of required, optional',
  ],
  [
    'a wrong role',
    PACK,
    '[patrol, intake]',
    '[patrol, mayor]',
    'mayor',
    'kinds[0].reporters[1]',
    'one of admin, intake',
  ],
  ['a number out of range', PACK, 'Share: 0.75', 'Share: 75', 'yellowShare', 'kinds[0].yellowShare', 'at most 0.99'],
  ['a missing key', PACK, '    callBack: none\n', '', 'id: street-case', 'kinds[0].callBack', 'give one of required'],
  [
    'an unknown key',
    PACK,
    'quickClose: true',
    'quickClosed: true',
    'quickClosed',
    'kinds[0].quickClosed',
    'quickClose',
  ],
  [
    'a bad source name',
    PACK,
    '[patrol]',
    '[110-transfer]',
    '110-transfer',
    'kinds[0].sources[0]',
    'begins with a letter',
  ],
  [
    'an empty list',
    PACK,
    'sources: [patrol]',
    'sources: []',
    'sources: []',
    'kinds[0].sources',
    'a list of at least 1',
  ],
  [
    'a wrong unit of a limit',
    PACK,
    '0.25, unit: urgent_hour',
    '0.25, unit: hour',
    'unit: hour',
    'kinds[0].limits.accept.unit',
    'one of urgent_hour, urgent_day',
  ],
  [
    'a reading that does not fit',
    PACK,
    'unit: urgent_hour }',
    'unit: urgent_hour, reading: slots }',
    'reading: slots',
    'kinds[0].limits.accept.reading',
    'only work_day',
  ],
  ['an unknown calendar', PACK, 'calendar: office', 'calendar: moon', 'calendar: moon', 'calendar', 'known: office'],
  [
    'an unknown taxonomy',
    PACK,
    'taxonomies: [street]\nkinds',
    'taxonomies: [street, lane]\nkinds',
    'lane',
    'taxonomies[1]',
    'known: street',
  ],
  [
    'a taxonomy the pack does not list',
    PACK,
    '    taxonomies: [street]',
    '    taxonomies: [lane]',
    '[lane]',
    'kinds[0].taxonomies[0]',
    'listed: street',
  ],
  [
    'an unknown unit kind in routing',
    PACK,
    'unitKind: sanitation',
    'unitKind: magic',
    'unitKind: magic',
    'routing.special[0].unitKind',
    'known: greening, sanitation',
  ],
  [
    'an unknown category in routing',
    PACK,
    'street/0101',
    'street/0999',
    '0999',
    'routing.special[0].categories[0]',
    'taxonomy/code',
  ],
  [
    'a rung sooner than the one before',
    PACK,
    '- after: late\n    level',
    '- after: late\n    delay: { amount: 2, unit: work_day }\n    level',
    'amount: 1, unit: work_day }',
    'ladder[1].delay',
    'sort the rungs',
  ],
  [
    'a rung milder than the one before',
    PACK,
    'level: red',
    'level: urge',
    'level: urge',
    'ladder[1].level',
    'one of yellow, red',
  ],
  ['supervised too soon', PACK, 'supervise: 5', 'supervise: 2', 'supervise: 2', 'repeats.place.supervise', 'give 3'],
  ['an id unlike its folder', PACK, 'id: streets', 'id: roads', 'id: roads', 'id', 'make them the same'],
  [
    'an unknown parent',
    TAXONOMY,
    "parent: '01'",
    "parent: '09'",
    "parent: '09'",
    'categories[1].parent',
    'a code of this file',
  ],
  [
    'a circle of parents',
    TAXONOMY,
    'parent: null',
    "parent: '0101'",
    "parent: '0101'",
    'categories[0].parent',
    'lead up to null',
  ],
  [
    'a code used twice',
    TAXONOMY,
    "- code: '0101'\n    parent: '01'",
    `- code: "01"\n    parent: null`,
    'code: "01"',
    'categories[1].code',
    'a code of its own',
  ],
  [
    'a code without quotes',
    TAXONOMY,
    "parent: '01'",
    'parent: 01',
    'parent: 01',
    'categories[1].parent',
    'Put it in quotes',
  ],
  [
    'a condition code used twice',
    TAXONOMY,
    `'0101-2'`,
    `"0101-1"`,
    `"0101-1"`,
    'categories[1].conditions[1].code',
    'unique within a taxonomy',
  ],
  [
    'a unit kind that is not listed',
    TAXONOMY,
    'unitKind: sanitation',
    'unitKind: magic',
    'unitKind: magic',
    'categories[1].conditions[0].unitKind',
    'known: greening',
  ],
  [
    'a name in one language',
    TAXONOMY,
    '暴露垃圾, en: Exposed rubbish',
    '暴露垃圾',
    '暴露垃圾',
    'categories[1].name.en',
    'text that is not empty',
  ],
  ['slots that overlap', CALENDAR, "from: '13:00'", "from: '11:00'", 'id: office', '', 'sort the slots apart'],
  ['a slot that is no time', CALENDAR, "'09:00'", "'9 am'", '9 am', 'slots[0].from', 'such as 08:30'],
  ['a date that is no date', CALENDAR, '2026-10-01', 'October 1', 'October 1', 'days.October 1', 'must match'],
  ['a unit kind given twice', UNITS, 'id: sanitation', 'id: greening', '环境卫生', '[1].id', 'keep one'],
];

describe('A broken pack', () => {
  it('is not the example, which loads', () => {
    expect(problemsOf(exampleFiles)).toEqual([]);
  });

  it.each(cases)('with %s is told of at its place', (_title, file, from, to, marker, path, fit) => {
    const files = edited(file, from, to);
    const problem = problemsOf(files).find((each) => each.path === path && each.file === file);
    expect(problem?.message.en).toContain(fit);
    expect(problem?.line).toBe(lineOf(files, file, marker));
    expect(problem?.message.zh).toMatch(/\p{Script=Han}/u);
  });

  it('says file, line and column before the sentence', () => {
    const [problem] = problemsOf(edited(PACK, 'place: required', 'place: maybe'));
    expect(problem && describeProblem(problem, 'en')).toBe(
      'streets/pack.yaml:11:5 kinds[0].place is "maybe"; it must be one of required, optional.',
    );
    expect(problem && describeProblem(problem, 'zh')).toBe(
      'streets/pack.yaml:11:5 kinds[0].place 的值 "maybe" 不合要求，应为以下之一：required、optional',
    );
  });

  it('tells of everything at once, in the order of files and lines', () => {
    const files = edited(PACK, 'calendar: office', 'calendar: moon').map((file) =>
      file.path === TAXONOMY ? { ...file, text: file.text.replaceAll('sanitation', 'magic') } : file,
    );
    expect(problemsOf(files).map(({ file, line }) => `${file}:${line}`)).toEqual([
      '_taxonomies/street.yaml:21',
      '_taxonomies/street.yaml:26',
      'streets/pack.yaml:4',
    ]);
  });

  it('shows where YAML itself is broken', () => {
    const [problem] = problemsOf(edited(PACK, 'taxonomies: [street]', 'taxonomies: [street'));
    expect(problem).toMatchObject({ file: PACK, message: { en: expect.stringContaining('not valid YAML') } });
    expect(problem?.line).toBeGreaterThanOrEqual(5);
  });

  it('does not blame a pack for a calendar that is there but broken', () => {
    const problems = problemsOf(edited(CALENDAR, "'09:00'", "'9 am'"));
    expect(problems.map(({ file }) => file)).toEqual([CALENDAR]);
  });

  it.each([
    ['an alias', 'a: &a [x]\nb: *a\n'],
    ['aliases that unfold without end', `a: &a [x, x]\nb: &b [${'*a, '.repeat(20)}]\nc: [${'*b, '.repeat(20)}]\n`],
    ['a value that holds itself', '&a [*a]'],
    ['a map that holds itself', 'a: &a { b: *a }'],
  ])('with %s is told to write it out', (_title, text) => {
    const problems = problemsOf([...exampleFiles, { path: 'knot/pack.yaml', text }]);
    expect(problems[0]?.message.en).toContain('use no YAML aliases');
  });

  it.each([
    ['no text', ''],
    ['a byte that is no text', '\u0000'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['lists nested past any stack', '['.repeat(20_000)],
    ['a key that is a list', '? [a]\n: b\n'],
    ['a key of the prototype', '__proto__: { id: x }\n'],
  ])('with %s is refused like any other', (_title, text) => {
    for (const { path } of exampleFiles) {
      const files = exampleFiles.map((file) => (file.path === path ? { path, text } : file));
      expect(problemsOf(files).some(({ file }) => file === path)).toBe(true);
    }
  });
});
