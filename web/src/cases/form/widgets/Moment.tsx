import { Button, DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useTongue } from '../../../ui/Zone.tsx';
import { dayStart } from '../../queue/filters.ts';
import { asText, type WidgetProps } from '../widget.ts';

type Preset = 'hours2' | 'tomorrow' | 'days3' | 'week' | 'month' | 'now';

/** Which shortcuts help with which field. */
const presetsOf: Readonly<Record<string, readonly Preset[]>> = {
  at: ['now'],
  answerBy: ['hours2', 'tomorrow', 'days3'],
  until: ['days3', 'week', 'month'],
};

/** A moment of the town's time, wherever the reader's computer stands; usual ones by one press. */
export function Moment({ field, value, onChange, labelId, invalid }: WidgetProps) {
  const { t } = useTranslation('cases');
  const { zone } = useTongue();
  const text = asText(value);
  return (
    <div className="cy-moment">
      <DatePicker
        aria-labelledby={labelId}
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        value={text ? wallClock(text, zone) : null}
        status={invalid ? 'error' : ''}
        onChange={(next: Dayjs | null) => onChange(next ? instantOf(next, zone) : undefined)}
      />
      {(presetsOf[field.name] ?? []).map((preset) => (
        <Button key={preset} type="text" size="small" onClick={() => onChange(presetAt(preset, zone))}>
          {t(`widget.preset.${preset}`)}
        </Button>
      ))}
    </div>
  );
}

/** The picker knows only the browser's zone, so it is shown the town's wall clock as if it were the browser's. */
function wallClock(at: string, zone: string): Dayjs {
  return dayjs(new Date(at).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T'));
}

function instantOf(wall: Dayjs, zone: string): string {
  const start = new Date(dayStart(wall.format('YYYY-MM-DD'), zone)).getTime();
  return new Date(start + (wall.hour() * 60 + wall.minute()) * 60_000).toISOString();
}

function presetAt(preset: Preset, zone: string): string {
  const now = wallClock(new Date().toISOString(), zone);
  const five = now.hour(17).minute(0);
  switch (preset) {
    case 'hours2':
      return instantOf(now.add(2, 'hour'), zone);
    case 'tomorrow':
      return instantOf(five.add(1, 'day'), zone);
    case 'days3':
      return instantOf(five.add(3, 'day'), zone);
    case 'week':
      return instantOf(five.add(7, 'day'), zone);
    case 'month':
      return instantOf(five.add(1, 'month'), zone);
    case 'now':
      return new Date().toISOString();
  }
}
