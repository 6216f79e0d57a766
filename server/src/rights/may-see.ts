import type { Thing } from './objects.ts';
import type { Walker } from './walkers.ts';
import { markOf, reporters, type Whose } from './whose.ts';

const SEES_ALL = new Set(['intake', 'dispatcher', 'chief', 'leader', 'admin', 'kiosk']);

/** Whether a walker may know of a thing: what the design says, not what the policies of the database do. */
export function maySee({ roles, unit, area, own }: Walker, thing: Thing, whose: Whose): boolean {
  if (whose === 'other town') return false;
  const desk = roles.some((role) => SEES_ALL.has(role));
  switch (thing) {
    case 'case':
    case 'attachment':
      return own ? own === whose : desk || unit === whose || area === whose;
    case 'device':
    case 'alarm':
    case 'incident':
      return desk || area === whose;
    case 'round':
      return desk || (roles.includes('unit') && unit === whose);
    case 'import':
    case 'report':
      return desk;
    case 'full file': // only they are asked for one by its id
      return roles.includes('chief') || roles.includes('leader');
    case 'privacy request':
      return roles.includes('chief');
    case 'view':
      return false; // each belongs to somebody who does not walk
    case 'occasion':
    case 'person':
    case 'key':
    case 'kiosk':
    case 'invitation':
    case 'unit':
      return true; // whoever has the role at all
  }
}

/** The marks a walker may come upon anywhere. */
export function marksFor(walker: Walker): readonly string[] {
  if (walker.standing !== 'staff') return [];
  return (['A', 'B', ...reporters] as const).filter((whose) => maySee(walker, 'case', whose)).map(markOf);
}
