import type { ImportKind, ImportRun } from '@chengyun/contract/import';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { type Again, BadRows } from './BadRows.tsx';
import { DeviceTokens } from './DeviceTokens.tsx';
import { useMayImportDevices } from './may-import-devices.ts';

/** What came of a run: added, known, bad; the bad rows as a file to be corrected, and what can be done next. */
export function RunResult({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  const may = useMayImportDevices();
  const { kind, rowsChanged } = run;
  const again: Again = {
    to: '/$town/imports',
    params: { town },
    search: { new: kind === 'devices' ? 'devices' : '1' },
  };
  if (run.state === 'failed') return <Failed run={run} again={again} />;
  const known = rowsChanged > 0 ? t('done.changedHint', { n: rowsChanged }) : t(`knownHint.${kind}`);
  return (
    <div className="imp-form">
      <h2 className="imp-title">{t('done.title')}</h2>
      <dl className="imp-figures">
        <Figure name={t('done.added')} value={run.rowsAdded} hint={t(`addedHint.${kind}`)} />
        <Figure name={t('done.known')} value={run.rowsKnown} hint={known} />
        <Figure name={t('done.bad')} value={run.rowsBad} hint={t('done.badHint')} wrong={run.rowsBad > 0} />
      </dl>
      {run.rowsWithoutClass > 0 && <p className="arr-note">{t('done.noClass', { n: run.rowsWithoutClass })}</p>}
      {run.rowsWithoutUnit > 0 && <p className="arr-note">{t('done.noUnit', { n: run.rowsWithoutUnit })}</p>}
      {run.badRowsUrl !== null && <BadRows url={run.badRowsUrl} masked={kind === 'cases'} again={again} />}
      {kind === 'devices' && may && <DeviceTokens runId={run.id} />}
      <Next kind={kind} />
    </div>
  );
}

function Next({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  if (kind === 'devices') {
    return (
      <p>
        <Link to="/$town/devices" params={{ town }} search={{}}>
          {t('devices.see')}
        </Link>
      </p>
    );
  }
  return (
    <>
      <p>
        <Link to="/$town/desk" params={{ town }} search={{ sort: '-updated' }}>
          {t('done.see')}
        </Link>
      </p>
      <p className="arr-note">{t('done.noUndo')}</p>
    </>
  );
}

type FigureProps = {
  readonly name: string;
  readonly value: number;
  readonly hint: string;
  readonly wrong?: boolean;
};

function Figure({ name, value, hint, wrong = false }: FigureProps) {
  const { t, i18n } = useTranslation('imports');
  const n = value.toLocaleString(i18n.language);
  return (
    <div>
      <dt>{name}</dt>
      <dd className={wrong ? 'arr-wrong' : undefined}>
        <b>{t('done.rows', { n })}</b>
        <span className="arr-note">{hint}</span>
      </dd>
    </div>
  );
}

function Failed({ run, again }: { readonly run: ImportRun; readonly again: Again }) {
  const { t, i18n } = useTranslation('imports');
  return (
    <div className="imp-form" role="alert">
      <h2 className="imp-title arr-wrong">{t('failed.title')}</h2>
      {run.error && <p>{inLanguage(run.error, i18n.language)}</p>}
      {run.rowsAdded > 0 && <p className="arr-note">{t('failed.partly', { n: run.rowsAdded })}</p>}
      <p>
        <Link {...again}>{t('failed.again')}</Link>
      </p>
    </div>
  );
}
