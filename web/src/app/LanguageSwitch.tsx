import { useTranslation } from 'react-i18next';
import { usePreferences } from './preferences.tsx';

/** 中 / EN: one press changes the language; the one in use is dark. */
export function LanguageSwitch() {
  const { t } = useTranslation('frame');
  const { language, setLanguage } = usePreferences();
  return (
    <button
      type="button"
      className="cy-language"
      aria-label={t('language.short')}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      <span data-on={language === 'zh'}>{t('language.mark')}</span>
      <span aria-hidden="true"> / </span>
      <span data-on={language === 'en'}>EN</span>
    </button>
  );
}
