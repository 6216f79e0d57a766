import type { CaseSummary } from '@chengyun/contract/case';
import type { BulkResult } from '@chengyun/contract/case-list';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';

type BulkOutcomeProps = {
  readonly result: BulkResult;
  readonly rows: readonly CaseSummary[];
  readonly onClose: () => void;
};

/** What was done and what was refused, each with the server's reason and a way to it. */
export function BulkOutcome({ result, rows, onClose }: BulkOutcomeProps) {
  const { t } = useTranslation('cases');
  const { t: frame } = useTranslation('frame');
  const town = useTown().id;
  const { done, refused } = result;
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  return (
    <div className="cy-form">
      <p className="cy-outcome">
        <b>{t('select.done', { n: done.length })}</b>
        {refused.length > 0 && <b className="cy-outcome-refused">{t('select.refused', { n: refused.length })}</b>}
      </p>
      {refused.length === 0 && <p className="cy-field-hint">{t('select.none')}</p>}
      <ul className="cy-cards cy-outcome-list">
        {refused.map(({ id, detail }) => (
          <li key={id}>
            <Link to="/$town/desk/$caseId" params={{ town, caseId: id }} search onClick={onClose}>
              <b>{rowOf(id)?.number}</b> {rowOf(id)?.title}
              <small>{detail}</small>
            </Link>
          </li>
        ))}
      </ul>
      <div className="cy-form-foot">
        <Button type="primary" onClick={onClose}>
          {refused.length > 0 ? t('select.keep') : frame('close')}
        </Button>
      </div>
    </div>
  );
}
