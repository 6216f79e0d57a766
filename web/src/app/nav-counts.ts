import type { MyTown } from '../api/me.ts';
import type { NavItem } from './nav.ts';

export type NavCounts = Readonly<Partial<Record<NavItem['id'], number>>>;

const none: NavCounts = {};

/** The figures beside the navigation's lines. No feature counts yet, so no figure is shown; the desk fills this in. */
export function useNavCounts(_town: MyTown): NavCounts {
  return none;
}
