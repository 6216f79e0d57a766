import type { DeviceSummary } from '@chengyun/contract/device';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FrameView } from '../parts/FrameView.tsx';
import { pastedHex } from '../parts/pasted-hex.ts';

/** A frame pasted from a packet capture or a maker's paper is read as the device's own would be. */
export function PasteFrame({ device }: { readonly device: DeviceSummary }) {
  const { t } = useTranslation('devices');
  const [text, setText] = useState('');
  const id = useId();
  const hex = pastedHex(text);
  return (
    <details className="dv-frame dv-paste">
      <summary>{t('frames.paste')}</summary>
      <label htmlFor={id}>{t('frames.pasteHint')}</label>
      <Input.TextArea
        id={id}
        className="dv-mono"
        value={text}
        maxLength={12_000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      {hex !== '' && <FrameView protocol={device.protocol} hex={hex} dialect={device.dialect} />}
    </details>
  );
}
