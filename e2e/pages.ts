/** The pages of the business that every look at all pages walks, below the town. */
export const PAGES = [
  'new',
  'tasks',
  'patrols',
  'imports',
  'privacy',
  'full-files',
  'alarms',
  'drills',
  'alarm-figures',
  'devices',
  'device-waiting',
  'device-frames',
  'device-health',
  'device-profiles',
  'goals',
  'scorecards',
  'about',
  'map',
  'overview',
  'measures',
  'measures/loop.on-time',
  'ask',
] as const;

/** The pages of administration, below `admin/`. */
export const ADMIN = ['areas', 'units', 'people', 'roles', 'calendar', 'packs'] as const;

/** What the three administrators have: accounts, rights, the trail, and no business. */
export const POSTS = [
  ['sysadmin01', ['people', 'keys', 'policy']],
  ['secadmin01', ['people', 'roles', 'policy']],
  ['auditor01', ['audit', 'security']],
] as const;
