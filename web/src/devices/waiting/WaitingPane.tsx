import type { WaitingDevice } from '@chengyun/contract/waiting-device';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SplitBody } from '../../ui/SplitFrame.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { FrameView } from '../parts/FrameView.tsx';
import { useProtocolName } from '../parts/words.ts';
import { AdmitForm } from './AdmitForm.tsx';
import { RefuseForm } from './RefuseForm.tsx';

/** One that waits: where it comes from, what it sent, and the forms that let it in or turn it away. */
export function WaitingPane({ device }: { readonly device: WaitingDevice }) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const navigate = useNavigate();
  const protocolName = useProtocolName();
  const { protocol, externalId, peer, times, firstSeen, lastSeen, sampleHex, refused } = device;
  return (
    <div className="dv-pane">
      <PageHeader
        eyebrow={[protocolName(protocol), t(refused ? 'waiting.refused' : 'waiting.page')].join(' · ')}
        title={externalId}
        facts={[
          { name: t('waiting.peer'), value: peer },
          { name: t('waiting.first'), value: <DateTime at={firstSeen} /> },
          { name: t('waiting.last'), value: <DateTime at={lastSeen} /> },
          { name: t('waiting.times'), value: t('waiting.timesN', { n: times }) },
        ]}
      />
      <SplitBody>
        {refused && <Refused refused={refused} />}
        <section className="dv-part dv-wide" aria-label={t('waiting.sample')}>
          <h2>{t('waiting.sample')}</h2>
          {sampleHex ? (
            <FrameView protocol={protocol} hex={sampleHex} />
          ) : (
            <p className="dv-none">{t('waiting.noSample')}</p>
          )}
        </section>
        <AdmitForm device={device} />
        {!refused && (
          <RefuseForm
            devices={[device]}
            onDone={() => void navigate({ to: '/$town/device-waiting', params: { town }, search: {} })}
          />
        )}
      </SplitBody>
    </div>
  );
}

function Refused({ refused: { by, at, until, why } }: { readonly refused: NonNullable<WaitingDevice['refused']> }) {
  const { t } = useTranslation('devices');
  return (
    <section className="dv-part" aria-label={t('waiting.refused')}>
      <h2>{t('waiting.refused')}</h2>
      <p>{why}</p>
      <p className="dv-quiet">
        {by} · <DateTime at={at} full /> → <DateTime at={until} full />
      </p>
    </section>
  );
}
