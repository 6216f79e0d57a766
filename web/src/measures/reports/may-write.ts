import { useTown } from '../../api/TownProvider.tsx';

/** What this reader may do with reports; the server refuses the rest in any case. */
export function useMay() {
  const { roles } = useTown();
  const has = (...wanted: readonly string[]) => wanted.some((role) => (roles as readonly string[]).includes(role));
  return { write: has('chief', 'leader', 'admin'), publish: has('chief', 'leader'), rule: has('chief', 'admin') };
}
