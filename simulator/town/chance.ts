/**
 * A number from 0 (inclusive) to 1 (exclusive) that belongs to a seed and some whole numbers: asked again, in any order
 * and on any machine, it is the same. So no part of a plan depends on when another part was drawn. Never for secrets.
 */
export function chance(seed: number, a: number, b = 0, c = 0): number {
  let hash = mix((seed | 0) ^ 0x9e3779b9);
  hash = mix(hash ^ (a | 0));
  hash = mix(hash ^ (b | 0));
  hash = mix(hash ^ (c | 0));
  return (hash >>> 0) / 4_294_967_296;
}

/** A whole number from 0 to below `most`, by the same rule. */
export function wholeChance(most: number, seed: number, a: number, b = 0, c = 0): number {
  return Math.floor(chance(seed, a, b, c) * most);
}

// The finaliser of MurmurHash3.
function mix(given: number): number {
  let hash = given + 0x6d2b79f5;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
