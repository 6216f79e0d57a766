import type { Limit } from '@chengyun/contract/calendar';
import { describe, expect, test } from 'vitest';
import { aCalendar } from '../a-calendar.ts';
import type { Pause } from '../pauses.ts';
import { explainDue } from './explain.ts';

const china = aCalendar();
const at = (text: string) => new Date(`${text}+08:00`);
const FIVE_DAYS: Limit = { amount: 5, unit: 'work_day' };

function explained(start: string, limit: Limit, pauses: readonly Pause[] = [], extendedSeconds = 0) {
  return {
    zh: explainDue(at(start), limit, china, 'zh', pauses, extendedSeconds),
    en: explainDue(at(start), limit, china, 'en', pauses, extendedSeconds),
  };
}

describe('the sentence', () => {
  test('names the holiday, the make-up workday and the weekend', () => {
    expect(explained('2026-04-30T16:20', FIVE_DAYS)).toEqual({
      zh: '自 4 月 30 日（周四）16:20 起 5 个工作日，跳过劳动节 5 月 1—5 日、周末 5 月 10 日，5 月 9 日为调休上班日，至 5 月 11 日（周一）16:20',
      en: '5 working days from Thu 30 Apr 16:20, Labour Day holiday 1–5 May and weekend 10 May skipped, 9 May is a make-up workday → Mon 11 May 16:20',
    });
  });

  test('says from which day the day-end reading counts', () => {
    expect(explained('2026-06-01T10:00', { amount: 1, unit: 'work_day', reading: 'day_end' })).toEqual({
      zh: '自 6 月 1 日（周一）10:00 的次日起算 1 个工作日，至 6 月 2 日（周二）18:00',
      en: '1 working day counted from the day after Mon 1 Jun 10:00 → Tue 2 Jun 18:00',
    });
  });

  test('says that urgent units run without a break', () => {
    expect(explained('2026-04-30T23:20', { amount: 2, unit: 'urgent_hour' })).toEqual({
      zh: '自 4 月 30 日（周四）23:20 起 2 紧急工作时，连续计时，至 5 月 1 日（周五）01:20',
      en: '2 urgent hours from Thu 30 Apr 23:20, counted day and night → Fri 1 May 01:20',
    });
  });

  test('tells less than an hour in minutes', () => {
    expect(explained('2026-06-01T10:00', { amount: 0.25, unit: 'urgent_hour' })).toEqual({
      zh: '自 6 月 1 日（周一）10:00 起 15 分钟，连续计时，至 6 月 1 日（周一）10:15',
      en: '15 minutes from Mon 1 Jun 10:00, counted day and night → Mon 1 Jun 10:15',
    });
    expect(explained('2026-06-01T10:00', { amount: 0.5, unit: 'work_hour' })).toEqual({
      zh: '自 6 月 1 日（周一）10:00 起 30 分钟工作时间，至 6 月 1 日（周一）10:30',
      en: '30 working minutes from Mon 1 Jun 10:00 → Mon 1 Jun 10:30',
    });
  });

  test('says when counting really begins, and the year when it turns', () => {
    expect(explained('2025-12-27T10:00', FIVE_DAYS)).toEqual({
      zh: '自 12 月 27 日（周六）10:00 起 5 个工作日，自 12 月 29 日（周一）08:00 开始计时，跳过周末 12 月 27—28 日、元旦 2026 年 1 月 1—3 日，2026 年 1 月 4 日为调休上班日，至 2026 年 1 月 5 日（周一）18:00',
      en: "5 working days from Sat 27 Dec 10:00, counting begins Mon 29 Dec 08:00, weekend 27–28 Dec and New Year's Day holiday 1–3 Jan 2026 skipped, 4 Jan 2026 is a make-up workday → Mon 5 Jan 2026 18:00",
    });
  });

  test('counts many weekends instead of listing them', () => {
    expect(explained('2026-07-01T08:00', { amount: 30, unit: 'work_day' })).toEqual({
      zh: '自 7 月 1 日（周三）08:00 起 30 个工作日，跳过 6 个周末，至 8 月 11 日（周二）18:00',
      en: '30 working days from Wed 1 Jul 08:00, 6 weekends skipped → Tue 11 Aug 18:00',
    });
  });

  test('tells the pauses that have ended and the extension', () => {
    const pauses = [{ from: at('2026-05-07T09:00'), to: at('2026-05-08T10:00'), why: '退单' }];
    expect(explained('2026-05-06T09:00', { amount: 2, unit: 'work_day' }, pauses, 8 * 3600)).toEqual({
      zh: '自 5 月 6 日（周三）09:00 起 2 个工作日，跳过周末 5 月 10 日，5 月 9 日为调休上班日，其间 5 月 7 日（周四）09:00 至 5 月 8 日（周五）10:00 暂停计时（退单），延期 1 个工作日，至 5 月 11 日（周一）10:00',
      en: '2 working days from Wed 6 May 09:00, weekend 10 May skipped, 9 May is a make-up workday, paused from Thu 7 May 09:00 to Fri 8 May 10:00 (退单), extended by 1 working day → Mon 11 May 10:00',
    });
  });

  test('says why a clock was stopped in the language of the sentence', () => {
    const pauses = [{ from: at('2026-05-07T09:00'), to: at('2026-05-08T10:00'), why: 'checking' }];
    const { zh, en } = explained('2026-05-06T09:00', { amount: 2, unit: 'work_day' }, pauses);
    expect(zh).toContain('10:00 暂停计时（待核查）');
    expect(en).toContain('10:00 (being checked)');
  });

  test('promises no date while a pause lasts', () => {
    const pauses = [{ from: at('2026-06-02T09:00'), to: null, why: '' }];
    expect(explained('2026-06-01T09:00', { amount: 2, unit: 'work_day' }, pauses)).toEqual({
      zh: '自 6 月 1 日（周一）09:00 起 2 个工作日，自 6 月 2 日（周二）09:00 起暂停计时，恢复后顺延，暂停前期限为 6 月 3 日（周三）09:00',
      en: '2 working days from Mon 1 Jun 09:00, paused since Tue 2 Jun 09:00 and moved on when it resumes → before the pause Wed 3 Jun 09:00',
    });
  });

  test('tells times in the zone of the calendar', () => {
    const london = aCalendar({ zone: 'Europe/London', days: {} });
    expect(explainDue(new Date('2026-06-01T08:00Z'), { amount: 1, unit: 'work_hour' }, london, 'en')).toBe(
      '1 working hour from Mon 1 Jun 09:00 → Mon 1 Jun 10:00',
    );
  });
});
