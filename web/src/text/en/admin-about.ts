import type { Shape } from '../shape.ts';
import type { about as zh } from '../zh/admin-about.ts';

/** Words of the page about the product. */
export const about: Shape<typeof zh> = {
  title: 'About',
  what: 'What this is',
  whatText:
    'Chengyun is an urban-operations platform for a town: what comes in by hotline, grid, community and device is one store; from intake and filing over dispatch and handling to checking and closing it is one loop, and every deadline and supervision can be seen and explained.',
  version: 'Version',
  licence: 'Licence',
  licenceText: 'Apache-2.0: open source, yours to run and to change.',
  data: 'The data',
  sampleText:
    'The town "{{town}}" is a sample: its name, communities, roads, units, people and cases are invented, its codes belong to no real place and its telephone numbers do not exist. Use it to learn, not for real cases.',
  realText: 'The data of this town were entered and imported by the town; they stay in the database of this machine.',
  standards: 'By which rules',
  standardsText:
    'GB/T 30428 (digital urban management: classes, codes, filing and closing), GB/T 33358 (government hotlines); holidays by the notices of the State Council.',
  interface: 'Interface',
  docs: 'Description of the interface (OpenAPI)',
  keys: 'Keys',
  keysText: 'Press ? on any page to see the keys that work there.',
};
