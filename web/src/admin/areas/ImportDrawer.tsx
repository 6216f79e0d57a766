import { type AreaImportReport, coordinateSystems } from '@chengyun/contract/ground';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useChange } from '../shared/use-change.ts';
import { ImportReport } from './ImportReport.tsx';

type System = (typeof coordinateSystems)[number];
type File = { readonly name: string; readonly text: string };

/** Replaces the areas by a file: what it would do is shown before it is done. */
export function ImportDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['areas', 'admin']);
  const [system, setSystem] = useState<System>('wgs84');
  const [file, setFile] = useState<File | null>(null);
  const { check, load } = useImport(onClose);
  const look = (next: File | null, by: System) => {
    load.reset();
    check.reset();
    if (next) check.mutate({ file: next, system: by });
  };
  const report = check.data;
  const count = report ? report.added.length + report.changed.length + report.removed.length : 0;
  const ready = report !== undefined && report.problems.length === 0 && count > 0;
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('import')}
      size={560}
      footer={
        <div className="cy-drawer-foot">
          <Button
            type="primary"
            disabled={!ready}
            loading={load.isPending}
            onClick={() => file && load.mutate({ file, system })}
          >
            {t('start', { n: count })}
          </Button>
          <Button onClick={onClose}>{t('admin:cancel')}</Button>
        </div>
      }
    >
      <Form layout="vertical">
        <p className="cy-quiet">{t('importLead')}</p>
        <Form.Item label={t('system')} htmlFor="area-system">
          <Select<System>
            id="area-system"
            value={system}
            options={coordinateSystems.map((value) => ({ value, label: t(`systems.${value}`) }))}
            onChange={(next) => {
              setSystem(next);
              look(file, next);
            }}
          />
        </Form.Item>
        <Form.Item label={t('file')} htmlFor="area-file">
          <input
            id="area-file"
            type="file"
            accept=".geojson,.json,application/geo+json,application/json"
            onChange={async ({ target }) => {
              const [chosen] = target.files ?? [];
              const next = chosen ? { name: chosen.name, text: await chosen.text() } : null;
              setFile(next);
              look(next, system);
            }}
          />
        </Form.Item>
      </Form>
      <div aria-live="polite">
        {check.isPending && <p className="cy-quiet">{t('checking')}</p>}
        {report && <ImportReport report={report} />}
      </div>
      <FailureNote error={check.error ?? load.error} />
    </Drawer>
  );
}

function useImport(onClose: () => void) {
  const { t } = useTranslation('areas');
  const { id } = useTown();
  const { message } = App.useApp();
  const send = ({ file, system }: { readonly file: File; readonly system: System }, preview: boolean) =>
    api<AreaImportReport>(paths.areaImport(id), { query: { system, preview }, body: JSON.parse(file.text) as unknown });
  const check = useMutation({
    mutationFn: (sent: Parameters<typeof send>[0]): Promise<AreaImportReport> => {
      try {
        return send(sent, true);
      } catch (cause) {
        // The file is no JSON: told like any other problem of the file.
        const why = cause instanceof Error ? cause.message : String(cause);
        const [, line, column] = /line (\d+) column (\d+)/.exec(why) ?? [];
        const message = line && column ? t('notJsonAt', { line, column }) : t('notJson');
        const problem = { kind: 'not-json', where: sent.file.name, value: why, message };
        const nothing = { added: [], changed: [], removed: [], unchanged: 0, unitsLosingAreas: [] };
        return Promise.resolve({ stored: false, problems: [problem], ...nothing });
      }
    },
  });
  const load = useChange<AreaImportReport, Parameters<typeof send>[0]>({
    touches: ['areas', 'area-shapes', 'units'],
    act: (sent) => send(sent, false),
    onDone: () => {
      void message.success(t('done'));
      onClose();
    },
  });
  return { check, load };
}
