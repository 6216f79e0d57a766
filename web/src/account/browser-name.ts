const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** A browser and its system in two words, as far as they tell; nothing for a program. */
export function browserName(agent: string | null): string | undefined {
  const of = (known: typeof BROWSERS) => known.find(([mark]) => mark.test(agent ?? ''))?.[1];
  const words = [of(BROWSERS), of(SYSTEMS)].filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words.join(' · ');
}
