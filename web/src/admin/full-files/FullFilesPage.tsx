import './full-files.css';
import { type FullFile, type FullFileState, fullFileStates } from '@chengyun/contract/full-file';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fullFilesQuery } from '../../api/full-files.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { Chip } from '../../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { FileActs } from './FileActs.tsx';

/** Files with personal data in full: who asked for which and why, who decided, and the file for who asked. */
export function FullFilesPage() {
  const { t } = useTranslation('fullFiles');
  const town = useTown().id;
  const { state, pick } = useStateInAddress(town);
  const list = useQuery(fullFilesQuery(town, state));
  const files = list.data?.files ?? [];
  return (
    <AdminPage title={t('title')} lead={t('lead')} bar={<States state={state} onPick={pick} />}>
      {list.isPending && <Loading rows={6} />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.data && files.length === 0 && (
        <EmptyState title={t(state ? 'none' : 'empty')} hint={t(state ? 'noneHint' : 'emptyHint')} />
      )}
      {files.length > 0 && (
        <ul className="ff-list">
          {files.map((file) => (
            <FileLine key={file.id} file={file} />
          ))}
        </ul>
      )}
    </AdminPage>
  );
}

function useStateInAddress(town: string) {
  const { state } = useSearch({ strict: false }) as { readonly state?: string };
  const navigate = useNavigate();
  const known = fullFileStates.find((one) => one === state);
  const pick = (next: FullFileState | undefined) =>
    void navigate({ to: '/$town/full-files', params: { town }, search: (next ? { state: next } : {}) as never });
  return { state: known, pick };
}

type StatesProps = {
  readonly state: FullFileState | undefined;
  readonly onPick: (state: FullFileState | undefined) => void;
};

function States({ state, onPick }: StatesProps) {
  const { t } = useTranslation('fullFiles');
  return (
    <div className="cy-chips">
      <Chip label={t('all')} on={state === undefined} onPick={() => onPick(undefined)} />
      {fullFileStates.map((one) => (
        <Chip key={one} label={t(`states.${one}`)} on={state === one} onPick={() => onPick(one)} />
      ))}
    </div>
  );
}

function FileLine({ file }: { readonly file: FullFile }) {
  const { t } = useTranslation('fullFiles');
  const { what, about, items, format, state, until, takenAt } = file;
  return (
    <li>
      <div>
        <b className="ff-about">{about}</b>
        <p className="cy-quiet">
          {t(`things.${what}`)} · {t(`items.${what}`, { n: items })} · {format.toUpperCase()}
        </p>
      </div>
      <Said how={t('asked')} by={file.askedBy} at={file.askedAt} words={file.reason} />
      {file.decidedAt ? (
        <Said how={t('decided')} by={file.decidedBy} at={file.decidedAt} words={file.why ?? ''} />
      ) : (
        <div />
      )}
      <div className="ff-state">
        <span className="cy-tag">{t(`states.${state}`)}</span>
        {(until ?? takenAt) && (
          <p className="cy-quiet">
            <DateTime at={until ?? takenAt ?? ''} /> {until && t('until')}
          </p>
        )}
      </div>
      <FileActs file={file} />
    </li>
  );
}

type SaidProps = { readonly how: string; readonly by: string | null; readonly at: string; readonly words: string };

function Said({ how, by, at, words }: SaidProps) {
  return (
    <div>
      <span className="cy-quiet">{how}</span> {by ?? '—'} <DateTime at={at} />
      <p className="cy-quiet">{words}</p>
    </div>
  );
}
