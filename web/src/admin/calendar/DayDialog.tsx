import type { CalendarDay } from '@chengyun/contract/calendar';
import type { CalendarDraft } from '@chengyun/contract/policy';
import { Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';

type Fields = { readonly kind: 'rule' | 'holiday' | 'workday'; readonly zh?: string; readonly en?: string };
type DayDialogProps = {
  readonly date: string;
  readonly draft: CalendarDraft;
  readonly onApply: (day: CalendarDay | null) => void;
  readonly onClose: () => void;
};

/** What a day is: as the weekly rule says, a holiday, or a make-up workday, with its name. */
export function DayDialog({ date, draft, onApply, onClose }: DayDialogProps) {
  const { t } = useTranslation(['calendar', 'admin']);
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form);
  const known = draft.days[date];
  const apply = ({ kind: chosen, zh = '', en = '' }: Fields) => {
    if (chosen === 'rule') return onApply(null);
    const [nameZh, nameEn] = [zh.trim() || en.trim(), en.trim() || zh.trim()];
    onApply({ kind: chosen, ...(nameZh ? { name: { zh: nameZh, en: nameEn } } : {}) });
  };
  return (
    <Modal
      open
      width={400}
      title={t('dayTitle', { date })}
      okText={t('apply')}
      cancelText={t('admin:cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ kind: known?.kind ?? 'rule', zh: known?.name?.zh, en: known?.name?.en }}
        onFinish={apply}
      >
        <Form.Item name="kind">
          <Radio.Group
            options={[
              { value: 'rule', label: t('byRule') },
              { value: 'holiday', label: t('holiday') },
              { value: 'workday', label: t('makeUp') },
            ]}
          />
        </Form.Item>
        {kind !== 'rule' && (
          <>
            <Form.Item name="zh" label={t('nameZh')}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="en" label={t('nameEn')}>
              <Input maxLength={60} />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}
