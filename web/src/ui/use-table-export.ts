import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { download, keepFile } from '../api/download.ts';
import { ApiProblem } from '../api/problem.ts';

/** What a file is to be: its format, and the coordinate system of its positions, WGS-84 unless told. */
export type ExportAsked = { readonly format: 'xlsx' | 'csv'; readonly crs?: 'gcj02' };

/** Gives `run`: fetches a list as a file from an address, says how far it is, and hands it over. */
export function useTableExport(address: (asked: ExportAsked) => string): (asked: ExportAsked) => void {
  const { t } = useTranslation('frame');
  const { message } = App.useApp();
  return (asked) => {
    const { format } = asked;
    const key = `export-${format}`;
    const tell = (size: string) =>
      void message.open({ key, type: 'loading', content: t('export.working', { size }), duration: 0 });
    tell('');
    download(address(asked), { onBytes: (bytes) => tell(` ${Math.ceil(bytes / 1024)} KB`) })
      .then(({ name, content }) => {
        const own = name || `list.${format}`;
        keepFile({ name: own, content });
        void message.success({ key, content: t('export.done', { name: own }), duration: 4 });
      })
      .catch((error: unknown) => {
        const why =
          error instanceof ApiProblem && error.status > 0 ? (error.detail ?? error.title) : t('error.network');
        void message.error({ key, content: t('export.failed', { why }), duration: 6 });
      });
  };
}
