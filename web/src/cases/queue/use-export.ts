import { withQuery } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { type ExportAsked, useTableExport } from '../../ui/use-table-export.ts';
import { type Filters, toQuery } from './filters.ts';

/** Gives `run`: fetches the present query as a file. */
export function useExport(filters: Filters): (asked: ExportAsked) => void {
  const town = useTown();
  return useTableExport((asked) => withQuery(paths.caseExport(town.id), { ...asked, ...toQuery(filters, town.zone) }));
}
