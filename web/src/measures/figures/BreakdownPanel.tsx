import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { BarBreakdown } from '../../charts/BarBreakdown.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import type { Picked } from './address.ts';
import { inOrder } from './in-order.ts';
import { Matrix } from './Matrix.tsx';
import { useKeyName } from './names.ts';
import { outOf } from './out-of.ts';
import { figureQuery } from './queries.ts';
import type { Asking } from './use-asked.ts';

type BreakdownPanelProps = { readonly measure: MeasureInfo; readonly asking: Asking };

/** Lines shown until the reader asks for all. */
const shownFirst = 36;

/** The measure told apart by one dimension, or by two crosswise. */
export function BreakdownPanel({ measure, asking }: BreakdownPanelProps) {
  const { asked } = asking;
  const known = measure.dimensions.filter((one) => one !== 'day' && one !== 'month');
  const found = asked.by.flatMap((word) => known.find((one) => one === word) ?? []);
  const [first = known[0] ?? 'area', second] = found;
  const town = useTown().id;
  const by = second ? `${first},${second}` : first;
  const { data, error, refetch } = useQuery(
    figureQuery(town, measure.id, { ...asked.days, ...asked.narrowing, by, compare: second === undefined }),
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Dimensions known={known} first={first} second={second} asking={asking} />
      {!data && <Loading rows={8} inset={false} />}
      {data && second === undefined && <Lines measure={measure} groups={data.groups} first={first} asking={asking} />}
      {data && second !== undefined && <Matrix measure={measure} groups={data.groups} asking={asking} />}
    </>
  );
}

type Groups = Parameters<typeof inOrder>[0];

type LinesProps = BreakdownPanelProps & { readonly groups: Groups; readonly first: string };

function Lines({ measure, groups, first, asking }: LinesProps) {
  const { t } = useTranslation('measures');
  const nameOf = useKeyName();
  const [all, setAll] = useState(false);
  const told = useMemo(() => inOrder(groups), [groups]);
  const rows = useMemo(
    () =>
      (all ? told : told.slice(0, shownFirst)).map(({ keys: [key], value, before, numerator, denominator }) => ({
        key: key?.key ?? '',
        label: key ? nameOf(key) : '',
        value,
        before: before?.value ?? null,
        ...outOf(numerator, denominator),
      })),
    [told, all, nameOf],
  );
  if (told.length === 0) return <EmptyState title={t('nothing')} hint={t('nothingHint')} />;
  const picked = (key: string): Picked => ({ [first]: key });
  return (
    <>
      <BarBreakdown
        title={t('breakdownBy', { by: t(`by.${dimensionKey(first)}`) })}
        rows={rows}
        format={measure.format}
        target={measure.target}
        direction={measure.direction}
        onPick={(key) => asking.pick(picked(key))}
        hrefOf={(key) => asking.hrefOf(picked(key))}
      />
      {told.length > shownFirst && (
        <button type="button" className="ms-more" onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('all', { n: told.length })}
        </button>
      )}
    </>
  );
}

type DimensionsProps = {
  readonly known: readonly string[];
  readonly first: string;
  readonly second: string | undefined;
  readonly asking: Asking;
};

function Dimensions({ known, first, second, asking }: DimensionsProps) {
  const { t } = useTranslation('measures');
  const options = known.map((value) => ({ value, label: t(`by.${dimensionKey(value)}`) }));
  const set = (one: string, other: string | undefined) =>
    asking.go({ by: other && other !== one ? `${one},${other}` : one });
  return (
    <div className="ms-by">
      <span>{t('tellApart')}</span>
      <Select
        size="small"
        value={first}
        options={options}
        aria-label={t('dimension')}
        popupMatchSelectWidth={false}
        onChange={(one) => set(one, second)}
      />
      <span>×</span>
      <Select
        size="small"
        value={second ?? ''}
        options={[{ value: '', label: t('noSecond') }, ...options.filter(({ value }) => value !== first)]}
        aria-label={t('secondDimension')}
        popupMatchSelectWidth={false}
        onChange={(other) => set(first, other || undefined)}
      />
    </div>
  );
}

const dimensionKeys = [
  'area',
  'grid',
  'unit-grid',
  'branch',
  'unit',
  'class',
  'category',
  'source',
  'kind',
  'reporter',
  'weekday',
  'hour',
  'day',
  'month',
  'profile',
  'site',
] as const;

/** The message key of a dimension's name. */
export function dimensionKey(name: string): (typeof dimensionKeys)[number] {
  return dimensionKeys.find((one) => one === name) ?? 'area';
}
