import type { Shape } from '../shape.ts';
import type { units as zh } from '../zh/admin-units.ts';

/** Words of the page of units. */
export const units: Shape<typeof zh> = {
  title: 'Units',
  lead: 'Who handles cases, where and what for; proposals for dispatch follow from it.',
  add: 'Add a unit',
  edit: 'Edit the unit',
  search: 'Find by name or code',
  showOff: 'Show those switched off',
  name: 'Name',
  code: 'Code',
  codeHint: 'letters, digits, dots and hyphens; it stays as it is',
  kind: 'Kind',
  kindHint: 'a kind of the town’s own structure, or of responsibility as conditions name it',
  parent: 'Above it',
  top: 'none above',
  areas: 'Areas',
  areasHint: 'none chosen means the whole town',
  duties: 'Duties',
  dutiesHint: 'matched with the responsible kind that a condition for filing names',
  state: 'State',
  active: 'active',
  off: 'off',
  offHint: 'gets no more cases; past cases stay',
  added: '"{{name}}" was added.',
  emptyTitle: 'No units yet',
  emptyHint: 'Add the town government and its operations centre first, then what stands below them.',
};
