import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FrameView } from './FrameView.tsx';
import { pastedHex } from './pasted-hex.ts';

type PasteFrameProps = {
  readonly protocol: string;
  readonly dialect: string | null;
  readonly hint: string;
  /** Stands before the field, such as a choice of the protocol. */
  readonly before?: ReactNode;
};

/** A frame pasted from a packet capture or a maker's paper is read as one of this protocol would be. */
export function PasteFrame({ protocol, dialect, hint, before }: PasteFrameProps) {
  const { t } = useTranslation('devices');
  const [text, setText] = useState('');
  const id = useId();
  const hex = pastedHex(text);
  return (
    <details className="dv-frame dv-paste">
      <summary>{t('frames.paste')}</summary>
      {before}
      <label htmlFor={id}>{hint}</label>
      <Input.TextArea
        id={id}
        className="dv-mono"
        value={text}
        maxLength={12_000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      {hex !== '' && <FrameView protocol={protocol} hex={hex} dialect={dialect} />}
    </details>
  );
}
