import type { FoundPlace } from '@chengyun/contract/place';

/** A place as a clerk would write it: address and name, neither said twice. */
export function placeWords({ name, address }: Pick<FoundPlace, 'name' | 'address'>): string {
  if (address.includes(name)) return address;
  return name.includes(address) ? name : `${address} ${name}`;
}
