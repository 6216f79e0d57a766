import { DownloadOutlined } from '@ant-design/icons';
import type { FullFile, FullFileDecision } from '@chengyun/contract/full-file';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { download, keepFile } from '../../api/download.ts';
import { fullFilesKey } from '../../api/full-files.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';

/** What the reader may do with a file: decide that of another, or take their own once it was approved. */
export function FileActs({ file }: { readonly file: FullFile }) {
  const { t } = useTranslation('fullFiles');
  const [deciding, setDeciding] = useState<boolean>();
  const taking = useTaking(file);
  if (file.mayDecide)
    return (
      <Space>
        <Button size="small" type="primary" onClick={() => setDeciding(true)}>
          {t('approve')}
        </Button>
        <Button size="small" onClick={() => setDeciding(false)}>
          {t('refuse')}
        </Button>
        {deciding !== undefined && (
          <DecideDialog file={file} approve={deciding} onClose={() => setDeciding(undefined)} />
        )}
      </Space>
    );
  if (!file.mayTake) return null;
  return (
    <div>
      <Button
        size="small"
        type="primary"
        icon={<DownloadOutlined aria-hidden />}
        loading={taking.isPending}
        onClick={() => taking.mutate()}
      >
        {t('take')}
      </Button>
      {taking.error && <FailureLine error={taking.error} />}
    </div>
  );
}

function useTaking({ id, what, aboutId }: FullFile) {
  const { t } = useTranslation('fullFiles');
  const town = useTown().id;
  const cache = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async () => keepFile(await download(paths.fullFile(town, what, aboutId, id), { body: {} })),
    onSuccess: () => message.success(t('taken')),
    onSettled: () => cache.invalidateQueries({ queryKey: fullFilesKey(town) }),
  });
}

type DialogProps = { readonly file: FullFile; readonly approve: boolean; readonly onClose: () => void };

function DecideDialog({ file, approve, onClose }: DialogProps) {
  const { t } = useTranslation('fullFiles');
  const town = useTown().id;
  const cache = useQueryClient();
  const [form] = Form.useForm<Pick<FullFileDecision, 'why'>>();
  // One intention, one key, however often it is tried.
  const [key] = useState(newKey);
  const deciding = useMutation({
    mutationFn: ({ why }: Pick<FullFileDecision, 'why'>) =>
      api<FullFile>(paths.fullFileDecision(town, file.id), { body: { approve, why } satisfies FullFileDecision, key }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: fullFilesKey(town) });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(approve ? 'approveTitle' : 'refuseTitle', { about: file.about })}
      okText={t(approve ? 'approve' : 'refuse')}
      okButtonProps={{ danger: !approve }}
      cancelText={t('cancel')}
      confirmLoading={deciding.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="cy-quiet">
        {t('askedFor', {
          who: file.askedBy ?? '—',
          what: t(`items.${file.what}`, { n: file.items }),
          reason: file.reason,
        })}
      </p>
      <Form form={form} name="ff-decide" layout="vertical" requiredMark={false} onFinish={deciding.mutate}>
        <Form.Item
          name="why"
          label={t('why')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('whyNeeded') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </Form>
      <p className="cy-quiet">{t(approve ? 'approveHint' : 'refuseHint')}</p>
      <FailureNote error={deciding.error} />
    </Modal>
  );
}
