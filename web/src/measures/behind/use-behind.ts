import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import { type Asked, listQuery } from '../figures/address.ts';
import { figureQuery, rowsQuery } from '../figures/queries.ts';
import { countIn } from './count-in.ts';

/** The rows behind what is picked, page after page, and how many the figure counts. */
export function useBehind(measure: MeasureInfo, asked: Asked) {
  const town = useTown().id;
  const query = useMemo(() => listQuery(asked), [asked]);
  const rows = useInfiniteQuery(rowsQuery(town, measure.id, query));
  const { weekday, hour, part, ...plain } = query;
  const times = [weekday !== undefined && 'weekday', hour !== undefined && 'hour'].filter((one) => one !== false);
  const counted = useQuery(
    figureQuery(town, measure.id, { ...plain, compare: false, ...(times.length > 0 && { by: times.join(',') }) }),
  );
  const items = useMemo(
    () => rows.data?.pages.flatMap(({ cases, things }) => [...cases, ...things]) ?? [],
    [rows.data],
  );
  const n = counted.data && !counted.isPlaceholderData ? countIn(counted.data, { weekday, hour, part }) : undefined;
  return { rows, items, n };
}
