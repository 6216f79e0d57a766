/** The named levels of a topic. */
export type Levels = Readonly<Record<string, string>>;

const NAMED = /^\{([a-z][a-z0-9_]{0,31})\}$/;

/** Whether a topic is one of a template, and its named levels; undefined when it is not. */
export function levelsOf(template: string, topic: string): Levels | undefined {
  const wanted = template.split('/');
  const given = topic.split('/');
  const isOpen = wanted.at(-1) === '#';
  if (isOpen ? given.length < wanted.length - 1 : given.length !== wanted.length) return undefined;
  const levels: Record<string, string> = {};
  for (const [nth, level] of wanted.entries()) {
    if (level === '#') break;
    const text = given[nth] ?? '';
    const name = NAMED.exec(level)?.[1];
    if (name !== undefined) levels[name] = text;
    else if (level !== '+' && level !== text) return undefined;
  }
  return levels;
}

/** The names a template gives to its levels, as often as it gives them, and whether it is a template at all. */
export function namesIn(template: string): { readonly names: readonly string[]; readonly isFit: boolean } {
  const levels = template.split('/');
  const isFit = levels.every((level, nth) => {
    if (level === '#') return nth === levels.length - 1;
    return level === '+' || NAMED.test(level) || !/[+#{}]/.test(level);
  });
  return { names: levels.flatMap((level) => NAMED.exec(level)?.[1] ?? []), isFit };
}
