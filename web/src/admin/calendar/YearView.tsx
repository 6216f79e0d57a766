import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { CalendarDraft } from '@chengyun/contract/policy';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/now.ts';
import { fullMoment } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { DayDialog } from './DayDialog.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { countsOf, type DayKind, dayAfter, withDay } from './year.ts';

type YearViewProps = {
  readonly draft: CalendarDraft;
  readonly saved: CalendarDraft;
  readonly onChange: (draft: CalendarDraft) => void;
};

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const legend: readonly DayKind[] = ['work', 'rest', 'holiday', 'makeUp'];

/** A year at a glance; a day is chosen by click or by the arrow keys and Enter. */
export function YearView({ draft, saved, onChange }: YearViewProps) {
  const { t } = useTranslation('calendar');
  const { zone } = useTongue();
  const today = fullMoment(useNow(), zone).slice(0, 10);
  const [at, setAt] = useState(today);
  const [edited, setEdited] = useState<string | null>(null);
  const { box, move } = useDayKeys(at, setAt);
  const year = Number(at.slice(0, 4));
  const counts = countsOf(draft, year);
  const turn = (by: number) => setAt(`${year + by}${at.slice(4)}`.replace('-02-29', '-02-28'));
  return (
    <section className="cy-year" aria-label={t('grid', { n: year })}>
      <header>
        <Button type="text" icon={<LeftOutlined />} aria-label={t('previousYear')} onClick={() => turn(-1)} />
        <h2>{t('year', { n: year })}</h2>
        <Button type="text" icon={<RightOutlined />} aria-label={t('nextYear')} onClick={() => turn(1)} />
        <p className="cy-quiet">{t('figures', { ...counts, work: counts.work + counts.makeUp })}</p>
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the day buttons inside */}
      <div ref={box} className="cy-months" onKeyDown={move}>
        {months.map((month) => (
          <MonthGrid
            key={month}
            {...{ year, month, draft, saved, at, today }}
            onPick={(date) => {
              setAt(date);
              setEdited(date);
            }}
          />
        ))}
      </div>
      <ul className="cy-legend" aria-label={t('legend')}>
        {legend.map((kind) => (
          <li key={kind}>
            <span className={`cy-day cy-day-${kind}`} aria-hidden="true">
              8
            </span>
            {t(kind)}
          </li>
        ))}
        <li>
          <span className="cy-day cy-day-work cy-day-changed" aria-hidden="true">
            8
          </span>
          {t('changed')}
        </li>
        <li>{t('dayHint')}</li>
      </ul>
      {edited && (
        <DayDialog
          date={edited}
          draft={draft}
          onClose={() => setEdited(null)}
          onApply={(day) => {
            onChange(withDay(draft, edited, day));
            setEdited(null);
          }}
        />
      )}
    </section>
  );
}

/** Arrow keys move the one day that the Tab key reaches. */
function useDayKeys(at: string, setAt: (date: string) => void) {
  const box = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    box.current?.querySelector<HTMLButtonElement>(`[data-date="${at}"]`)?.focus();
  }, [at]);
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    moved.current = true;
    setAt(dayAfter(at, step));
  };
  return { box, move };
}
