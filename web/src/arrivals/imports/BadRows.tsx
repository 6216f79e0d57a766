import { DownloadOutlined } from '@ant-design/icons';
import type { FullFile } from '@chengyun/contract/full-file';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey, withQuery } from '../../api/client.ts';
import { fullFilesKey } from '../../api/full-files.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../FailureNote.tsx';

/** Where the corrected file is sent. */
export type Again = {
  readonly to: '/$town/imports';
  readonly params: { readonly town: string };
  readonly search: { new: string };
};

type RowsProps = {
  readonly url: string;
  /** Whether names and numbers of persons may stand in them, which the file masks. */
  readonly masked: boolean;
  readonly again: Again;
};

/** The rows that did not fit as a file, masked; in full once somebody else has approved it. */
export function BadRows({ url, masked, again }: RowsProps) {
  const { t } = useTranslation('imports');
  const [asking, setAsking] = useState(false);
  return (
    <section className="imp-bad-rows">
      <p>{t('done.how')}</p>
      <p className="imp-acts">
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} icon={<DownloadOutlined aria-hidden />} href={withQuery(url, { format })} download>
            {t('done.download')} {t(`done.${format}`)}
          </Button>
        ))}
        {masked && <Button onClick={() => setAsking(true)}>{t('full.ask')}</Button>}
        <Link {...again}>{t('done.again')}</Link>
      </p>
      {masked && <FullHint />}
      {asking && <AskDialog url={url} onClose={() => setAsking(false)} />}
    </section>
  );
}

function FullHint() {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  return (
    <p className="arr-note">
      {t('full.hint')}{' '}
      <Link to="/$town/full-files" params={{ town }} search={{}}>
        {t('full.see')}
      </Link>
    </p>
  );
}

type Asked = { readonly reason: string; readonly format: 'xlsx' | 'csv' };

function AskDialog({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const { t } = useTranslation('imports');
  const [form] = Form.useForm<Asked>();
  // One intention, one key, however often it is tried.
  const [key] = useState(newKey);
  const town = useTown().id;
  const cache = useQueryClient();
  const asking = useMutation({
    mutationFn: (body: Asked) => api<FullFile>(url, { body, key }),
    onSuccess: () => cache.invalidateQueries({ queryKey: fullFilesKey(town) }),
  });
  const isDone = asking.isSuccess;
  return (
    <Modal
      open
      title={t('full.title')}
      okText={t(isDone ? 'full.close' : 'full.submit')}
      cancelButtonProps={{ hidden: isDone }}
      cancelText={t('full.cancel')}
      confirmLoading={asking.isPending}
      onOk={isDone ? onClose : form.submit}
      onCancel={onClose}
    >
      {isDone ? (
        <p role="status">{t('full.done')}</p>
      ) : (
        <Form<Asked>
          form={form}
          name="imp-full"
          layout="vertical"
          requiredMark={false}
          initialValues={{ format: 'xlsx' }}
          onFinish={asking.mutate}
        >
          <Form.Item
            name="reason"
            label={t('full.reason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('full.needed') }]}
          >
            <Input maxLength={200} autoFocus placeholder={t('full.reasonHint')} />
          </Form.Item>
          <Form.Item name="format" label={t('full.format')}>
            <Radio.Group options={(['xlsx', 'csv'] as const).map((one) => ({ value: one, label: t(`done.${one}`) }))} />
          </Form.Item>
        </Form>
      )}
      <FailureNote error={asking.error} />
    </Modal>
  );
}
