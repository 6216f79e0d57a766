import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';

/** The town's time to the second, its day and weekday. */
export function Clock() {
  const { i18n } = useTranslation();
  const { zone } = useTown();
  const now = useSecond();
  const locale = i18n.language.startsWith('en') ? 'en-GB' : 'zh-CN';
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(now);
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'long' }).format(now);
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long' }).format(now);
  return (
    <time className="cy-wall-clock" dateTime={now.toISOString()}>
      {time}
      <small>
        {day} {weekday}
      </small>
    </time>
  );
}

/** The present, renewed as each second of the clock begins. */
function useSecond(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), 1000 - (now.getTime() % 1000));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
