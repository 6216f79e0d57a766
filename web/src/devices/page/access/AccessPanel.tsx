import './access.css';
import type { DeviceSummary } from '@chengyun/contract/device';
import { protocolsByAddress, protocolsWithKeys } from '@chengyun/contract/device';
import type { DeviceAccess } from '@chengyun/contract/device-access';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { ErrorState, Loading } from '../../../ui/States.tsx';
import { accessQuery } from '../../list/queries.ts';
import { AccessEdit } from './AccessEdit.tsx';
import { RenewToken } from './RenewToken.tsx';

/** How the device may connect: what it shows, from where, with which key; and the ways to change that. */
export function AccessPanel({ device }: { readonly device: DeviceSummary }) {
  const { t } = useTranslation('devices');
  const { data, error, refetch } = useQuery(accessQuery(useTown().id, device.id));
  return (
    <Panel title={t('access.title')}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={3} inset={false} />}
      {data && (
        <>
          <Facts device={device} access={data} />
          <span className="dv-access-acts">
            {hasToken(device, data) && <RenewToken device={device} />}
            <AccessEdit device={device} access={data} />
          </span>
        </>
      )}
    </Panel>
  );
}

/** Whoever is spoken for by a gateway needs none, nor does one that is known by its address. */
function hasToken({ protocol, parentId }: DeviceSummary, { shows }: DeviceAccess): boolean {
  return !protocolsByAddress.includes(protocol) && (parentId === null || shows !== 'none');
}

type FactsProps = { readonly device: DeviceSummary; readonly access: DeviceAccess };

function Facts({ device, access }: FactsProps) {
  const { t } = useTranslation('devices');
  const { shows, certificate, certificatePrint, allowedFrom, hasCipherKey } = access;
  return (
    <dl className="dv-access">
      <div>
        <dt>{shows === 'none' ? t('access.way') : t(`access.shows.${shows}`)}</dt>
        <dd>{shows === 'none' ? t(`access.${bareWay(device)}`) : (certificate ?? t('access.kept'))}</dd>
      </div>
      {shows === 'certificate' && (
        <div>
          <dt>{t('access.print')}</dt>
          <dd>{certificatePrint ? <code>{inFours(certificatePrint)}</code> : t('access.anyPrint')}</dd>
        </div>
      )}
      <div>
        <dt>{t('access.from')}</dt>
        <dd>{allowedFrom.length === 0 ? t('access.anywhere') : allowedFrom.join('\n')}</dd>
      </div>
      {protocolsWithKeys.includes(device.protocol) && (
        <div>
          <dt>{t('access.key')}</dt>
          <dd>{t(hasCipherKey ? 'access.keySet' : 'access.keyUnset')}</dd>
        </div>
      )}
    </dl>
  );
}

/** What a device without a credential is known by. */
function bareWay({ protocol, parentId }: DeviceSummary): 'byGateway' | 'byAddress' | 'byNumber' | 'shows.none' {
  if (parentId !== null) return 'byGateway';
  if (protocol === 'gbt26875') return 'byAddress';
  return protocol === 'hj212' ? 'byNumber' : 'shows.none';
}

function inFours(print: string): string {
  return print.match(/.{1,4}/g)?.join(' ') ?? print;
}
