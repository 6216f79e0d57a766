import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';
import { loadPacks } from './load-packs.ts';
import { describeProblem, PackError } from './pack-problem.ts';

const profile = `id: lamp
name: { zh: 路灯, en: Lamp }
heartbeatSeconds: 60
points:
  - { id: current, name: { zh: 电流, en: Current }, unit: A }
rules:
  - id: dark
    name: { zh: 熄灭, en: Dark }
    kind: threshold
    point: current
    side: below
    raise: 0.1
    clear: 0.2
    gives: { kind: fault, severity: minor, case: { kind: street-case, taxonomy: street, category: '0101', needs: one } }
`;

function problemsOf(text: string, path = 'streets/profiles/lamp.yaml'): readonly string[] {
  try {
    joinPacks([...exampleFiles, { path, text }]);
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.problems.map((problem) => describeProblem(problem, 'en'));
  }
}

test('a profile in a folder of its pack becomes part of the pack', () => {
  const { packs } = joinPacks([...exampleFiles, { path: 'streets/profiles/lamp.yaml', text: profile }]);
  expect(packs.map(({ profiles }) => profiles?.map(({ id }) => id))).toEqual([['lamp']]);
});

test.each([
  ['point: current', 'point: volts', /:10:\d+ There is no point "volts"; known: current\.$/],
  ['clear: 0.2', 'clear: 0.05', /clear must be at least raise \(0\.1\)\.$/],
  ['side: below', 'side: beside', /rules\[0\]\.side is "beside"; it must be one of above, below\.$/],
  ['kind: street-case', 'kind: flood', /This pack has no kind "flood"; known: street-case\.$/],
  ["category: '0101'", "category: '0999'", /Taxonomy street has no category "0999"\.$/],
  ['id: lamp', 'id: lantern', /The id is "lantern", but the path says "lamp"/],
  [
    'heartbeatSeconds',
    'dialect: dust-grams\nheartbeatSeconds',
    /:3:\d+ Neither HJ 212 nor GB\/T 26875\.3 has the dialect dust-grams/,
  ],
  [
    'points:',
    "topics: [{ topic: 'a/{b}', device: '{c}', events: [{ kind: fire }] }]\npoints:",
    /The topic has no \{c\}; known: \{b\}\.$/,
  ],
  ['points:', "topics: [{ topic: 'a/#/b', events: [{ kind: fire }] }]\npoints:", /Each level of a topic is a text/],
  ['points:', 'topics: [{ topic: a }]\npoints:', /It reads nothing; give values, pairs or events\.$/],
  ['points:', 'topics: [{ topic: a, values: [{ name: t, path: t }] }]\npoints:', /topics\[0\]\.values\[0\]\.path/],
  ['severity: minor', 'severity: mild', /rules\[0\]\.gives\.severity is "mild"; it must be one of critical/],
])('a profile with %s made %s is refused at its line', (from, to, wanted) => {
  expect(problemsOf(profile.replace(from, to))).toEqual([expect.stringMatching(wanted)]);
});

test('a profile without its pack is told of', () => {
  expect(problemsOf(profile, 'lost/profiles/lamp.yaml')).toEqual([
    expect.stringMatching(/The folder lost has no pack/),
  ]);
});

test('the shipped packs know the devices of fire, air and water', async () => {
  const { packs } = await loadPacks(join(import.meta.dirname, '../../../../packs'));
  const all = packs.flatMap(({ id, profiles = [] }) => profiles.map((one) => `${id}/${one.id}`));
  expect(all).toEqual([
    'air/dust-noise-15min',
    'air/dust-noise-5min',
    'air/dust-noise',
    'fire-safety/electrical-fire',
    'fire-safety/fire-door',
    'fire-safety/gas-detector',
    'fire-safety/hydrant-pressure',
    'fire-safety/manual-call-point',
    'fire-safety/pump-room',
    'fire-safety/smoke-detector',
    'fire-safety/transmission-device',
    'water/section-lake',
    'water/section-river',
  ]);
});
