import type { ClockView } from '@chengyun/contract/case';
import { clockNames } from '@chengyun/contract/names';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';
import { DateTime, DueTime } from '../../ui/Times.tsx';
import { useLocal } from '../words.ts';

/** The clocks of a case: running ones first, each with its bar, what is left and why it is due then. */
export function Clocks({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const { t } = useTranslation('cases');
  const order = { running: 0, paused: 1, stopped: 2 } as const;
  const sorted = clocks.toSorted((a, b) => order[a.state] - order[b.state]);
  return (
    <Panel title={t('page.clocks')}>
      {sorted.length === 0 && <p className="cy-aside-none">{t('page.noClocks')}</p>}
      {sorted.map((clock) => (
        <Clock key={clock.name} clock={clock} />
      ))}
    </Panel>
  );
}

function Clock({ clock }: { readonly clock: ClockView }) {
  const { t } = useTranslation('cases');
  const local = useLocal();
  const name = clockNames[clock.name];
  const share = Math.min(100, Math.round(clock.usedShare * 100));
  const over = clock.state === 'stopped';
  return (
    <div className={over ? 'cy-clock cy-clock-over' : 'cy-clock'}>
      <b>{name ? local(name) : clock.name}</b>
      <Standing clock={clock} />
      {!over && (
        <span
          className={`cy-bar cy-bar-${clock.lamp}`}
          role="img"
          aria-label={t('page.usedShare', { share: `${share}%` })}
        >
          <span style={{ width: `${Math.max(2, share)}%` }} />
        </span>
      )}
      {!over && (
        <p title={t('page.why')}>
          {local(clock.explanation)}
          {clock.bufferDueAt && <BufferDue at={clock.bufferDueAt} />}
        </p>
      )}
    </div>
  );
}

function Standing({ clock }: { readonly clock: ClockView }) {
  const { t } = useTranslation('cases');
  if (clock.state === 'running') return <DueTime at={clock.dueAt} lamp={clock.lamp} />;
  if (clock.state === 'paused') return <span className="cy-due">{t('page.paused')}</span>;
  const late = clock.verdict === 'late';
  return (
    <span className={late ? 'cy-due cy-due-red' : 'cy-due'}>
      {t(`page.stopped.${clock.verdict ?? 'none'}`)}
      {clock.exempt && ` · ${t('mark.exempt')}`}
    </span>
  );
}

function BufferDue({ at }: { readonly at: string }) {
  const { t } = useTranslation('cases');
  const [before, after] = t('page.buffer', { at: '|' }).split('|');
  return (
    <span className="cy-clock-buffer">
      {before}
      <DateTime at={at} />
      {after}
    </span>
  );
}
