/** Members that are empty, zero, false or null left out, as the JSON mapping of Protocol Buffers 3 does. Objects are kept as they are. */
export function withoutDefaults(members: object): Readonly<Record<string, unknown>> {
  const kept = Object.entries(members).filter(([, value]) => !isDefault(value));
  return Object.fromEntries(kept);
}

function isDefault(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === '' || value === 0 || value === false;
}
