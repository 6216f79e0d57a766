import { outsideRoles, type Role } from '@chengyun/contract/words';
import type { Search } from './search.ts';

const desk: readonly Role[] = ['intake', 'dispatcher', 'chief', 'leader', 'admin'];
const inside: readonly Role[] = [...desk, 'unit', 'patrol'];
const manage: readonly Role[] = ['admin'];
const three: readonly Role[] = ['sysadmin', 'secadmin', 'auditor'];

/** One line of the navigation. Its `id` is also the name of its label. */
export type NavItem = {
  readonly id: keyof typeof labels;
  readonly to: NavTarget;
  readonly search?: Search;
  readonly roles?: readonly Role[];
  /** Its figure is red when above nought. */
  readonly alarm?: boolean;
};

export type NavSection = {
  readonly title: 'work' | 'watch' | 'units' | 'measures' | 'things' | 'manage';
  readonly items: readonly NavItem[];
};

export type NavTarget =
  | '/$town/wall'
  | '/$town/desk'
  | '/$town/map'
  | '/$town/new'
  | '/$town/tasks'
  | '/$town/patrols'
  | '/$town/overview'
  | '/$town/measures'
  | '/$town/ask'
  | '/$town/goals'
  | '/$town/scorecards'
  | '/$town/reports'
  | '/$town/alarms'
  | '/$town/drills'
  | '/$town/alarm-figures'
  | '/$town/devices'
  | '/$town/device-waiting'
  | '/$town/device-frames'
  | '/$town/device-health'
  | '/$town/device-profiles'
  | '/$town/imports'
  | '/$town/privacy'
  | '/$town/full-files'
  | '/$town/admin/areas'
  | '/$town/admin/units'
  | '/$town/admin/people'
  | '/$town/admin/calendar'
  | '/$town/admin/packs'
  | '/$town/admin/keys'
  | '/$town/admin/audit'
  | '/$town/admin/security'
  | '/$town/admin/roles'
  | '/$town/admin/policy'
  | '/$town/about';

const labels = {
  reported: 'nav.reported',
  filed: 'nav.filed',
  handling: 'nav.handling',
  handled: 'nav.handled',
  checked: 'nav.checked',
  all: 'nav.all',
  wall: 'nav.wall',
  late: 'nav.late',
  soon: 'nav.soon',
  supervised: 'nav.supervised',
  led: 'nav.led',
  ledByMe: 'nav.ledByMe',
  suspended: 'nav.suspended',
  returned: 'nav.returned',
  requests: 'nav.requests',
  grouped: 'nav.grouped',
  frequent: 'nav.frequent',
  map: 'nav.map',
  report: 'nav.report',
  tasks: 'nav.tasks',
  patrols: 'nav.patrols',
  overview: 'nav.overview',
  library: 'nav.library',
  ask: 'nav.ask',
  goals: 'nav.goals',
  scorecards: 'nav.scorecards',
  reports: 'nav.reports',
  alarms: 'nav.alarms',
  drills: 'nav.drills',
  figures: 'nav.figures',
  devices: 'nav.devices',
  waiting: 'nav.waiting',
  frames: 'nav.frames',
  health: 'nav.health',
  profiles: 'nav.profiles',
  imports: 'nav.imports',
  privacy: 'nav.privacy',
  fullFiles: 'nav.fullFiles',
  areas: 'nav.areas',
  unitList: 'nav.unitList',
  people: 'nav.people',
  calendar: 'nav.calendar',
  packs: 'nav.packs',
  keys: 'nav.keys',
  security: 'nav.security',
  audit: 'nav.audit',
  roleList: 'nav.roleList',
  policy: 'nav.policy',
  about: 'nav.about',
} as const;

