import { AimOutlined } from '@ant-design/icons';
import type { Position } from '@chengyun/contract/words';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Where the reporter stands, as far as the device has told. */
export type Here =
  | { readonly kind: 'none' | 'asking' | 'failed' }
  | { readonly kind: 'found'; readonly position: [lon: Position[0], lat: Position[1]] };

type HereButtonProps = { readonly here: Here; readonly onHere: (here: Here) => void };

/** Asks the device for its position, to go with the report; the words of the place say more in any case. */
export function HereButton({ here, onHere }: HereButtonProps) {
  const { t } = useTranslation('own');
  const ask = () => {
    onHere({ kind: 'asking' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onHere({ kind: 'found', position: [coords.longitude, coords.latitude] }),
      () => onHere({ kind: 'failed' }),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  if (!('geolocation' in navigator)) return null;
  return (
    <span className="own-here">
      <Button type="link" icon={<AimOutlined />} loading={here.kind === 'asking'} onClick={ask}>
        {t(here.kind === 'asking' ? 'form.locating' : 'form.here')}
      </Button>
      <output>
        {here.kind === 'found' && t('form.located')}
        {here.kind === 'failed' && t('form.notLocated')}
      </output>
    </span>
  );
}
