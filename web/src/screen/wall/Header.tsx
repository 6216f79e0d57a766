import { type WallScene, wallScenes } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../../api/LiveProvider.tsx';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { Mark } from '../../ui/Mark.tsx';
import { useNow } from '../../ui/now.ts';
import { SampleBadge } from '../../ui/SampleBadge.tsx';
import { momentText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { Clock } from './Clock.tsx';

type HeaderProps = {
  /** The one that is shown. */
  readonly scene: WallScene;
  /** The one that was asked for and cannot be shown. */
  readonly missing: WallScene | null;
  readonly onScene: (scene: WallScene) => void;
  readonly rotating: boolean;
  /** When what is shown was told, once that is longer ago than it should be. */
  readonly staleSince: Date | null;
  readonly unit: number;
};

/** Whose wall it is, which scene, whether it lives, and what time it is. */
export function Header({ scene, missing, onScene, rotating, staleSince, unit }: HeaderProps) {
  const { t, i18n } = useTranslation('wall');
  const { name, sample } = useTown();
  return (
    <header className="cy-wall-top">
      <Mark size={Math.round(26 * unit)} />
      <h1>{t('brand', { town: inLanguage(name, i18n.language) })}</h1>
      <p className="cy-wall-motto">{t('motto')}</p>
      <nav aria-label={t('scenes')}>
        {wallScenes.map((one) => (
          <button
            key={one}
            type="button"
            className="cy-wall-scene"
            aria-current={one === scene ? 'page' : undefined}
            onClick={() => onScene(one)}
          >
            {t(`scene.${one}`)}
          </button>
        ))}
      </nav>
      {sample && <SampleBadge />}
      {rotating && <span className="cy-wall-rotating">{t('rotating')}</span>}
      <LiveSign staleSince={staleSince} missing={missing} />
      <Clock />
    </header>
  );
}

/** Says that the wall lives, or since when it does not. */
function LiveSign({ staleSince, missing }: Pick<HeaderProps, 'staleSince' | 'missing'>) {
  const { t } = useTranslation('wall');
  const state = useLiveState();
  const [now, tongue] = [useNow(), useTongue()];
  const lost = state.kind === 'reconnecting' ? state.since : null;
  const moment = lost ?? staleSince;
  const restored = state.kind === 'connected' ? state.restored : undefined;
  const words = () => {
    if (moment) {
      const told = momentText(moment, now, tongue);
      if (lost) return t('live.lost', { moment: told });
      return missing
        ? t('live.missing', { scene: t(`scene.${missing}`), moment: told })
        : t('live.late', { moment: told });
    }
    if (restored) return t('live.restored', { moment: momentText(restored.since, now, tongue) });
    return t(state.kind === 'connected' ? 'live.connected' : 'live.connecting');
  };
  return (
    <p className={moment ? 'cy-wall-live cy-wall-lost' : 'cy-wall-live'} role="status">
      {words()}
    </p>
  );
}
