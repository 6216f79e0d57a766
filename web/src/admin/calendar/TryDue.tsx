import type { CalendarData, Limit } from '@chengyun/contract/calendar';
import type { CalendarDraft, DueTried } from '@chengyun/contract/policy';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useNow } from '../../ui/now.ts';
import { DateTime } from '../../ui/Times.tsx';
import { instantOf, wallOf } from '../../ui/wall-time.ts';
import { groundKey } from '../shared/queries.ts';

const units = ['work_day', 'work_hour', 'urgent_hour', 'urgent_day'] as const;
type TryDueProps = { readonly calendar: CalendarData; readonly draft: CalendarDraft | undefined };

/** When a limit would be due and why; with a draft, under that. */
export function TryDue({ calendar, draft }: TryDueProps) {
  const { t, i18n } = useTranslation(['calendar', 'admin']);
  const now = useNow();
  const [wall, setWall] = useState(() => wallOf(now, calendar.zone));
  const [limit, setLimit] = useState<Limit>({ amount: 5, unit: 'work_day' });
  const tried = useTried(calendar, draft, instantOf(wall, calendar.zone), limit);
  return (
    <div className="cy-try">
      <label>
        <span>{t('tryStart')}</span>
        <input type="datetime-local" value={wall} onChange={({ target }) => setWall(target.value)} />
      </label>
      <LimitFields limit={limit} onChange={setLimit} />
      <div aria-live="polite">
        {tried.data && (
          <>
            <p className="cy-try-due">
              {t('due')} <DateTime at={tried.data.due} full />
            </p>
            <p>{inLanguage(tried.data.explanation, i18n.language)}</p>
          </>
        )}
        {draft && <p className="cy-quiet">{t('tryDraft')}</p>}
      </div>
      <FailureNote error={tried.error} />
    </div>
  );
}

function LimitFields({ limit, onChange }: { readonly limit: Limit; readonly onChange: (limit: Limit) => void }) {
  const { t } = useTranslation('calendar');
  return (
    <>
      <div className="cy-try-limit">
        <InputNumber<number>
          aria-label={t('tryAmount')}
          min={0.25}
          max={1000}
          value={limit.amount}
          onChange={(amount) => amount && onChange({ ...limit, amount })}
        />
        <Select<Limit['unit']>
          aria-label={t('tryAmount')}
          value={limit.unit}
          onChange={(unit) => onChange({ amount: limit.amount, unit })}
          options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
        />
      </div>
      {limit.unit === 'work_day' && (
        <Select<'slots' | 'day_end'>
          aria-label={t('tryReading')}
          value={limit.reading ?? 'slots'}
          onChange={(reading) => onChange({ ...limit, reading })}
          options={(['slots', 'day_end'] as const).map((value) => ({ value, label: t(`reading.${value}`) }))}
        />
      )}
    </>
  );
}

function useTried(calendar: CalendarData, draft: CalendarDraft | undefined, start: Date | null, limit: Limit) {
  const { id } = useTown();
  return useQuery({
    queryKey: [...groundKey(id), 'try', calendar.id, calendar.version, draft, start?.getTime(), limit],
    queryFn: ({ signal }) => {
      const body = { start: start?.toISOString(), limit, ...(draft ? { calendar: draft } : {}) };
      return api<DueTried>(paths.calendar(id, calendar.id, '/try'), { body, signal });
    },
    enabled: start !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
