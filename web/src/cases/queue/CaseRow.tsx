import type { CaseSummary } from '@chengyun/contract/case';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../ui/area-text.ts';
import { RowWords } from '../../ui/Row.tsx';
import { DateTime, DueTime } from '../../ui/Times.tsx';
import { useLocal, useSourceName } from '../words.ts';
import { Marks } from './Marks.tsx';

type CaseRowProps = {
  readonly row: CaseSummary;
  readonly town: string;
  readonly selected: boolean;
  readonly picked: boolean;
  /** True while a list holds cases of several states. */
  readonly mixed: boolean;
  readonly left: boolean;
  readonly onPick: (id: string) => void;
  readonly onPoint: (id: string) => void;
};

/** A case in the queue: lamp, title, what is left of its time, where it comes from. */
export const CaseRow = memo(function CaseRow(props: CaseRowProps) {
  const { row, town, selected, picked, left, onPick, onPoint } = props;
  const { t } = useTranslation('cases');
  return (
    <div className="cy-pick-row" data-picked={picked || undefined} data-left={left || undefined}>
      <Link
        to="/$town/desk/$caseId"
        params={{ town, caseId: row.id }}
        search
        className="cy-row"
        aria-current={selected}
        onMouseEnter={() => onPoint(row.id)}
      >
        <RowWords
          lamp={row.lamp ?? undefined}
          title={row.title}
          time={<RowTime row={row} />}
          note={<Note {...props} />}
        />
      </Link>
      <input
        type="checkbox"
        className="cy-pick"
        checked={picked}
        onChange={() => onPick(row.id)}
        aria-label={t('select.toggle', { title: row.title })}
      />
    </div>
  );
});

function RowTime({ row }: { readonly row: CaseSummary }) {
  const { t } = useTranslation('cases');
  if (row.closedAt) return <DateTime at={row.closedAt} />;
  if (row.suspendedUntil) return <span className="cy-due">{t('mark.suspended')}</span>;
  return row.dueAt ? <DueTime at={row.dueAt} {...(row.lamp ? { lamp: row.lamp } : {})} /> : null;
}

function Note({ row, mixed }: CaseRowProps) {
  const { t: terms } = useTranslation('terms');
  const [local, source] = [useLocal(), useSourceName()];
  const category = row.categoryName && local(row.categoryName);
  const parts = [mixed ? terms(`state.${row.state}`) : null, source(row.source), areaText(row.areaName), category];
  return (
    <>
      <Marks row={row} />
      {parts.filter(Boolean).join(' · ')}
    </>
  );
}
