import type { DeviceProfile } from '@chengyun/contract/profile';
import { readDialectText as gbt26875 } from '@chengyun/protocols/gbt26875/dialect';
import { readDialectText as hj212 } from '@chengyun/protocols/hj212/dialect';
import type { PackProblem } from '../pack-problem.ts';
import type { Report } from '../yaml-source.ts';

type Placed = { readonly profile: DeviceProfile; readonly report: Report };

/** A dialect that no protocol has: a profile is of no protocol, so one of them is enough. */
export function dialectProblems({ profile: { dialect }, report }: Placed): readonly PackProblem[] {
  if (dialect === undefined) return [];
  const read = [hj212(dialect), gbt26875(dialect)];
  if (read.some(({ ok }) => ok)) return [];
  const why = read.map((one) => (one.ok ? '' : one.why)).join('; ');
  return [
    report(
      ['dialect'],
      dialect,
      `HJ 212 与 GB/T 26875.3 均没有方言 ${dialect}：${why}`,
      `Neither HJ 212 nor GB/T 26875.3 has the dialect ${dialect}: ${why}.`,
    ),
  ];
}
