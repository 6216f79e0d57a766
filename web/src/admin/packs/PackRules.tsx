import type { KindPolicy, Pack } from '@chengyun/contract/pack';
import { matters } from '@chengyun/contract/words';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { DispatchRules } from './DispatchRules.tsx';
import { useLimitWords } from './limit-words.ts';

const clocks = ['accept', 'file', 'dispatch', 'contact', 'handle', 'check', 'whole'] as const;
const quotas = ['extensions', 'suspensions', 'returns', 'reopenDays', 'undoMinutes'] as const;

/** The rules of a pack, to be read: kinds with their limits, dispatch, supervision. */
export function PackRules({ pack }: { readonly pack: Pack }) {
  return (
    <div className="cy-admin-pad cy-pack-rules">
      <div>
        {pack.kinds.map((kind) => (
          <Kind key={kind.id} kind={kind} />
        ))}
      </div>
      <DispatchRules pack={pack} />
    </div>
  );
}

function Kind({ kind }: { readonly kind: KindPolicy }) {
  const { t, i18n } = useTranslation(['packs', 'terms', 'cases', 'admin', 'frame']);
  const say = useLimitWords();
  const sourceNames: Readonly<Record<string, string>> = t('cases:source', { returnObjects: true });
  const { limits, handleByMatter: byMatter = {} } = kind;
  const rows = clocks.flatMap((clock) => (limits[clock] ? [{ clock, limit: limits[clock] }] : []));
  const own = matters.flatMap((matter) => (byMatter[matter] ? [{ matter, limit: byMatter[matter] }] : []));
  return (
    <section className="cy-kind">
      <h2>
        {inLanguage(kind.name, i18n.language)} <span className="cy-code">{kind.id}</span>
      </h2>
      <p className="cy-quiet">
        {t('sources')} {kind.sources.map((source) => sourceNames[source] ?? source).join(t('admin:listJoin'))}
        {' · '}
        {t(`callBack.${kind.callBack}`)}
      </p>
      <dl className="cy-limits" aria-label={t('limits')}>
        {rows.map(({ clock, limit }) => (
          <div key={clock}>
            <dt>{t(`terms:clock.${clock}`)}</dt>
            <dd>{say(limit)}</dd>
          </div>
        ))}
      </dl>
      {own.length > 0 && (
        <>
          <h3>{t('byMatter')}</h3>
          <dl className="cy-limits">
            {own.map(({ matter, limit }) => (
              <div key={matter}>
                <dt>{t(`terms:matter.${matter}`)}</dt>
                <dd>{say(limit)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Panel title={t('quotas')}>
        <p>
          {[
            ...quotas.map((name) => t(`quota.${name}`, { n: kind.quotas[name] })),
            t('yellowAt', { n: Math.round(kind.yellowShare * 100) }),
          ].join(' · ')}
        </p>
      </Panel>
    </section>
  );
}
