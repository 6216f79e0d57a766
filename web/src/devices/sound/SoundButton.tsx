import { MutedOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../../ui/hotkeys.tsx';
import type { FireSound } from './use-fire-sound.ts';

/** Turns the sound on and off; the choice is kept by the browser. */
export function SoundButton({ sound }: { readonly sound: FireSound }) {
  const { t } = useTranslation('alarms');
  const { on, setOn } = sound;
  const label = t(on ? 'sound.on' : 'sound.off');
  useHotkeys(useMemo(() => ({ m: { label, run: () => setOn(!on) } }), [label, on, setOn]));
  return (
    <Button
      type="text"
      icon={on ? <SoundOutlined /> : <MutedOutlined />}
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={() => setOn(!on)}
    />
  );
}

/** Asks for the one touch a browser wants before a page may sound. */
export function SoundAsk({ sound }: { readonly sound: FireSound }) {
  const { t } = useTranslation('alarms');
  if (!sound.on || !sound.blocked) return null;
  return (
    <p className="dv-ask" role="status">
      <span>{t('sound.why')}</span>
      <Button size="small" onClick={() => sound.setOn(true)}>
        {t('sound.allow')}
      </Button>
    </p>
  );
}
