import type { Pack } from '@chengyun/contract/pack';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useUnitKindName } from '../units/kind-names.ts';
import { useLimitWords } from './limit-words.ts';

/** Where cases go, what climbs when they are late, what counts as a duplicate. */
export function DispatchRules({ pack }: { readonly pack: Pack }) {
  const { t, i18n } = useTranslation(['packs', 'terms', 'admin', 'frame']);
  const kindName = useUnitKindName();
  const { routing, ladder, duplicates, repeats } = pack;
  const say = useLimitWords();
  const rungs = ladder.map((rung) => ({ ...rung, key: `${rung.after} ${rung.level} ${rung.delay?.amount ?? 0}` }));
  return (
    <aside>
      <Panel title={t('routing')}>
        <p>
          {t('order')} {routing.order.map((step) => t(`step.${step}`)).join(' → ')}
        </p>
        <ul className="cy-specials">
          {routing.special.map((special) => (
            <li key={special.name.zh}>
              <b>{inLanguage(special.name, i18n.language)}</b>
              <span>
                {t('goesTo')} {kindName(special.unitKind)}
              </span>
              <small>{[...special.words, ...special.categories].join(t('admin:listJoin'))}</small>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('ladder')}>
        <ol className="cy-ladder">
          {rungs.map((rung) => (
            <li key={rung.key}>
              <b>{t(`terms:supervision.${rung.level}`)}</b>
              <span>
                {t(`after.${rung.after}`)} {rung.delay ? t('delay', { limit: say(rung.delay) }) : t('atOnce')}
                {' · '}
                {t('to')} {t(`frame:roles.${rung.to}`)}
                {rung.answerWithin && ` · ${t('answer', { limit: say(rung.answerWithin) })}`}
              </span>
              <small>{inLanguage(rung.demand, i18n.language)}</small>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={t('duplicates')}>
        <p>
          {t('duplicatesAre', { metres: duplicates.metres, hours: duplicates.hours })}
          {duplicates.sameCategory && ` ${t('sameCategory')}`}
        </p>
      </Panel>
      {repeats && (
        <Panel title={t('repeats')}>
          <p>{t('repeatsGroup', repeats.group)}</p>
          <p>{t('repeatsPlace', repeats.place)}</p>
        </Panel>
      )}
    </aside>
  );
}
