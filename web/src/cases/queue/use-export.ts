import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../api/client.ts';
import { download, keepFile } from '../../api/download.ts';
import { paths } from '../../api/paths.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { type Filters, toQuery } from './filters.ts';

export type ExportFormat = 'xlsx' | 'csv';

/** Gives `run`: fetches the present query as a file, says how far it is, and hands it over. */
export function useExport(filters: Filters): (format: ExportFormat) => void {
  const { t } = useTranslation('cases');
  const { t: frame } = useTranslation('frame');
  const { message } = App.useApp();
  const town = useTown();
  return (format) => {
    const key = `export-${format}`;
    const tell = (size: string) =>
      void message.open({ key, type: 'loading', content: t('export.working', { size }), duration: 0 });
    tell('');
    const address = withQuery(paths.caseExport(town.id), { format, ...toQuery(filters, town.zone) });
    download(address, { onBytes: (bytes) => tell(` ${Math.ceil(bytes / 1024)} KB`) })
      .then(({ name, content }) => {
        const own = name || `cases.${format}`;
        keepFile({ name: own, content });
        void message.success({ key, content: t('export.done', { name: own }), duration: 4 });
      })
      .catch((error: unknown) => {
        const why =
          error instanceof ApiProblem && error.status > 0 ? (error.detail ?? error.title) : frame('error.network');
        void message.error({ key, content: t('export.failed', { why }), duration: 6 });
      });
  };
}
