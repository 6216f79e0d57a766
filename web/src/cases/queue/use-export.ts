import { withQuery } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { type ExportFormat, useTableExport } from '../../ui/use-table-export.ts';
import { type Filters, toQuery } from './filters.ts';

/** Gives `run`: fetches the present query as a file. */
export function useExport(filters: Filters): (format: ExportFormat) => void {
  const town = useTown();
  return useTableExport((format) => withQuery(paths.caseExport(town.id), { format, ...toQuery(filters, town.zone) }));
}
