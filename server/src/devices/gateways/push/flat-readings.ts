import type { Reading } from '../../observation.ts';

const DEEPEST = 4;

/** The numbers, switches and texts of a JSON object as readings; nested names are joined by dots, lists stay text. */
export function flatReadings(json: unknown, prefix = '', depth = 0): readonly Reading[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || depth > DEEPEST) {
    return prefix === '' ? [] : leaf(prefix, json);
  }
  return Object.entries(json).flatMap(([name, value]) =>
    flatReadings(value, prefix === '' ? name : `${prefix}.${name}`, depth + 1),
  );
}

function leaf(point: string, value: unknown): readonly Reading[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return [{ point, value }];
  return [{ point, value: JSON.stringify(value) }];
}
