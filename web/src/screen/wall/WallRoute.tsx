import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveProvider } from '../../api/LiveProvider.tsx';
import { TownProvider } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { EmptyState } from '../../ui/States.tsx';
import { ToneProvider } from '../../ui/Tone.tsx';
import { paintPage } from '../../ui/theme.ts';
import { ZoneProvider } from '../../ui/Zone.tsx';
import { type Before, renewToken } from './reader.ts';
import { WallPage } from './WallPage.tsx';

const route = getRouteApi('/$town/wall');
const renewMs = 12 * 3_600_000;

/** The wall outside the frame of the desk, for a person or a screen; always dark. */
export function WallRoute() {
  const { before } = route.useRouteContext();
  useDark();
  return before ? <Hung before={before} /> : <Locked />;
}

function Hung({ before: { me, town, kiosk } }: { readonly before: Before }) {
  const { t, i18n } = useTranslation('wall');
  useEffect(() => {
    document.title = t('title', { town: inLanguage(town.name, i18n.language) });
  }, [t, i18n.language, town]);
  useRenewing(kiosk);
  return (
    <TownProvider me={me} town={town}>
      <ZoneProvider zone={town.zone}>
        <ToneProvider tone="dark">
          <LiveProvider town={town.id}>
            <WallPage kiosk={kiosk} />
          </LiveProvider>
        </ToneProvider>
      </ZoneProvider>
    </TownProvider>
  );
}

function Locked() {
  const { t } = useTranslation('wall');
  return (
    <EmptyState
      whole
      title={t('locked.title')}
      hint={t('locked.hint')}
      action={<Link to="/sign-in">{t('locked.signIn')}</Link>}
    />
  );
}

/** Wears dark while the wall is shown, whatever the desk wears. */
function useDark(): void {
  useEffect(() => {
    const root = document.documentElement;
    const worn = root.dataset['tone'] === 'light' ? 'light' : 'dark';
    paintPage('dark', root);
    return () => paintPage(worn, root);
  }, []);
}

/** A screen renews its token now and twice a day; a try that fails is made again the next time, long before it ends. */
function useRenewing(kiosk: boolean): void {
  useEffect(() => {
    if (!kiosk) return undefined;
    const renew = () => void renewToken().catch(() => undefined);
    renew();
    const timer = setInterval(renew, renewMs);
    return () => clearInterval(timer);
  }, [kiosk]);
}
