import type { AreaInfo } from '@chengyun/contract/ground';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useChange } from '../shared/use-change.ts';

/** Gives an area another name. */
export function RenameArea({ area, onClose }: { readonly area: AreaInfo; readonly onClose: () => void }) {
  const { t } = useTranslation(['areas', 'admin']);
  const { id } = useTown();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ name: string }>();
  const rename = useChange<AreaInfo, { name: string }>({
    touches: ['areas', 'area-shapes'],
    act: (body) => api(paths.area(id, area.code), { method: 'PATCH', body, version: area.version }),
    onDone: ({ name }) => {
      void message.success(t('renamed', { name }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('renameTitle')}
      okText={t('admin:save')}
      cancelText={t('admin:cancel')}
      confirmLoading={rename.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: area.name }}
        onFinish={rename.mutate}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('admin:needed') }]}
        >
          <Input maxLength={60} autoFocus />
        </Form.Item>
      </Form>
      <FailureNote error={rename.error} />
    </Modal>
  );
}
