import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import type { CalendarDraft } from '@chengyun/contract/policy';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';

type RuleFieldsProps = { readonly draft: CalendarDraft; readonly onChange: (draft: CalendarDraft) => void };

const weekdays = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const;

/** The weekly rule and the working hours of a day. */
export function RuleFields({ draft, onChange }: RuleFieldsProps) {
  const { t } = useTranslation('calendar');
  const setSlot = (place: number, change: Partial<CalendarDraft['slots'][number]>) =>
    onChange({ ...draft, slots: draft.slots.map((slot, i) => (i === place ? { ...slot, ...change } : slot)) });
  return (
    <>
      <Panel title={t('workdays')}>
        <Checkbox.Group<number>
          value={draft.workdays}
          onChange={(days) => days.length > 0 && onChange({ ...draft, workdays: days.toSorted((a, b) => a - b) })}
          options={weekdays.map((day, i) => ({ value: i + 1, label: t(`weekday.${day}`) }))}
        />
      </Panel>
      <Panel title={t('slots')}>
        {draft.slots.map((slot, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot has no name but its place
          <p key={place} className="cy-slot">
            <input
              type="time"
              aria-label={t('from')}
              value={slot.from}
              onChange={({ target }) => target.value && setSlot(place, { from: target.value })}
            />
            <span>–</span>
            <input
              type="time"
              aria-label={t('to')}
              value={slot.to === '24:00' ? '23:59' : slot.to}
              onChange={({ target }) => target.value && setSlot(place, { to: target.value })}
            />
            {draft.slots.length > 1 && (
              <Button
                type="text"
                icon={<CloseOutlined />}
                aria-label={t('removeSlot')}
                onClick={() => onChange({ ...draft, slots: draft.slots.filter((_, i) => i !== place) })}
              />
            )}
          </p>
        ))}
        <Button
          type="text"
          icon={<PlusOutlined />}
          onClick={() => onChange({ ...draft, slots: [...draft.slots, { from: '19:00', to: '20:00' }] })}
        >
          {t('addSlot')}
        </Button>
      </Panel>
    </>
  );
}
