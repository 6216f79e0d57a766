import { auditActs as en } from './audit-acts-en.ts';
import { auditActs as zh } from './audit-acts-zh.ts';
import { actionTitles } from './names.ts';
import type { Localized } from './words.ts';

export type Language = 'zh' | 'en';
type Names = Readonly<Record<string, string>>;

const acts = { zh, en } as const;

/** What an action of the trail is called; the action itself where nobody has named it. */
export function actionName(action: string, language: Language): string {
  const { requests, verbs, steps }: Readonly<Record<'requests' | 'verbs' | 'steps', Names>> = acts[language];
  const asked = requests[action];
  if (asked) return asked;
  const [thing = '', step = ''] = action.split('.');
  const what = thingName(thing, language);
  const done = thing === 'case' ? titleOf(step)?.[language] : (verbs[step] ?? steps[step]);
  if (!what || !done) return action;
  return language === 'zh' ? `${what}${done}` : `${what}: ${done}`;
}

/** What a thing of the trail is called, if anybody has named it. */
export function thingName(thing: string, language: Language): string | undefined {
  const { things }: { readonly things: Names } = acts[language];
  return things[thing];
}

function titleOf(step: string): Localized | undefined {
  const titles: Readonly<Record<string, Localized>> = actionTitles;
  return titles[step];
}
