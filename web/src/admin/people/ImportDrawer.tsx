import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import type { StaffImport, StaffList } from '@chengyun/contract/people';
import { Button, Drawer, Radio, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useChange } from '../shared/use-change.ts';

type FirstSignIn = NonNullable<StaffList['firstSignIn']>;

/** Accounts from a list: all of them, or a word on every line that is wrong. */
export function ImportDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['people', 'admin']);
  const { id } = useTown();
  const { t: words } = useTranslation('invite');
  const [by, setBy] = useState<FirstSignIn>('password');
  const send = useChange<StaffImport, File>({
    touches: ['people', 'invitations'],
    act: async (file) => api(paths.peopleImport(id), { body: { file: await base64(file), firstSignIn: by } }),
  });
  return (
    <Drawer open onClose={onClose} title={t('import.title')} size={560}>
      <p className="cy-quiet">{t('import.lead')}</p>
      <fieldset className="cy-first-sign-in">
        <legend>{words('way')}</legend>
        <Radio.Group
          value={by}
          onChange={({ target }) => setBy(target.value as FirstSignIn)}
          options={[
            { value: 'password', label: words('byPassword') },
            { value: 'link', label: words('byLink') },
          ]}
        />
      </fieldset>
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
  const byLink = added.some(({ link }) => link !== null);
  return (
    <section className="cy-grant">
      <h3>{t('import.added', { n: added.length })}</h3>
      <p className="cy-quiet">{t(byLink ? 'import.linksHint' : 'import.addedHint')}</p>
      <p className="cy-admin-acts">
        <Button icon={<DownloadOutlined />} onClick={() => save(added, byLink)}>
          {t(byLink ? 'import.links' : 'import.passwords')}
        </Button>
      </p>
      <ul className="cy-faults">
        {added.map((one) => (
          <li key={one.username}>
            {one.name} · {one.username} <code>{shown(one)}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What one person is handed: the one-time password, or the whole link. */
function shown({ oneTimePassword, link }: StaffImport['added'][number]): string {
  return link === null ? (oneTimePassword ?? '') : `${location.origin}${link}`;
}

/** What is handed out as a file of the reader's own; the server keeps none. Names were checked not to begin like a formula. */
function save(added: StaffImport['added'], byLink: boolean): void {
  const quoted = (cell: string) => `"${cell.replace(/^(?=[=+\-@])/, "'").replaceAll('"', '""')}"`;
  const rows = added.map((one) => [one.username, one.name, shown(one)].map(quoted).join(','));
  const url = URL.createObjectURL(new Blob([`\ufeff${rows.join('\r\n')}\r\n`], { type: 'text/csv' }));
  const name = byLink ? 'invitation-links.csv' : 'one-time-passwords.csv';
  const anchor = Object.assign(document.createElement('a'), { href: url, download: name });
  anchor.click();
  URL.revokeObjectURL(url);
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
