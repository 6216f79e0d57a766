import { describe, expect, it } from 'vitest';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';

const textOf = (path: string) => exampleFiles.find((file) => file.path === path)?.text ?? '';
const calendar = textOf('_calendars/office.yaml');
const taxonomy = textOf('_taxonomies/street.yaml');
const pack = textOf('streets/pack.yaml');

describe('A packs folder', () => {
  it.each([
    ['a file in no known place', 'streets/rules/x.yaml', 'a: 1', 'is not in a place for packs'],
    [
      'a taxonomy in a folder without a pack',
      'lone/taxonomies/street.yaml',
      taxonomy,
      'The folder lone has no pack.yaml',
    ],
    ['two files of one name', '_calendars/office.json', calendar, 'have the same name; keep one'],
    [
      'a kind that another pack has',
      'zone/pack.yaml',
      pack.replace('id: streets', 'id: zone'),
      'already belongs to the pack streets',
    ],
  ])('with %s is refused', (_title, path, text, message) => {
    expect(() => joinPacks([...exampleFiles, { path, text }])).toThrow(message);
  });

  it('without its list of unit kinds is refused for that alone', () => {
    const rest = exampleFiles.filter(({ path }) => path !== 'unit-kinds.yaml');
    expect(() => joinPacks(rest)).toThrow(/^unit-kinds\.yaml:1:1 .*missing[^\n]*$/);
  });

  it('with nothing in it is refused', () => {
    expect(() => joinPacks([])).toThrow('PACK/pack.yaml is missing');
  });

  it('may be written in JSON', () => {
    const units = '[{ "id": "sanitation", "name": { "zh": "环境卫生", "en": "Sanitation" } }]';
    const files = exampleFiles.filter(({ path }) => path !== 'unit-kinds.yaml');
    expect(joinPacks([...files, { path: 'unit-kinds.json', text: units }]).unitKinds).toHaveLength(1);
  });

  it('gives a pack its own taxonomy before a shared one of the same name', () => {
    const own = { path: 'streets/taxonomies/street.yaml', text: taxonomy.replace("'2026'", "'2027'") };
    expect(joinPacks([...exampleFiles, own]).packs[0]?.taxonomies.map(({ version }) => version)).toEqual(['2027']);
  });
});
