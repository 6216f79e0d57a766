import { expect, test } from 'vitest';
import { aStory, storyAt, wallText } from '../testing/a-story.ts';
import { idOf, people } from '../testing/a-town.ts';

const demand = { demand: '限期答复', answerBy: wallText('04-29 18:00') } as const;
const open = (supervisions: readonly { readonly liftedAt: string | null }[]) =>
  supervisions.filter((one) => one.liftedAt === null).length;

test('a supervision ends with a case that is merged, and is open again when the merge is taken back', () => {
  const story = storyAt('handling').act('supervise', { level: 'red', ...demand }, people.leader);
  story.act('merge', { intoId: idOf(0xca5e0002) }, people.intake);
  expect(open(story.now().supervisions)).toBe(0);
  story.act('unmerge', { reason: '并非同一件事' }, people.intake);
  expect(open(story.now().supervisions)).toBe(1);
});

test('one of a case that is declined ends with it', () => {
  const story = aStory().act('supervise', { level: 'yellow', ...demand }, people.leader);
  expect(open(story.act('decline', { reason: '非管辖范围' }, people.intake).now().supervisions)).toBe(0);
});
