import type { AlarmFigures, FalseShare, FiguresQuery } from '@chengyun/contract/alarm-figures';
import type { FigureCut } from '@chengyun/contract/alarm-query';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { alarmsKey } from '../../api/things.ts';

/** The figures of a period. */
export function figuresQuery(town: string, query: FiguresQuery) {
  return queryOptions({
    queryKey: [...alarmsKey(town), 'figures', query],
    queryFn: ({ signal }) => api<AlarmFigures>(paths.alarmFigures(town), { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** False shares of a period by what they are told apart by; `least` false alarms each. */
export function falseSharesQuery(town: string, query: FiguresQuery, by: FigureCut, least = 0) {
  return queryOptions({
    queryKey: [...alarmsKey(town), 'false-share', query, by, least],
    queryFn: ({ signal }) =>
      api<{ shares: readonly FalseShare[] }>(paths.falseShare(town), { query: { ...query, by, least }, signal }),
    placeholderData: keepPreviousData,
  });
}
