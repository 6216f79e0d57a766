import type { FrameExplained } from '@chengyun/contract/frame';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { explainQuery } from '../list/queries.ts';
import { HexDump } from './HexDump.tsx';
import { useLocal } from './use-profiles.ts';

type FrameViewProps = { readonly protocol: string; readonly hex: string; readonly dialect?: string | null };
type Stretch = FrameExplained['stretches'][number];

/** A frame as integrators read it: its bytes, and beside them what each stretch says; what is wrong is marked in both. */
export function FrameView({ protocol, hex, dialect }: FrameViewProps) {
  const { t } = useTranslation('devices');
  const local = useLocal();
  const [shown, setShown] = useState<Stretch>();
  const { data } = useQuery(explainQuery(useTown().id, { protocol, hex, dialect: dialect ?? undefined }));
  const wrong = data?.stretches.find(({ fault }) => fault);
  return (
    <div className="dv-frame-view">
      <HexDump hex={hex} shown={shown} wrong={wrong} />
      {data && (
        <div>
          {data.fault && (
            <p className="dv-fault" role="note">
              {t('frames.breaks', { at: data.fault.at })} {local(data.fault.why)}
            </p>
          )}
          {data.stretches.length > 0 ? (
            <Fields stretches={data.stretches} onShow={setShown} />
          ) : (
            <p className="dv-quiet">{t('frames.noFields')}</p>
          )}
        </div>
      )}
    </div>
  );
}

type FieldsProps = {
  readonly stretches: readonly Stretch[];
  readonly onShow: (stretch: Stretch | undefined) => void;
};

function Fields({ stretches, onShow }: FieldsProps) {
  const { t } = useTranslation('devices');
  const local = useLocal();
  return (
    <Scrolls className="dv-fields" aria-label={t('frames.fields')} onMouseLeave={() => onShow(undefined)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('frames.offset')}</th>
            <th scope="col">{t('frames.length')}</th>
            <th scope="col">{t('frames.field')}</th>
            <th scope="col">{t('frames.value')}</th>
          </tr>
        </thead>
        <tbody>
          {stretches.map((stretch) => (
            <tr
              key={stretch.at}
              className={stretch.fault ? 'dv-wrong' : undefined}
              onMouseEnter={() => onShow(stretch)}
            >
              <td className="dv-figure">{stretch.at}</td>
              <td className="dv-figure">{stretch.length}</td>
              <th scope="row">{local(stretch.name)}</th>
              <td>
                {local(stretch.value)}
                {stretch.fault && <small>{local(stretch.fault)}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
