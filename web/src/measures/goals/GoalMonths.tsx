import type { GoalEntry, GoalThing } from '@chengyun/contract/goals-answer';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { daysOfMonth, goalText } from './goal-values.ts';
import { MonthEntry } from './MonthEntry.tsx';
import { mayKeepGoals } from './may-keep.ts';

const columns = ['value', 'before', 'by'] as const;

/** The months of the year: value, the year before, who entered it; each opens to what was counted or can be corrected. */
export function GoalMonths({ thing }: { readonly thing: GoalThing }) {
  const { t } = useTranslation('goals');
  const { line, yearBefore } = thing;
  const [edited, setEdited] = useState<string | null>(null);
  // Months nobody can know yet would be empty rows.
  const last = line.months.findLastIndex(({ value, month }) => value !== null || line.due.includes(month));
  const shown = line.months.slice(0, Math.max(last + 1, 1));
  return (
    <table className="gl-months">
      <thead>
        <tr>
          <th scope="col">{t('monthHead.month')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={`gl-m-${column}`}>
              {column === 'by' && line.measure !== null ? '' : t(`monthHead.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.toReversed().map(({ month }) => (
          <MonthRow
            key={month}
            thing={thing}
            month={month}
            before={yearBefore.find((one) => one.month.slice(5) === month.slice(5))?.value ?? null}
            editing={edited === month}
            onEdit={(on) => setEdited(on ? month : null)}
          />
        ))}
      </tbody>
    </table>
  );
}

type MonthRowProps = {
  readonly thing: GoalThing;
  readonly month: string;
  readonly before: number | null;
  readonly editing: boolean;
  readonly onEdit: (on: boolean) => void;
};

function MonthRow({ thing, month, before, editing, onEdit }: MonthRowProps) {
  const { t } = useTranslation('goals');
  const town = useTown();
  const { line, entries } = thing;
  const value = line.months.find((one) => one.month === month)?.value ?? null;
  const own = entries.filter((entry) => entry.month === month);
  const text = goalText(value, line.decimals, t('none'));
  return (
    <>
      <tr>
        <th scope="row">{month}</th>
        <td className="gl-m-value">
          {line.measure === null ? (
            text
          ) : (
            <Link
              to="/$town/measures/$measureId"
              params={{ town: town.id, measureId: line.measure }}
              search={daysOfMonth(month) as never}
              aria-label={t('openMonth', { month })}
            >
              {text}
            </Link>
          )}
        </td>
        <td className="gl-m-before">{goalText(before, line.decimals, t('none'))}</td>
        <td className="gl-m-by">
          <EnteredBy entries={own} decimals={line.decimals} />
          {line.measure === null && mayKeepGoals(town.roles) && !editing && (
            <Button size="small" type="link" onClick={() => onEdit(true)}>
              {t(value === null ? 'enterOne' : 'correct')}
              <span className="cy-hidden"> {month}</span>
            </Button>
          )}
        </td>
      </tr>
      {editing && (
        <tr className="gl-m-edit">
          <td colSpan={columns.length + 1}>
            <MonthEntry line={line} month={month} value={value} onClose={() => onEdit(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Who entered the value that holds, and what stood there before. */
function EnteredBy({ entries, decimals }: { readonly entries: readonly GoalEntry[]; readonly decimals: number }) {
  const { t } = useTranslation('goals');
  const [latest, ...earlier] = entries;
  if (!latest) return null;
  return (
    <>
      {latest.sample ? t('sampled') : latest.by} {!latest.sample && <DateTime at={latest.at} />}
      {latest.note && <small>{latest.note}</small>}
      {earlier.map((one) => (
        <small key={one.nth} className="gl-m-earlier">
          <s>{goalText(one.value, decimals, t('takenBack'))}</s> · {one.sample ? t('sampled') : one.by}
          {!one.sample && (
            <>
              {' '}
              · <DateTime at={one.at} />
            </>
          )}
        </small>
      ))}
    </>
  );
}
