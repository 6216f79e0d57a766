import type { DeviceDetail, Readings } from '@chengyun/contract/device';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Chip } from '../../ui/Row.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { HistoryChart } from '../history/HistoryChart.tsx';
import { HistoryTable } from '../history/HistoryTable.tsx';
import { type Span, spanOf, spans } from '../history/spans.ts';
import { historyQuery } from '../list/queries.ts';
import { inProfileOrder, pointNamed } from '../parts/point-values.ts';
import { useLocal, usePoints } from '../parts/use-profiles.ts';

/** One point over time; which and how far back stand in the address, so that a curve can be sent to a colleague. */
export function History({ detail }: { readonly detail: DeviceDetail }) {
  const { t } = useTranslation('devices');
  const [local, pointsOf] = [useLocal(), usePoints()];
  const { point: asked, span, set } = useHistoryAddress();
  const points = pointsOf(detail.profileId);
  const drawn = inProfileOrder(
    detail.latest.filter(({ value }) => typeof value === 'number'),
    points,
  ).map(({ point }) => point);
  const chosen = drawn.find((id) => id === asked) ?? drawn[0];
  const named = (id: string) => pointNamed(points, id);
  const nameOf = (id: string) => {
    const point = named(id)?.point;
    // A make may send means and momentary values of one point: their names on the wire tell them apart.
    const isAlone = drawn.filter((one) => named(one)?.point === point).length === 1;
    if (!point) return id;
    return isAlone ? local(point.name) : `${local(point.name)} ${id}`;
  };
  return (
    <section className="dv-part dv-wide" aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      {chosen === undefined ? (
        <p className="dv-none">{t('history.none')}</p>
      ) : (
        <>
          <div className="dv-chips dv-chips-wrap">
            {drawn.length > 1 && (
              <Select
                className="dv-pick"
                size="small"
                aria-label={t('history.point')}
                value={chosen}
                popupMatchSelectWidth={false}
                options={drawn.map((id) => ({ value: id, label: nameOf(id) }))}
                onChange={(id: string) => set({ point: id })}
              />
            )}
            {spans.map((one) => (
              <Chip key={one} label={t(`history.span.${one}`)} on={one === span} onPick={() => set({ span: one })} />
            ))}
          </div>
          <Curve
            deviceId={detail.id}
            deviceName={detail.name}
            point={chosen}
            name={nameOf(chosen)}
            unit={named(chosen)?.point.unit ?? ''}
            scale={named(chosen)?.scale ?? 1}
            span={span}
          />
        </>
      )}
    </section>
  );
}

type CurveProps = {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly point: string;
  readonly name: string;
  readonly unit: string;
  /** What is stored times this is in the unit. */
  readonly scale: number;
  readonly span: Span;
};

function Curve({ deviceId, deviceName, point, name, unit, scale, span }: CurveProps) {
  const { t } = useTranslation('devices');
  const { data, error, refetch } = useQuery(historyQuery(useTown().id, deviceId, point, span));
  const steps = useMemo(() => data?.steps.map((step) => scaledStep(step, scale)) ?? [], [data, scale]);
  const samples = useMemo(
    () => steps.map(({ at, mean, min, max }) => ({ at: Date.parse(at), value: mean, low: min, high: max })),
    [steps],
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={5} inset={false} />;
  if (samples.length === 0) return <p className="dv-none">{t('history.empty')}</p>;
  return (
    <div className="dv-history">
      <HistoryChart name={name} unit={unit} samples={samples} from={data.from} to={data.to} />
      <HistoryTable
        steps={steps}
        unit={unit}
        stepSeconds={data.stepSeconds}
        fileName={t('history.csvName', { device: deviceName, point: name })}
      />
    </div>
  );
}

function useHistoryAddress() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const set = (next: { readonly point?: string; readonly span?: Span }) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...next }) as Record<string, string>, replace: true });
  return { point: search['point'], span: spanOf(search['span']), set };
}

function scaledStep({ at, n, mean, min, max }: Readings['steps'][number], scale: number): Readings['steps'][number] {
  return scale === 1 ? { at, n, mean, min, max } : { at, n, mean: mean * scale, min: min * scale, max: max * scale };
}
