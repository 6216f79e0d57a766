import type { ImportRun } from '@chengyun/contract/import';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePalette } from '../../ui/Tone.tsx';

/** How far a running import is. */
export function RunProgress({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('imports');
  const palette = usePalette();
  const { rowsTotal, rowsRead } = run;
  const percent = rowsTotal ? Math.floor((rowsRead / rowsTotal) * 100) : 0;
  const words = rowsTotal === null ? t('running.counting') : t('progress', { read: rowsRead, total: rowsTotal });
  return (
    <div className="imp-form" aria-busy>
      <h2 className="imp-title">{t('running.title')}</h2>
      <Progress percent={percent} strokeColor={palette.primary} aria-label={t('running.title')} />
      <p role="status">
        {words} · {t('counts', { added: run.rowsAdded, known: run.rowsKnown, bad: run.rowsBad })}
      </p>
      <p className="arr-note">{t('running.hint')}</p>
    </div>
  );
}
