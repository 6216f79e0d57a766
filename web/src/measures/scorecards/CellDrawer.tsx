import type { ScoreItem } from '@chengyun/contract/scorecards';
import type { ScoreLine, ScoreRow } from '@chengyun/contract/scorecards-answer';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { numberText } from '../../ui/number.ts';
import { DateTime } from '../../ui/Times.tsx';
import { useTongue } from '../../ui/Zone.tsx';
import { mayKeepGoals } from '../goals/may-keep.ts';
import { GivePoints } from './GivePoints.tsx';
import { PeopleForm } from './PeopleForm.tsx';
import { pointsText } from './points-text.ts';
import { type Shown, sheetDays } from './shown-sheet.ts';

type CellDrawerProps = {
  readonly shown: Shown;
  readonly cell: { readonly unitId: string; readonly item: string };
  readonly onClose: () => void;
};

/** Where the points of one unit for one item come from: the rule, the figure, its cases; or who gave them and why. */
export function CellDrawer({ shown, cell, onClose }: CellDrawerProps) {
  const { t, i18n } = useTranslation('scorecards');
  const { sheet } = shown;
  const row = sheet.groups.flatMap(({ rows }) => rows).find(({ unitId }) => unitId === cell.unitId);
  const line = row?.lines.find((one) => one.item === cell.item);
  const item = sheet.card.items.find(({ id }) => id === cell.item);
  if (!row || !line || !item) return null;
  const words = { unit: row.name, item: inLanguage(item.name, i18n.language) };
  return (
    <Drawer open onClose={onClose} size={480} title={t('giveFor', words)}>
      <p className="sc-points">
        <b>{pointsText(line.points)}</b> {t('most', { n: line.most })}
      </p>
      <dl className="sc-how">
        <dt>{t('how')}</dt>
        <dd>{inLanguage(item.formula, i18n.language)}</dd>
        {line.gap && <dd className="sc-gap">{t(`gap.${line.gap}`)}</dd>}
        {'measure' in item && <FigureOf item={item} line={line} row={row} shown={shown} />}
      </dl>
      {line.entry && (
        <p className="sc-entry">
          {line.entry.reason}
          <small>
            {t('givenBy', { by: line.entry.by ?? t('none') })} <DateTime at={line.entry.at} full />
          </small>
        </p>
      )}
      <Acts item={item} line={line} row={row} shown={shown} onDone={onClose} />
    </Drawer>
  );
}

type PartProps = {
  readonly item: ScoreItem;
  readonly line: ScoreLine;
  readonly row: ScoreRow;
  readonly shown: Shown;
};

/** What can be done here by those who keep scorecards: points by hand, people of the unit. A published sheet stays. */
function Acts({ item, line, row, shown, onDone }: PartProps & { readonly onDone: () => void }) {
  const town = useTown();
  if (!mayKeepGoals(town.roles)) return null;
  if (item.kind === 'manual') {
    const own = { cardId: shown.sheet.card.id, period: shown.sheet.period, unitId: row.unitId };
    return <GivePoints item={item} points={line.entry?.points ?? item.unless} {...own} onDone={onDone} />;
  }
  if (item.kind === 'linear' && item.over !== undefined) return <PeopleForm row={row} onDone={onDone} />;
  return null;
}

function FigureOf({ item, line, row, shown }: PartProps & { readonly item: Extract<ScoreItem, { measure: string }> }) {
  const { t } = useTranslation('scorecards');
  const town = useTown().id;
  const { zone } = useTongue();
  const { numerator, denominator, value, against } = line;
  const search = {
    ...sheetDays(shown.sheet, zone),
    ...{
      branch: row.unitId,
      'in-part': denominator === null || denominator === numerator ? 'numerator' : 'denominator',
    },
    ...(item.kindOfCase === undefined ? {} : { kind: item.kindOfCase }),
  };
  return (
    <>
      <dt>{t('figure')}</dt>
      <dd>
        {value === null ? t('none') : figureText(item, value)}
        {denominator !== null && (
          <small>{t('of', { numerator: number(numerator ?? 0), denominator: number(denominator) })}</small>
        )}
        {against !== null && (
          <small>{t(item.kind === 'linear' ? 'against.people' : 'against.group', { n: number(against) })}</small>
        )}
      </dd>
      <dd>
        <Link to="/$town/measures/$measureId" params={{ town, measureId: item.measure }} search={search as never}>
          {t('cases')}
        </Link>
      </dd>
    </>
  );
}

function figureText({ kind }: ScoreItem, value: number): string {
  return kind === 'ratio' || kind === 'steps' ? `${numberText(value * 100, 2)}%` : number(value);
}

function number(value: number): string {
  return numberText(value, 0, 4);
}
