import type { TrialSample } from '@chengyun/contract/profile-trial';

const most = 2000;

/** Values of a point typed in a row, one every so many seconds; a gap (`-`) is a saying that did not come. */
export function samplesOf(point: string, text: string, everySeconds: number): readonly TrialSample[] {
  const words = text
    .split(/[\s,\uff0c;\uff1b]+/)
    .filter((word) => word !== '')
    .slice(0, most);
  return words.flatMap((word, nth) =>
    word === '-' ? [] : [{ after: nth * everySeconds, values: { [point]: readWord(word) } }],
  );
}

function readWord(word: string): number | boolean | string {
  if (word === 'true' || word === 'false') return word === 'true';
  return /^[-+]?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
}
