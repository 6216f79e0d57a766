import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentField } from '../../ui/MomentField.tsx';
import { useNow } from '../../ui/now.ts';
import { momentText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { windowOf } from './time-window.ts';

type TimeSliderProps = {
  /** The moment shown; undefined is now. */
  readonly value: Date | undefined;
  readonly onChange: (value: Date | undefined) => void;
};

/** Milliseconds between two places of the slider, and for how many a place is shown while it plays. */
const stepMs = 10 * 60_000;
const playMs = 900;

/** Chooses a past moment of the last 24 hours or, once one is typed, of any day, or plays on from it; at its end it is now. */
export function TimeSlider({ value, onChange }: TimeSliderProps) {
  const { t } = useTranslation('map');
  const tongue = useTongue();
  const now = useNow();
  const [playing, setPlaying] = useState(false);
  const { from, to, live } = windowOf(value, now, tongue.zone);
  const steps = Math.round((to.getTime() - from.getTime()) / stepMs);
  const place = value ? Math.min(steps, Math.round((value.getTime() - from.getTime()) / stepMs)) : steps;
  const go = (next: number) => {
    const at = new Date(from.getTime() + next * stepMs);
    onChange((live && next >= steps) || at >= now ? undefined : at);
  };
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      if (live && place >= steps - 1) setPlaying(false);
      go(place + 1);
    }, playMs);
    return () => clearTimeout(timer);
  });
  const play = () => {
    if (!playing && !value) go(0);
    setPlaying(!playing);
  };
  const words = value ? momentText(value, now, tongue) : t('now');
  return (
    <fieldset className="cy-time" aria-label={t('replay')}>
      <Button
        type="text"
        icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={playing ? t('pause') : t('play')}
        onClick={play}
      />
      <input
        type="range"
        min={0}
        max={steps}
        value={place}
        aria-label={t('replay')}
        aria-valuetext={words}
        onChange={(event) => go(Number(event.target.value))}
        // The keys of the page, such as those of a remote, are not the slider's once the pointer has left it.
        onPointerUp={(event) => event.currentTarget.blur()}
      />
      {!value && <output>{words}</output>}
      <MomentField label={t('moment')} value={value} onChange={onChange} />
      {value && (
        <Button size="small" type="link" onClick={() => onChange(undefined)}>
          {t('backToNow')}
        </Button>
      )}
    </fieldset>
  );
}
