import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/Row.tsx';
import type { Asking } from '../figures/use-asked.ts';
import { addDays } from './days.ts';
import { presetOf } from './period.ts';

const offered = ['today', 'week', 'last-week', 'month', 'last-month', 'quarter', 'year', 'd30', 'd365'] as const;

/** Which days: by a name, or from one day to another. The address keeps it. */
export function PeriodPicker({ asking: { asked, go } }: { readonly asking: Asking }) {
  const { t } = useTranslation('measures');
  const isStrange = asked.strange !== undefined;
  const preset = isStrange ? undefined : presetOf(asked.words);
  const days: [dayjs.Dayjs, dayjs.Dayjs] = [dayjs(asked.days.from), dayjs(addDays(asked.days.to, -1))];
  return (
    <fieldset className="ms-period">
      <legend className="cy-hidden">{t('period')}</legend>
      {offered.map((one) => (
        <Chip
          key={one}
          label={t(`preset.${one}`)}
          on={preset === one}
          onPick={() => go({ period: one, from: undefined, to: undefined, step: undefined })}
        />
      ))}
      <DatePicker.RangePicker
        size="small"
        value={isStrange ? null : days}
        allowClear={false}
        aria-label={t('period')}
        placeholder={[t('firstDay'), t('lastDay')]}
        onChange={(range) => {
          const [from, to] = range ?? [];
          if (!from || !to) return;
          go({ period: undefined, from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD'), step: undefined });
        }}
      />
    </fieldset>
  );
}
