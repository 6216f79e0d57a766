import { idFor } from '../shape/areas.ts';
import type { SampleRole, SampleStaff, SampleUnit, UnitKind } from '../types.ts';

interface Post {
  readonly role: SampleRole;
  readonly title: string;
  readonly login: string;
  readonly count: number;
  readonly at: readonly UnitKind[];
}

/** 120 posts: how many of each, and in which kind of unit. */
const POSTS: readonly Post[] = [
  { role: 'intake', title: '受理员', login: 'intake', count: 10, at: ['centre'] },
  { role: 'dispatcher', title: '派遣员', login: 'dispatch', count: 8, at: ['centre'] },
  { role: 'leader', title: '值班领导', login: 'leader', count: 5, at: ['government'] },
  { role: 'unit', title: '科室经办', login: 'office', count: 15, at: ['department'] },
  { role: 'unit', title: '居村经办', login: 'committee', count: 33, at: ['committee'] },
  { role: 'unit', title: '物业经办', login: 'property', count: 7, at: ['property'] },
  { role: 'patrol', title: '网格员', login: 'patrol', count: 42, at: ['zone'] },
];

/** 120 people at work, by post and number only: no names, and telephone numbers that cannot exist. */
export function buildStaff(seed: number, units: readonly SampleUnit[]): SampleStaff[] {
  return POSTS.flatMap((post) => {
    const homes = units.filter((unit) => post.at.includes(unit.kind));
    return Array.from({ length: post.count }, (_, i) => memberOf(seed, post, homes, i));
  });
}

function memberOf(seed: number, post: Post, homes: readonly SampleUnit[], i: number): SampleStaff {
  const unit = homes[i % homes.length];
  if (unit === undefined) throw new Error(`The sample town has no unit for ${post.title}.`);
  const number = String(i + 1).padStart(2, '0');
  return {
    id: idFor(seed, `staff/${post.login}/${number}`),
    login: `${post.login}${number}`,
    name: `${post.title}${number}`,
    role: post.role,
    unitId: unit.id,
    areaCodes: unit.areaCodes,
    phoneMask: `100****00${number}`,
  };
}
