import type { ReadMessage } from '@chengyun/contract/profile-trial';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import { useEventName } from '../parts/words.ts';

/** What the topics of a draft made of a message: device, time, values, events; or why it cannot be read. */
export function ReadResult({ read }: { readonly read: ReadMessage }) {
  const { t } = useTranslation('devices');
  const eventName = useEventName();
  if (read.why !== null) return <p className="dv-fault">{t('profiles.notRead', { why: read.why })}</p>;
  return (
    <ol className="dv-tried" aria-label={t('profiles.readOf', { n: read.said.length })}>
      {read.said.map(({ device, at, values, events }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: things of one message have no name but their place
        <li key={nth}>
          <b>{device ?? t('profiles.sender')}</b>
          {events.map(({ kind, on, part }) => (
            <span key={`${kind} ${part}`}>
              {eventName(kind)} {on ? t('profiles.begun') : t('profiles.ended')} {part}
            </span>
          ))}
          <small className="dv-mono">
            {Object.entries(values)
              .map(([name, value]) => `${name} = ${String(value)}`)
              .join('\u2003')}
          </small>
          {at !== null && (
            <small>
              <DateTime at={at} full />
            </small>
          )}
        </li>
      ))}
    </ol>
  );
}
