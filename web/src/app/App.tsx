import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { i18n } from 'i18next';
import { type ReactNode, useCallback, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '../text/language.ts';
import { HotkeyProvider } from '../ui/hotkeys.tsx';
import { ToneProvider } from '../ui/Tone.tsx';
import { antTheme } from '../ui/theme.ts';
import { PreferencesProvider, usePreferences } from './preferences.tsx';
import type { AppRouter } from './router.ts';

type AppProps = { readonly language: i18n; readonly queryClient: QueryClient; readonly router: AppRouter };

/** The whole web application; `main.tsx` gives it its parts. */
export function App({ language, queryClient, router }: AppProps) {
  const speak = useCallback(
    (next: Language) => {
      dayjs.locale(next === 'zh' ? 'zh-cn' : 'en');
      void language.changeLanguage(next);
    },
    [language],
  );
  return (
    <I18nextProvider i18n={language}>
      <QueryClientProvider client={queryClient}>
        <PreferencesProvider onLanguage={speak}>
          <Dressed>
            <RouterProvider router={router} />
          </Dressed>
        </PreferencesProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

function Dressed({ children }: { readonly children: ReactNode }) {
  const { language, tone, moving } = usePreferences();
  const theme = useMemo(() => antTheme(tone, moving), [tone, moving]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp component={false} message={{ maxCount: 3 }}>
        <ToneProvider tone={tone}>
          <HotkeyProvider>{children}</HotkeyProvider>
        </ToneProvider>
      </AntApp>
    </ConfigProvider>
  );
}
