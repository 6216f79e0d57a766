import type { PrivacyCase, PrivacyDetail } from '@chengyun/contract/privacy-request';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { deedOf } from './deeds.ts';

type FoundProps = {
  readonly detail: PrivacyDetail;
  readonly looking: UseQueryResult<{ readonly cases: readonly PrivacyCase[] }>;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

/** The cases that hold the number of who asks; those that are theirs can be chosen for what is done. */
export function FoundCases({ detail, looking, chosen, onChoose }: FoundProps) {
  const { t } = useTranslation('privacy');
  const { data, error, refetch } = looking;
  const own = data?.cases.filter(({ held }) => held === 'reporter') ?? [];
  const all = (on: boolean) => onChoose(new Set(on ? own.map(({ id }) => id) : []));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <section className="prv-cases" aria-label={t('cases.title')}>
      <div className="prv-cases-head">
        <h2>{t('cases.title')}</h2>
        {data && data.cases.length > 0 && <span>{t('cases.found', { n: data.cases.length })}</span>}
        {own.length > 1 && deedOf(detail) && (
          <Checkbox
            checked={chosen.length === own.length}
            indeterminate={chosen.length > 0 && chosen.length < own.length}
            onChange={({ target }) => all(target.checked)}
          >
            {t('cases.all')}
          </Checkbox>
        )}
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={3} inset={false} />}
      {data && data.cases.length === 0 && (
        <p className="prv-cases-none">
          {t('cases.none')}
          <span>{t('cases.noneHint')}</span>
        </p>
      )}
      <ul>
        {data?.cases.map((one) => (
          <CaseLine
            key={one.id}
            one={one}
            on={chosen.includes(one.id)}
            onToggle={deedOf(detail) ? toggle : undefined}
          />
        ))}
      </ul>
    </section>
  );
}

type LineProps = {
  readonly one: PrivacyCase;
  readonly on: boolean;
  readonly onToggle: ((id: string) => void) | undefined;
};

function CaseLine({ one, on, onToggle }: LineProps) {
  const { t } = useTranslation('privacy');
  const { t: terms } = useTranslation('terms');
  const town = useTown().id;
  const { id, number, title, state, reportedAt, held } = one;
  return (
    <li className="prv-case">
      {held === 'reporter' && onToggle ? (
        <Checkbox checked={on} aria-label={t('cases.choose', { number })} onChange={() => onToggle(id)} />
      ) : (
        <span />
      )}
      <div>
        <p className="prv-case-title">
          <Link to="/$town/desk/$caseId" params={{ town, caseId: id }}>
            {title}
          </Link>
        </p>
        <p className="prv-case-note">
          <span className="cy-figure">{number}</span> · <DateTime at={reportedAt} /> · {terms(`state.${state}`)}
        </p>
        <p className="prv-case-note">
          <Whose one={one} />
        </p>
      </div>
    </li>
  );
}

function Whose({ one: { held, sameName, name } }: { readonly one: PrivacyCase }) {
  const { t } = useTranslation('privacy');
  if (held === 'mentioned') return t('cases.mentioned');
  if (sameName === null) return t('cases.noName');
  if (sameName) return <span className="prv-same">{t('cases.sameName')}</span>;
  return <span className="prv-other">{t('cases.otherName', { name: name ?? '' })}</span>;
}
