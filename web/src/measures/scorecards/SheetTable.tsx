import type { ScoreItem } from '@chengyun/contract/scorecards';
import type { ScoreLine, ScoreRow, ScoreSheet } from '@chengyun/contract/scorecards-answer';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { pointsText } from './points-text.ts';
import type { ScoreAddress } from './shown-sheet.ts';

type SheetTableProps = {
  readonly sheet: ScoreSheet;
  readonly group: ScoreSheet['groups'][number];
  readonly address: ScoreAddress;
};

/** The ranking of one group: place, unit, total, and the points of each item. */
export function SheetTable({ sheet, group, address }: SheetTableProps) {
  const { t, i18n } = useTranslation('scorecards');
  const { card } = sheet;
  const ranked = group.rows.filter(({ rank }) => rank !== null);
  const others = group.rows.filter(({ rank }) => rank === null);
  const name = inLanguage(group.name, i18n.language);
  return (
    <section className="sc-group" aria-label={name}>
      <h2>
        {name} <small>{group.rows.length}</small>
      </h2>
      {group.rows.length === 0 && <p className="gl-quiet">{t('noRows')}</p>}
      {ranked.length > 0 && (
        <div className="sc-scroll">
          <table className="sc-table">
            <thead>
              <tr>
                <th scope="col" className="sc-rank">
                  {t('head.rank')}
                </th>
                <th scope="col" className="sc-unit">
                  {t('head.unit')}
                </th>
                <th scope="col">
                  {t('head.total')}
                  <small>{t('most', { n: card.full })}</small>
                </th>
                {card.items.map((item) => (
                  <th key={item.id} scope="col" title={inLanguage(item.formula, i18n.language)}>
                    {inLanguage(item.name, i18n.language)}
                    <small>{headNote(item, group.rows, t)}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ranked.map((row) => (
                <Row key={row.unitId} sheet={sheet} row={row} address={address} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {others.length > 0 && (
        <details className="sc-others">
          <summary>{t('unranked', { n: others.length })}</summary>
          {others.map(({ name: one }) => one).join(t('comma'))}
        </details>
      )}
    </section>
  );
}

function headNote(item: ScoreItem, rows: readonly ScoreRow[], t: ReturnType<typeof useTranslation<'scorecards'>>['t']) {
  const most = rows[0]?.lines.find((line) => line.item === item.id)?.most ?? 0;
  const bonus = item.kind === 'bonus' || (item.kind === 'manual' && item.bonus === true);
  return t(bonus ? 'bonus' : 'most', { n: most });
}

function Row({ sheet, row, address }: Omit<SheetTableProps, 'group'> & { readonly row: ScoreRow }) {
  const { t } = useTranslation('scorecards');
  const scaled = row.lines.some(({ gap }) => gap === 'nothing' || gap === 'no-people');
  return (
    <tr>
      <td className="sc-rank">{row.rank}</td>
      <th scope="row" className="sc-unit">
        {row.name}
      </th>
      <td className="sc-total">
        {pointsText(row.total)}
        {scaled && (
          <span title={t('scaled', { n: row.counted })} className="sc-scaled">
            *<span className="cy-hidden">{t('scaled', { n: row.counted })}</span>
          </span>
        )}
      </td>
      {row.lines.map((line) => (
        <td key={line.item}>
          <Cell sheet={sheet} row={row} line={line} address={address} />
        </td>
      ))}
    </tr>
  );
}

/** Kinds of item of which few points say that something is not well done. */
const measured: ReadonlySet<ScoreItem['kind']> = new Set(['ratio', 'linear', 'deduct', 'steps']);

type CellProps = Omit<SheetTableProps, 'group'> & { readonly row: ScoreRow; readonly line: ScoreLine };

function Cell({ sheet, row, line, address }: CellProps) {
  const { t, i18n } = useTranslation('scorecards');
  const town = useTown().id;
  const item = sheet.card.items.find(({ id }) => id === line.item);
  const points = pointsText(line.points);
  const words = { unit: row.name, item: item ? inLanguage(item.name, i18n.language) : line.item, points };
  const low = line.points !== null && line.points < line.most * 0.6 && item !== undefined && measured.has(item.kind);
  return (
    <Link
      className={low ? 'sc-cell sc-low' : 'sc-cell'}
      to="/$town/scorecards/$cardId"
      params={{ town, cardId: sheet.card.id }}
      search={{ ...address, cell: `${row.unitId}:${line.item}` } as never}
      aria-label={t('cell', words)}
      resetScroll={false}
    >
      {points}
    </Link>
  );
}
