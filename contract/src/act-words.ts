import { auditActs as en } from './audit-acts-en.ts';
import { auditActs as zh } from './audit-acts-zh.ts';
import { auditParts } from './audit-parts.ts';
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
  if (!what || !done) return callName(action, language) ?? action;
  return language === 'zh' ? `${what}${done}` : `${what}: ${done}`;
}

/** What a call without a name of its own was about: a look that was refused, or an act that never came to its journal. */
function callName(action: string, language: Language): string | undefined {
  const [, method, part = ''] = /^([A-Z]+) \/([^/]+)/.exec(action) ?? [];
  const about = auditParts[part]?.[language];
  if (about === undefined) return undefined;
  if (language === 'zh') return `${method === 'GET' ? '查看' : '操作'}${about}`;
  return `${method === 'GET' ? 'Look at' : 'Act on'} ${about}`;
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
