import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';
import { PackError } from './pack-problem.ts';
import type { PackFile } from './yaml-source.ts';

// Either whole packs come out or a PackError whose problems all point into the files; nothing else may happen.
function outcome(files: readonly PackFile[]): 'loaded' | 'refused' {
  try {
    expect(joinPacks(files).packs.length).toBeGreaterThan(0);
    return 'loaded';
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { line, column, message } of error.problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(message.zh.length * message.en.length).toBeGreaterThan(0);
    }
    return 'refused';
  }
}

const fileIndex = fc.nat({ max: exampleFiles.length - 1 });

function withText(index: number, change: (text: string) => string): readonly PackFile[] {
  return exampleFiles.map((file, place) => (place === index ? { ...file, text: change(file.text) } : file));
}

it('a file with any stretch of text replaced loads or is refused, and never crashes the loader', () => {
  fc.assert(
    fc.property(fileIndex, fc.nat(), fc.nat({ max: 40 }), fc.string({ maxLength: 20 }), (index, at, length, insert) => {
      outcome(
        withText(index, (text) => {
          const from = at % text.length;
          return text.slice(0, from) + insert + text.slice(from + length);
        }),
      );
    }),
    { numRuns: 150 },
  );
});

// Every place of a value, so that a mutation can reach any leaf or branch.
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

function replaced(value: unknown, [step, ...rest]: readonly string[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value))
    return value.map((part, index) => (String(index) === step ? replaced(part, rest, put) : part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === step ? replaced(part, rest, put) : part]),
  );
}

it('a file with any value put anywhere loads or is refused, and never crashes the loader', () => {
  const seen = { loaded: 0, refused: 0 };
  const anything = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(fileIndex, fc.nat(), anything, (index, at, put) => {
      const files = withText(index, (text) => {
        const value: unknown = parse(text);
        const places = placesOf(value);
        return stringify(replaced(value, places[at % places.length] ?? [], put));
      });
      seen[outcome(files)] += 1;
    }),
    { numRuns: 150 },
  );
  expect(seen.refused).toBeGreaterThan(50);
});

it('the order in which files are given changes nothing', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...exampleFiles], { minLength: exampleFiles.length }), (files) => {
      expect(joinPacks(files)).toEqual(joinPacks(exampleFiles));
    }),
    { numRuns: 10 },
  );
});
