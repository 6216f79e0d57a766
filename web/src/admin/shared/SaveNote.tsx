import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../ui/FailureNote.tsx';

type SaveNoteProps = {
  readonly open: boolean;
  readonly title: string;
  readonly saving: boolean;
  readonly error: unknown;
  readonly onSave: (note: string) => void;
  readonly onClose: () => void;
  /** What is about to be saved, above the note. */
  readonly children: ReactNode;
};

/** The last step before a new version: what changes, and why. */
export function SaveNote({ open, title, saving, error, onSave, onClose, children }: SaveNoteProps) {
  const { t } = useTranslation('admin');
  const [form] = Form.useForm<{ note: string }>();
  return (
    <Modal
      open={open}
      title={title}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={saving}
      onOk={form.submit}
      onCancel={onClose}
      width={720}
      destroyOnHidden
    >
      {children}
      <Form form={form} layout="vertical" onFinish={({ note }) => onSave(note)} requiredMark={false}>
        <Form.Item
          name="note"
          label={t('note')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('needNote') }]}
        >
          <Input.TextArea rows={2} maxLength={400} placeholder={t('noteHint')} />
        </Form.Item>
      </Form>
      <FailureNote error={error} />
    </Modal>
  );
}
