import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame, type ChartProps } from './ChartFrame.tsx';
import { useLook } from './look.ts';
import { laidOut, type Multiples, multiplesOption } from './multiples-option.ts';
import type { ChartTable } from './table.ts';
import { useValueText } from './use-value-text.ts';

type SmallMultiplesProps = Omit<ChartProps, 'height'> & Multiples;

/** One small line per community, all of one scale; `onPick` is told the community. Memoise what is passed. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { multiples, labels, format, target, direction = 'neutral', ...frame } = props;
  const { t } = useTranslation('charts');
  const look = useLook();
  const text = useValueText();
  const [place, width] = useWidth();
  const { across, height } = laidOut(multiples.length, width / look.scale);
  const option = useMemo(
    () =>
      multiplesOption(
        { multiples, labels, format, target, direction },
        across,
        (value, exact) => text(value, format, exact),
        look,
      ),
    [multiples, labels, format, target, direction, across, look, text],
  );
  const table = useMemo<ChartTable>(
    () => ({
      columns: [
        { name: t('name'), format: 'text' },
        { name: t('value'), format },
        ...labels.map((name) => ({ name, format })),
      ],
      rows: multiples.map(({ key, name, figure, values }) => ({ key, cells: [name, figure, ...values] })),
    }),
    [multiples, labels, format, t],
  );
  return (
    <div ref={place}>
      <ChartFrame
        {...frame}
        option={option}
        table={table}
        height={height}
        pickBy="column"
        keyAt={({ series }) => multiples[series]?.key}
      />
    </div>
  );
}

function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useEffect(() => {
    if (!place.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return [place, width] as const;
}
