import type { Shape } from '../shape.ts';
import type { repeats as zh } from '../zh/repeats.ts';

export const repeats: Shape<typeof zh> = {
  title: 'Reported again',
  group: '{{n}} different {{n, caller|callers}} within {{days}} {{days, day|days}} about this matter',
  isGroup: 'counts as a group from {{n}}',
  place: 'Report no. {{n}} of this class within {{metres}} m and {{days}} {{days, day|days}}',
  placeWithThis: 'With this one, {{n}} reports of this class within {{metres}} m and {{days}} {{days, day|days}}',
  level: { none: 'not often', alert: 'frequent', supervise: 'frequent, to be supervised' },
  list: 'see the {{n}} {{n, case|cases}} counted',
};
