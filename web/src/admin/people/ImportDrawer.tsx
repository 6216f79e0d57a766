import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import type { StaffImport } from '@chengyun/contract/people';
import { Button, Drawer, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useChange } from '../shared/use-change.ts';

/** Accounts from a list: all of them, or a word on every line that is wrong. */
export function ImportDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['people', 'admin']);
  const { id } = useTown();
  const send = useChange<StaffImport, File>({
    touches: ['people'],
    act: async (file) => api(paths.peopleImport(id), { body: { file: await base64(file) } }),
  });
  return (
    <Drawer open onClose={onClose} title={t('import.title')} size={560}>
      <p className="cy-quiet">{t('import.lead')}</p>
      <p className="cy-admin-acts">
        <Button icon={<DownloadOutlined />} href={paths.peopleTemplate(id)}>
          {t('import.template')}
        </Button>
        <Upload
          accept=".xlsx,.csv"
          showUploadList={false}
          beforeUpload={(file) => {
            send.mutate(file);
            return false;
          }}
        >
          <Button type="primary" icon={<UploadOutlined />} loading={send.isPending}>
            {t('import.choose')}
          </Button>
        </Upload>
      </p>
      <div aria-live="polite">
        <FailureNote error={send.error} />
        {send.data && send.data.faults.length > 0 && <Faults faults={send.data.faults} />}
        {send.data && send.data.added.length > 0 && <Added added={send.data.added} />}
      </div>
    </Drawer>
  );
}

function Faults({ faults }: Pick<StaffImport, 'faults'>) {
  const { t } = useTranslation(['people', 'admin']);
  return (
    <section className="cy-grant">
      <h3>{t('import.faults', { n: faults.length })}</h3>
      <ul className="cy-faults">
        {faults.map(({ line, field, why }) => (
          <li key={`${line} ${field} ${why}`}>
            {t('admin:line', { n: line })} · {field} · {why}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Added({ added }: Pick<StaffImport, 'added'>) {
  const { t } = useTranslation('people');
  return (
    <section className="cy-grant">
      <h3>{t('import.added', { n: added.length })}</h3>
      <p className="cy-quiet">{t('import.addedHint')}</p>
      <p className="cy-admin-acts">
        <Button icon={<DownloadOutlined />} onClick={() => save(added)}>
          {t('import.passwords')}
        </Button>
      </p>
      <ul className="cy-faults">
        {added.map(({ username, name, oneTimePassword }) => (
          <li key={username}>
            {name} · {username} <code>{oneTimePassword}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The one-time passwords as a file of the reader's own; the server keeps none. Names were checked not to begin like a formula. */
function save(added: StaffImport['added']): void {
  const quoted = (cell: string) => `"${cell.replace(/^(?=[=+\-@])/, "'").replaceAll('"', '""')}"`;
  const rows = added.map(({ username, name, oneTimePassword }) =>
    [username, name, oneTimePassword].map(quoted).join(','),
  );
  const url = URL.createObjectURL(new Blob([`\ufeff${rows.join('\r\n')}\r\n`], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'one-time-passwords.csv' });
  link.click();
  URL.revokeObjectURL(url);
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
