import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/now.ts';
import { momentText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';

type TimeSliderProps = {
  /** The moment shown; undefined is now. */
  readonly value: Date | undefined;
  readonly onChange: (value: Date | undefined) => void;
  /** Hours back from now; 24 unless told. */
  readonly hours?: number;
};

/** Minutes between two places of the slider, and milliseconds a place is shown while it plays. */
const step = 10;
const playMs = 900;

/** Chooses a past moment of the last hours, or plays them; at its right end it is now. */
export function TimeSlider({ value, onChange, hours = 24 }: TimeSliderProps) {
  const { t } = useTranslation('map');
  const tongue = useTongue();
  const now = useNow();
  const [playing, setPlaying] = useState(false);
  const steps = (hours * 60) / step;
  const back = value ? Math.min(steps, Math.round((now.getTime() - value.getTime()) / (step * 60_000))) : 0;
  const go = (stepsBack: number) =>
    onChange(
      stepsBack <= 0 ? undefined : new Date(Math.floor(now.getTime() / 60_000) * 60_000 - stepsBack * step * 60_000),
    );
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      if (back <= 1) setPlaying(false);
      go(back - 1);
    }, playMs);
    return () => clearTimeout(timer);
  });
  const play = () => {
    if (!playing && back === 0) go(steps);
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
        value={steps - back}
        aria-label={t('replay')}
        aria-valuetext={words}
        onChange={(event) => go(steps - Number(event.target.value))}
      />
      <output>{words}</output>
      {value && (
        <Button size="small" type="link" onClick={() => onChange(undefined)}>
          {t('backToNow')}
        </Button>
      )}
    </fieldset>
  );
}
