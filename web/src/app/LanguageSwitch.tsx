import type { Me } from '@chengyun/contract/me';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { meQuery } from '../api/me.ts';
import { paths } from '../api/paths.ts';
import type { Language } from '../text/language.ts';
import { usePreferences } from './preferences.tsx';

/** 中 / EN: one press changes the language, of the account too for who is signed in; the one in use is dark. */
export function LanguageSwitch() {
  const { t } = useTranslation('frame');
  const { language, setLanguage } = usePreferences();
  const tellAccount = useTellAccount();
  return (
    <button
      type="button"
      className="cy-language"
      aria-label={t('language.short')}
      onClick={() => {
        const next = language === 'zh' ? 'en' : 'zh';
        setLanguage(next);
        tellAccount(next);
      }}
    >
      <span data-on={language === 'zh'}>{t('language.mark')}</span>
      <span aria-hidden="true"> / </span>
      <span data-on={language === 'en'}>EN</span>
    </button>
  );
}

/** Keeps the language with the account of who is signed in, for the next browser. */
function useTellAccount(): (locale: Language) => void {
  const queryClient = useQueryClient();
  return (locale) => {
    if (!queryClient.getQueryData(meQuery.queryKey)) return;
    // This browser has the choice already: that another one will not know of it is nothing to be told of.
    api<Me>(paths.me(), { method: 'PATCH', body: { locale } })
      .then((me) => queryClient.setQueryData(meQuery.queryKey, me))
      .catch(() => undefined);
  };
}
