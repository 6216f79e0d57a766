import type { Occasion } from '@chengyun/contract/occasion';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { momentText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { EndButton } from './EndButton.tsx';
import { isWithdrawn } from './phase.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { usePersonName, useWhere } from './words.ts';

type DrillTableProps = {
  readonly occasions: readonly Occasion[];
  readonly phase: 'now' | 'ahead' | 'past';
};

/** Drills of one phase: what, where, from when to when, why, by whom, how it ended, its alarms. */
export function DrillTable({ occasions, phase }: DrillTableProps) {
  const { t } = useTranslation('fireDesk');
  const columns = ['what', 'where', 'when', 'why', 'who', 'end', 'alarms'] as const;
  return (
    <table className="dv-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`drills.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {occasions.map((one) => (
          <Line key={one.id} one={one} phase={phase} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ one, phase }: { readonly one: Occasion; readonly phase: DrillTableProps['phase'] }) {
  const { t } = useTranslation('fireDesk');
  const town = useTown().id;
  const [person, where, tongue, now] = [usePersonName(), useWhere(), useTongue(), new Date()];
  const announced = { who: person(one.createdBy), at: momentText(new Date(one.createdAt), now, tongue) };
  return (
    <tr>
      <th scope="row">
        <span className={one.kind === 'drill' ? 'dv-badge dv-badge-blue' : 'dv-badge'}>
          {t(`drills.kind.${one.kind}`)}
        </span>
        {one.name}
      </th>
      <Cell column="where">{where(one)}</Cell>
      <Cell column="when">
        <DateTime at={one.from} /> – <DateTime at={one.to} />
      </Cell>
      <Cell column="why">{one.reason || '—'}</Cell>
      <Cell column="who">{t('drills.byAt', announced)}</Cell>
      <Cell column="end">
        {phase === 'now' && <TimeLeft to={one.to} />}
        {phase === 'past' ? <HowEnded one={one} /> : <EndButton occasion={one} ahead={phase === 'ahead'} />}
      </Cell>
      <Cell column="alarms">
        {one.alarms > 0 ? (
          <Link to="/$town/alarms" params={{ town }} search={{ occasion: one.id, state: 'all' }}>
            {t('drills.alarmsOf', { n: one.alarms })}
          </Link>
        ) : (
          '0'
        )}
      </Cell>
    </tr>
  );
}

type CellProps = {
  readonly column: 'where' | 'when' | 'why' | 'who' | 'end' | 'alarms';
  readonly children: ReactNode;
};

/** On a phone a row is a list of lines, each with the name of its column. */
function Cell({ column, children }: CellProps) {
  const { t } = useTranslation('fireDesk');
  return (
    <td data-name={t(`drills.column.${column}`)}>
      <span>{children}</span>
    </td>
  );
}

function HowEnded({ one }: { readonly one: Occasion }) {
  const { t } = useTranslation('fireDesk');
  const [person, tongue] = [usePersonName(), useTongue()];
  if (one.endedAt === null || one.endedBy === null) return t('drills.onTime');
  const said = { who: person(one.endedBy), at: momentText(new Date(one.endedAt), new Date(), tongue) };
  return t(isWithdrawn(one) ? 'drills.withdrawn' : 'drills.early', said);
}
