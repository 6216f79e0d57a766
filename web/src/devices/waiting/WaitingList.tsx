import type { WaitingDevice } from '@chengyun/contract/waiting-device';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { RelativeTime } from '../../ui/Times.tsx';
import { useProtocolName } from '../parts/words.ts';
import { waitingKey } from './waiting-key.ts';

type WaitingListProps = {
  readonly waiting: readonly WaitingDevice[];
  readonly refused: boolean;
  readonly chosen: string | undefined;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
};

/** Those that wait, each to be opened, or picked to be seen to together with others. */
export function WaitingList({ waiting, refused, chosen, picked, onPick }: WaitingListProps) {
  const { t } = useTranslation('devices');
  if (waiting.length === 0) return null;
  const toggle = (key: string) => {
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    onPick(next);
  };
  const all = waiting.every((one) => picked.has(waitingKey(one)));
  return (
    <>
      {waiting.length > 1 && (
        <p className="dv-pick-all">
          <Checkbox
            checked={all}
            indeterminate={!all && picked.size > 0}
            onChange={() => onPick(new Set(all ? [] : waiting.slice(0, 200).map(waitingKey)))}
          >
            {t('waiting.pickAll')}
          </Checkbox>
        </p>
      )}
      <ul aria-label={t('waiting.list')}>
        {waiting.map((one) => (
          <li key={waitingKey(one)} className="dv-pickable">
            <Checkbox
              aria-label={t('waiting.pick', { name: one.externalId })}
              checked={picked.has(waitingKey(one))}
              onChange={() => toggle(waitingKey(one))}
            />
            <Row device={one} refused={refused} selected={waitingKey(one) === chosen} />
          </li>
        ))}
      </ul>
    </>
  );
}

type RowProps = { readonly device: WaitingDevice; readonly refused: boolean; readonly selected: boolean };

function Row({ device, refused, selected }: RowProps) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const protocolName = useProtocolName();
  const { protocol, externalId, peer, times, lastSeen } = device;
  const note = [protocolName(protocol), device.refused?.why ?? peer, t('waiting.timesN', { n: times })];
  return (
    <Link
      className="cy-row"
      to="/$town/device-waiting"
      params={{ town }}
      search={{ ...(refused && { show: 'refused' }), who: waitingKey(device) }}
      aria-current={selected}
    >
      <span />
      <span className="cy-row-title">{externalId}</span>
      <span className="cy-row-time dv-muted">
        <RelativeTime at={lastSeen} />
      </span>
      <span className="cy-row-note">{note.join(' · ')}</span>
    </Link>
  );
}
