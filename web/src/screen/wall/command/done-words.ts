import { actionTitles, roleNames } from '@chengyun/contract/names';
import type { WallThing } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../text/language.ts';

/** What was done and by whom, in words; an action there is no word for is told by its name. */
export function useDoneWords(kind: WallThing['kind']) {
  const { t, i18n } = useTranslation('wall');
  const alarm: Readonly<Record<string, string>> = t('alarmAction', { returnObjects: true });
  const titles: Readonly<Record<string, Localized>> = actionTitles;
  const names: Readonly<Record<string, Localized>> = roleNames;
  const told = (name: Localized | undefined, word: string) => (name ? inLanguage(name, i18n.language) : word);
  return {
    action: (word: string) => (kind === 'case' ? told(titles[word], word) : (alarm[word] ?? word)),
    role: (word: string) => told(names[word], word),
  };
}