const sections: readonly NavSection[] = [
  {
    title: 'work',
    items: [
      { id: 'reported', to: '/$town/desk', search: { state: 'reported' }, roles: desk },
      { id: 'filed', to: '/$town/desk', search: { state: 'filed' }, roles: desk },
      { id: 'handling', to: '/$town/desk', search: { state: 'dispatched,handling' }, roles: desk },
      { id: 'handled', to: '/$town/desk', search: { state: 'handled' }, roles: desk },
      { id: 'checked', to: '/$town/desk', search: { state: 'checked' }, roles: desk },
      { id: 'all', to: '/$town/desk', roles: desk },
      { id: 'map', to: '/$town/map', roles: [...desk, 'unit', 'patrol'] },
    ],
  },
  {
    title: 'watch',
    items: [
      { id: 'wall', to: '/$town/wall', roles: desk },
      { id: 'late', to: '/$town/desk', search: { attention: 'late' }, roles: desk, alarm: true },
      { id: 'soon', to: '/$town/desk', search: { attention: 'due_soon' }, roles: desk },
      { id: 'supervised', to: '/$town/desk', search: { attention: 'supervised' }, roles: desk },
      { id: 'led', to: '/$town/desk', search: { attention: 'led' }, roles: desk },
      { id: 'ledByMe', to: '/$town/desk', search: { attention: 'led_by_me' }, roles: ['leader'] },
      { id: 'suspended', to: '/$town/desk', search: { attention: 'suspended' }, roles: desk },
      { id: 'returned', to: '/$town/desk', search: { attention: 'returned' }, roles: desk },
      { id: 'requests', to: '/$town/desk', search: { attention: 'requests' }, roles: desk },
      { id: 'grouped', to: '/$town/desk', search: { attention: 'grouped' }, roles: desk },
      { id: 'frequent', to: '/$town/desk', search: { attention: 'frequent' }, roles: desk },
    ],
  },
  {
    title: 'units',
    items: [
      { id: 'report', to: '/$town/new', roles: [...desk, 'unit', 'patrol'] },
      { id: 'tasks', to: '/$town/tasks', roles: ['unit', 'patrol', 'chief', 'admin'] },
      { id: 'patrols', to: '/$town/patrols', roles: [...desk, 'unit', 'patrol'] },
    ],
  },
  {
    title: 'measures',
    items: [
      { id: 'overview', to: '/$town/overview', roles: inside },
      { id: 'library', to: '/$town/measures', roles: inside },
      { id: 'ask', to: '/$town/ask', roles: inside },
      { id: 'goals', to: '/$town/goals', roles: desk },
      { id: 'scorecards', to: '/$town/scorecards', roles: inside },
      { id: 'reports', to: '/$town/reports', roles: desk },
    ],
  },
  {
    title: 'things',
    items: [
      { id: 'alarms', to: '/$town/alarms', roles: [...desk, 'unit', 'patrol'], alarm: true },
      { id: 'drills', to: '/$town/drills', roles: desk },
      { id: 'figures', to: '/$town/alarm-figures', roles: desk },
      { id: 'devices', to: '/$town/devices', roles: desk },
      { id: 'waiting', to: '/$town/device-waiting', roles: ['admin', 'chief', 'dispatcher'] },
      { id: 'frames', to: '/$town/device-frames', roles: ['admin', 'chief', 'dispatcher'] },
      { id: 'health', to: '/$town/device-health', roles: desk },
      { id: 'profiles', to: '/$town/device-profiles', roles: desk },
    ],
  },
  {
    title: 'manage',
    items: [
      { id: 'imports', to: '/$town/imports', roles: ['admin', 'chief', 'intake', 'dispatcher'] },
      { id: 'privacy', to: '/$town/privacy', roles: ['chief'] },
      { id: 'fullFiles', to: '/$town/full-files', roles: desk },
      { id: 'areas', to: '/$town/admin/areas', roles: manage },
      { id: 'unitList', to: '/$town/admin/units', roles: manage },
      { id: 'people', to: '/$town/admin/people', roles: [...three, 'admin'] },
      { id: 'roleList', to: '/$town/admin/roles', roles: [...three, 'admin'] },
      { id: 'policy', to: '/$town/admin/policy', roles: three },
      { id: 'calendar', to: '/$town/admin/calendar', roles: manage },
      { id: 'packs', to: '/$town/admin/packs', roles: manage },
      { id: 'keys', to: '/$town/admin/keys', roles: three },
      { id: 'security', to: '/$town/admin/security', roles: three },
      { id: 'audit', to: '/$town/admin/audit', roles: ['auditor'] },
      { id: 'about', to: '/$town/about' },
    ],
  },
];

/** The message key of an item's name. */
export function navLabel(item: NavItem): (typeof labels)[keyof typeof labels] {
  return labels[item.id];
}

/** Whether somebody is one of the three administrators, who neither do nor see business. */
export function isPost(roles: readonly Role[]): boolean {
  return three.some((role) => roles.includes(role));
}

/** Whether somebody is from outside: a company's account or a resident, who have a page of their own and no other. */
export function isOutside(roles: readonly Role[]): boolean {
  return outsideRoles.some((role) => roles.includes(role));
}

/** What a person with these roles finds in the navigation. The server refuses what is not theirs in any case. */
export function navFor(roles: readonly Role[]): readonly NavSection[] {
  const open = (item: NavItem) => !item.roles || item.roles.some((role) => roles.includes(role));
  return sections
    .map(({ title, items }) => ({ title, items: items.filter(open) }))
    .filter(({ items }) => items.length > 0);
}

const filters = ['state', 'lamp', 'attention', 'q'] as const;

/** True when the address shows what the item leads to; further filters in the address do not matter, these four do. */
export function isHere(item: NavItem, town: string, pathname: string, search: Search): boolean {
  const path = item.to.replace('$town', town);
  if (pathname !== path && !pathname.startsWith(`${path}/`)) return false;
  return item.to !== '/$town/desk' || filters.every((name) => (item.search?.[name] ?? '') === (search[name] ?? ''));
}
