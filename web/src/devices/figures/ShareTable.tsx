import type { FalseShare, FiguresQuery } from '@chengyun/contract/alarm-figures';
import { type FigureCut, figureCuts } from '@chengyun/contract/alarm-query';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Chip } from '../../ui/Row.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { useLocal, useProfiles } from '../parts/use-profiles.ts';
import { CountLink } from './CountLink.tsx';
import { falseSharesQuery } from './queries.ts';
import { shareText } from './span-words.ts';

type ShareTableProps = {
  readonly query: FiguresQuery;
  readonly by: FigureCut;
  readonly onCut: (by: FigureCut) => void;
};

/** The false share by site, model, kind of device or device, most false ones first. */
export function ShareTable({ query, by, onCut }: ShareTableProps) {
  const { t } = useTranslation('fireDesk');
  const { data, error, refetch } = useQuery(falseSharesQuery(useTown().id, query, by));
  const name = useKeyName(by);
  return (
    <section aria-label={t('figures.by')}>
      <h2>{t('figures.by')}</h2>
      <fieldset className="dv-chips dv-chips-wrap">
        <legend className="cy-hidden">{t('figures.by')}</legend>
        {figureCuts.map((cut) => (
          <Chip key={cut} label={t(`figures.cut.${cut}`)} on={cut === by} onPick={() => onCut(cut)} />
        ))}
      </fieldset>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={4} inset={false} />}
      {data && (
        <table className="dv-table">
          <thead>
            <tr>
              <th scope="col">{t('figures.column.key')}</th>
              {(['alarms', 'judged', 'false', 'share'] as const).map((column) => (
                <th key={column} scope="col" className="dv-figure">
                  {t(`figures.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.shares.map((one) => (
              <ShareLine key={one.key} one={one} name={name(one)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ShareLine({ one, name }: { readonly one: FalseShare; readonly name: string }) {
  const { t } = useTranslation('fireDesk');
  return (
    <tr>
      <th scope="row">
        {name} {one.site && <small>{one.site}</small>}
      </th>
      {(['alarms', 'judged', 'false'] as const).map((column) => (
        <td key={column} className="dv-figure">
          <CountLink counted={one[column]} name={`${name} ${t(`figures.column.${column}`)}`} />
        </td>
      ))}
      <td className="dv-figure">{shareText(one.share, t('figures.none'))}</td>
    </tr>
  );
}

function useKeyName(by: FigureCut): (one: FalseShare) => string {
  const [profiles, local] = [useProfiles(), useLocal()];
  return ({ key, name }) => {
    if (name !== null) return name;
    // A device without a model is counted under its kind.
    const profile = by === 'site' ? undefined : profiles.find(({ id }) => id === key);
    return profile ? local(profile.name) : key;
  };
}
