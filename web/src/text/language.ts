import i18next, { type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame';
    resources: typeof zh;
  }
}

/** Both languages ready at once: the files are small and a change of language must not wait. */
export function makeLanguage(language: Language): i18n {
  const instance = i18next.createInstance({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh, en },
    ns: Object.keys(zh),
    defaultNS: 'frame',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  instance.use(initReactI18next).use(inNumber).init();
  return instance;
}

/** Picks a text in the reader's language from a value that carries both. */
export function inLanguage(text: { readonly zh: string; readonly en: string }, language: string): string {
  return language.startsWith('en') ? text.en : text.zh;
}

/** The word that goes with a figure: `{{n}} {{n, day|days}}` is "1 day" and "3 days". */
const inNumber: FormatterModule = {
  type: 'formatter',
  format(n: unknown, words) {
    const [one = '', many = one] = words?.split('|') ?? [];
    return Number(n) === 1 ? one : many;
  },
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
};
