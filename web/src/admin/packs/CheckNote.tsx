import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { ChangeList } from '../shared/ChangeList.tsx';
import type { DraftCheck } from './use-draft-check.ts';

type CheckNoteProps = {
  readonly check: DraftCheck;
  readonly onJump: (line: number, column: number) => void;
};

/** What the check says: each problem with its line to jump to, or what the text would change. */
export function CheckNote({ check, onJump }: CheckNoteProps) {
  const { t } = useTranslation(['packs', 'admin']);
  const { data, error, isStale } = check;
  const problems = data?.problems ?? [];
  const verdict = problems.length > 0 ? t('admin:faults', { n: problems.length }) : t('fits');
  return (
    <div className="cy-check" aria-busy={isStale}>
      <p role="status" className={problems.length > 0 ? 'cy-check-bad' : 'cy-check-good'}>
        {isStale || !data ? t('checking') : verdict}
      </p>
      <FailureNote error={error} />
      {problems.length > 0 ? (
        <ol>
          {problems.map(({ path, line, column, message }) => (
            <li key={`${path} ${line} ${message}`}>
              <button type="button" className="cy-linklike" title={t('jump')} onClick={() => onJump(line, column)}>
                {t('admin:line', { n: line })} <code>{path}</code>
              </button>
              <span>{message}</span>
            </li>
          ))}
        </ol>
      ) : (
        data && <ChangeList changes={data.changes} />
      )}
    </div>
  );
}
