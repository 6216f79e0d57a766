import type { Occasion } from '@chengyun/contract/occasion';
import { Link } from '@tanstack/react-router';
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
      <td>{where(one)}</td>
      <td className="dv-when">
        <DateTime at={one.from} /> – <DateTime at={one.to} />
      </td>
      <td>{one.reason || '—'}</td>
      <td>{t('drills.byAt', announced)}</td>
      <td>
        {phase === 'now' && <TimeLeft to={one.to} />}
        {phase === 'past' && <HowEnded one={one} />}{' '}
        {phase !== 'past' && <EndButton occasion={one} ahead={phase === 'ahead'} />}
      </td>
      <td>
        {one.alarms > 0 ? (
          <Link to="/$town/alarms" params={{ town }} search={{ occasion: one.id, state: 'all' }}>
            {t('drills.alarmsOf', { n: one.alarms })}
          </Link>
        ) : (
          '0'
        )}
      </td>
    </tr>
  );
}

function HowEnded({ one }: { readonly one: Occasion }) {
  const { t } = useTranslation('fireDesk');
  const [person, tongue] = [usePersonName(), useTongue()];
  if (one.endedAt === null || one.endedBy === null) return t('drills.onTime');
  const said = { who: person(one.endedBy), at: momentText(new Date(one.endedAt), new Date(), tongue) };
  return t(isWithdrawn(one) ? 'drills.withdrawn' : 'drills.early', said);
}
