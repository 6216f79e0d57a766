import type { GoalBoard, GoalLine } from '@chengyun/contract/goals-answer';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { inLanguage } from '../../text/language.ts';
import { GoalLampSign } from './GoalLampSign.tsx';
import type { GoalAddress } from './GoalsPage.tsx';
import { goalText, lineValues } from './goal-values.ts';

const columns = ['target', 'actual', 'expected', 'trend', 'projection', 'lead'] as const;

type GoalTableProps = { readonly groups: GoalBoard['groups']; readonly address: GoalAddress };

/** The indicators, a group after the other, one dense line each. */
export function GoalTable({ groups, address }: GoalTableProps) {
  const { t, i18n } = useTranslation('goals');
  return (
    <table className="gl-table">
      <thead>
        <tr>
          <th scope="col" className="gl-name">
            {t('head.name')}
          </th>
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className={`gl-${column}`}
              title={column === 'projection' ? t('projectionHint') : undefined}
            >
              {t(`head.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ id, name, goals }) => (
        <tbody key={id}>
          <tr className="gl-group">
            <th scope="rowgroup" colSpan={columns.length + 1}>
              {inLanguage(name, i18n.language)}
              <small>{goals.length}</small>
            </th>
          </tr>
          {goals.map((goal) => (
            <GoalRow key={goal.id} line={goal} address={address} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function GoalRow({ line, address }: { readonly line: GoalLine; readonly address: GoalAddress }) {
  const { t, i18n } = useTranslation('goals');
  const town = useTown().id;
  const { decimals, target, actual, expected, projection, lamp } = line;
  const text = (value: number | null) => goalText(value, decimals, t('none'));
  const values = line.months.map(({ value }) => value);
  return (
    <tr className={`gl-row gl-row-${lamp}`}>
      <th scope="row" className="gl-name">
        <GoalLampSign line={line} />
        <span>
          <Link
            className="gl-open"
            to="/$town/goals/$goalId"
            params={{ town, goalId: line.id }}
            search={address as never}
            resetScroll={false}
          >
            {inLanguage(line.name, i18n.language)}
          </Link>
          <small className="gl-unit">{inLanguage(line.unit, i18n.language)}</small>
          <Marks line={line} />
        </span>
      </th>
      <td className="gl-target">{text(target)}</td>
      <td className="gl-actual">{text(actual)}</td>
      <td className="gl-expected">{text(expected)}</td>
      <td className="gl-trend">
        <Sparkline values={lineValues(line.runs, values)} target={target} width={112} />
      </td>
      <td className="gl-projection">
        <b>{text(projection?.value ?? null)}</b>
        {projection && projection.low !== null && projection.high !== null && (
          <small>{t('band', { low: text(projection.low), high: text(projection.high) })}</small>
        )}
      </td>
      <td className="gl-lead">
        {line.unitName ?? t('noUnit')}
        {line.post && <small>{line.post}</small>}
      </td>
    </tr>
  );
}

function Marks({ line: { due, sample } }: { readonly line: GoalLine }) {
  const { t } = useTranslation('goals');
  return (
    <>
      {due.length > 0 && (
        <small className="gl-due">
          {t('dueMonths', {
            months: due.map((month) => t('monthShort', { month: Number(month.slice(5)) })).join(t('comma')),
          })}
        </small>
      )}
      {sample && (
        <small className="gl-sample" title={t('sampleHint')}>
          {t('sample')}
        </small>
      )}
    </>
  );
}
