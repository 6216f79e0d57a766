import { useQuery } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { meQuery } from '../api/me.ts';
import type { Language } from '../text/language.ts';
import type { Tone } from '../ui/palette.ts';
import { paintPage } from '../ui/theme.ts';

export type ThemeChoice = 'auto' | Tone;

type Preferences = {
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly tone: Tone;
  readonly moving: boolean;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: ThemeChoice) => void;
};

const PreferencesContext = createContext<Preferences | undefined>(undefined);

/* A browser may forbid storage; the choice then lasts as long as the page. */
function recall<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(`chengyun.${name}`);
    return allowed.find((value) => value === kept);
  } catch {
    return undefined;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`chengyun.${name}`, value);
  } catch {
    /* see recall */
  }
}

/** The language kept from an earlier visit. */
function keptLanguage(): Language | undefined {
  return recall('language', ['zh', 'en']);
}

/** The language kept from an earlier visit; Chinese for a first one, whatever the browser speaks. */
export function startingLanguage(): Language {
  return keptLanguage() ?? 'zh';
}

/** The language of whoever is signed in, if the account has one; it lasts on the page when the session ends. */
function useAccountLanguage(): Language | undefined {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const [known, setKnown] = useState<Language>();
  const told = me?.user.locale ?? undefined;
  if (told && told !== known) setKnown(told);
  return told ?? known;
}

function useMedia(query: string): boolean {
  const media = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (changed) => {
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => media.matches,
  );
}

type ProviderProps = { readonly onLanguage: (language: Language) => void; readonly children: ReactNode };

/** Keeps language and appearance for this browser and paints the page; a browser that keeps none speaks the account's. */
export function PreferencesProvider({ onLanguage, children }: ProviderProps) {
  const [chosen, setLanguage] = useState(keptLanguage);
  const account = useAccountLanguage();
  const language = chosen ?? account ?? 'zh';
  const [theme, setTheme] = useState<ThemeChoice>(() => recall('theme', ['auto', 'light', 'dark']) ?? 'auto');
  const dark = useMedia('(prefers-color-scheme: dark)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const tone: Tone = theme === 'auto' ? (dark ? 'dark' : 'light') : theme;
  useLayoutEffect(() => paintPage(tone, document.documentElement), [tone]);
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    onLanguage(language);
  }, [language, onLanguage]);
  const value = useMemo<Preferences>(
    () => ({
      language,
      theme,
      tone,
      moving: !still,
      setLanguage: (next) => {
        keep('language', next);
        setLanguage(next);
      },
      setTheme: (next) => {
        keep('theme', next);
        setTheme(next);
      },
    }),
    [language, theme, tone, still],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

/** The reader's language and appearance, and how to change them. */
export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences works only inside PreferencesProvider');
  return preferences;
}
