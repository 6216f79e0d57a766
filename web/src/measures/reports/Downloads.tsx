import { FilePdfOutlined, FileWordOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../api/client.ts';
import { download, keepFile } from '../../api/download.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import type { Made } from './ReportPane.tsx';

const formats = [
  { format: 'docx', icon: <FileWordOutlined /> },
  { format: 'pdf', icon: <FilePdfOutlined /> },
] as const;

/** The version as a document of Word and as PDF. */
export function Downloads({ detail: { report, version } }: { readonly detail: Made }) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const fetching = useMutation({
    mutationFn: async (format: 'docx' | 'pdf') =>
      keepFile(await download(withQuery(paths.reportFile(town, report.id, format), { version: version.version }))),
  });
  return (
    <div className="rep-files">
      {formats.map(({ format, icon }) => (
        <Button
          key={format}
          icon={icon}
          loading={fetching.isPending && fetching.variables === format}
          onClick={() => fetching.mutate(format)}
        >
          {t(`act.${format}`)}
        </Button>
      ))}
      {fetching.error && <FailureLine error={fetching.error} />}
    </div>
  );
}
