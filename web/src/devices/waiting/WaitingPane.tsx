import type { WaitingDevice } from '@chengyun/contract/device';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SplitBody } from '../../ui/SplitFrame.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { HexDump } from '../parts/HexDump.tsx';
import { useProtocolName } from '../parts/words.ts';
import { AdmitForm } from './AdmitForm.tsx';

/** One that waits: where it comes from, what it sent, and the form that lets it in. */
export function WaitingPane({ device }: { readonly device: WaitingDevice }) {
  const { t } = useTranslation('devices');
  const protocolName = useProtocolName();
  const { protocol, externalId, peer, times, firstSeen, lastSeen, sampleHex } = device;
  return (
    <div className="dv-pane">
      <PageHeader
        eyebrow={[protocolName(protocol), t('waiting.page')].join(' · ')}
        title={externalId}
        facts={[
          { name: t('waiting.peer'), value: peer },
          { name: t('waiting.first'), value: <DateTime at={firstSeen} /> },
          { name: t('waiting.last'), value: <DateTime at={lastSeen} /> },
          { name: t('waiting.times'), value: t('waiting.timesN', { n: times }) },
        ]}
      />
      <SplitBody>
        <section className="dv-part" aria-label={t('waiting.sample')}>
          <h2>{t('waiting.sample')}</h2>
          {sampleHex ? <HexDump hex={sampleHex} /> : <p className="dv-none">{t('waiting.noSample')}</p>}
        </section>
        <AdmitForm device={device} />
      </SplitBody>
    </div>
  );
}
