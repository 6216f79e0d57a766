import type { CaseSummary } from '@chengyun/contract/case';
import { stateNames } from '@chengyun/contract/names';
import { openStates } from '@chengyun/contract/words';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { caseQuery } from '../../api/things.ts';
import { inLanguage } from '../../text/language.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { RelativeTime } from '../../ui/Times.tsx';
import type { ReportChange, ReportForm } from './report-form.ts';

type CaseLineProps = {
  readonly case: CaseSummary;
  readonly form: ReportForm;
  readonly change: (change: ReportChange) => void;
  /** Why it is shown, and how alike it is (0–1). */
  readonly why?: string;
  readonly score?: number;
};

/** Roles that may merge cases; the server decides in any case. */
const mergers = ['intake', 'chief'];

/** A case that may be about the same: its facts, a look at it beside the form, and the mark that it is the same. */
export function CaseLine({ case: one, form, change, why, score }: CaseLineProps) {
  const { t, i18n } = useTranslation('arrivals');
  const town = useTown();
  const [open, setOpen] = useState(false);
  const id = useId();
  const same = form.twin?.id === one.id;
  const mayMerge = openStates.includes(one.state) && town.roles.some((role) => mergers.includes(role));
  return (
    <div className={same ? 'arr-case arr-case-same' : 'arr-case'}>
      <p className="arr-case-title">
        {one.lamp && openStates.includes(one.state) && <Lamp lamp={one.lamp} />}
        {score !== undefined && <b>{Math.round(score * 100)}%</b>}
        <span>{one.title}</span>
      </p>
      <p className="arr-note">
        {why && <>{why} · </>}
        {inLanguage(stateNames[one.state], i18n.language)} · <RelativeTime at={one.reportedAt} />
      </p>
      <p className="arr-case-acts">
        <Button size="small" type="text" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {open ? t('peekClose') : t('peek')}
        </Button>
        {mayMerge && (
          <Button
            size="small"
            type={same ? 'primary' : 'default'}
            aria-pressed={same}
            onClick={() => change({ twin: same ? undefined : { id: one.id, number: one.number } })}
          >
            {same ? t('sameOn') : t('same')}
          </Button>
        )}
      </p>
      <div id={id}>{open && <Look id={one.id} />}</div>
    </div>
  );
}

function Look({ id }: { readonly id: string }) {
  const { t } = useTranslation('arrivals');
  const town = useTown();
  const { data, error, refetch } = useQuery(caseQuery(town.id, id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={3} inset={false} />;
  return (
    <div className="arr-look">
      {data.text && <blockquote>{data.text}</blockquote>}
      <p>{[data.place, data.areaName, data.leadUnitName].filter(Boolean).join(' · ')}</p>
      <Link to="/$town/desk/$caseId" params={{ town: town.id, caseId: id }} search={{}} target="_blank">
        {t('openCase')} {data.number}
      </Link>
    </div>
  );
}
