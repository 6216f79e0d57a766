import type { FigureGroup, MeasureInfo } from '@chengyun/contract/measures-answer';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../../charts/use-value-text.ts';
import { isShort } from '../../charts/values.ts';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { CountLink } from './CountLink.tsx';
import { matrixOf } from './matrix-of.ts';
import { useKeyName } from './names.ts';
import type { Asking } from './use-asked.ts';

type MatrixProps = {
  readonly measure: MeasureInfo;
  readonly groups: readonly FigureGroup[];
  readonly asking: Asking;
};

/** Lines and columns beyond these are left to a narrower question. */
const mostLines = 60;
const mostColumns = 24;

/** Two dimensions crosswise: darker is more, each figure opens to its list. */
export function Matrix({ measure, groups, asking }: MatrixProps) {
  const { t } = useTranslation('measures');
  const nameOf = useKeyName();
  const table = useMemo(() => matrixOf(groups), [groups]);
  if (table.lines.length === 0) return <EmptyState title={t('nothing')} hint={t('nothingHint')} />;
  const [lines, columns] = [table.lines.slice(0, mostLines), table.columns.slice(0, mostColumns)];
  const isCut = lines.length < table.lines.length || columns.length < table.columns.length;
  return (
    <>
      <Scrolls className="ms-matrix" aria-label={t('matrix')}>
        <table>
          <thead>
            <tr>
              <td />
              {columns.map(({ key }) => (
                <th key={key.key} scope="col">
                  {nameOf(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key: line }) => (
              <tr key={line.key}>
                <th scope="row">{nameOf(line)}</th>
                {columns.map(({ key: column }) => (
                  <Cell
                    key={column.key}
                    group={table.cell(line, column)}
                    most={table.most}
                    measure={measure}
                    asking={asking}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {isCut && <p className="ms-quiet">{t('matrixCut', { lines: lines.length, columns: columns.length })}</p>}
    </>
  );
}

type CellProps = {
  readonly group: FigureGroup | undefined;
  readonly most: number;
  readonly measure: MeasureInfo;
  readonly asking: Asking;
};

function Cell({ group, most, measure, asking }: CellProps) {
  const { t } = useTranslation('measures');
  const text = useValueText();
  const nameOf = useKeyName();
  if (!group) return <td />;
  const share = most === 0 || measure.format !== 'count' ? 0 : (group.value ?? 0) / most;
  const picked = Object.fromEntries(group.keys.map(({ by, key }) => [by, key]));
  const names = group.keys.map(nameOf).join(' · ');
  return (
    <td
      className={isShort(group.value, measure.target, measure.direction) ? 'ms-short' : undefined}
      style={{ background: `color-mix(in srgb, var(--primary) ${Math.round(share * 30)}%, transparent)` }}
    >
      <CountLink asking={asking} picked={picked} label={t('opensOf', { name: names, n: group.rows })}>
        {text(group.value, measure.format)}
      </CountLink>
    </td>
  );
}
