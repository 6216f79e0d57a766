import type { PrivacyCase } from '@chengyun/contract/privacy-request';
import { identityWays, privacyGrounds, privacyOutcomes, privacyWays } from '@chengyun/contract/privacy-request';
import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Deed } from './deeds.ts';

/** A rule of a field that must be filled in. */
export function useNeeded() {
  const { t } = useTranslation('privacy');
  return { required: true, whitespace: true, message: t('form.needed') };
}

/** How the identity was checked, and what was seen. */
export function VerifyFields() {
  const { t } = useTranslation('privacy');
  const options = identityWays.map((value) => ({ value, label: t(`identity.${value}`) }));
  return (
    <>
      <Form.Item name="identity" label={t('form.identity')} rules={[useNeeded()]}>
        <Radio.Group className="prv-radios" options={options} />
      </Form.Item>
      <Form.Item name="note" label={t('form.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} placeholder={t('form.noteHint')} />
      </Form.Item>
    </>
  );
}

/** What came of the request, and how it was told. */
export function AnswerFields() {
  const { t } = useTranslation('privacy');
  return (
    <>
      <Form.Item name="outcome" label={t('form.outcome')} rules={[useNeeded()]}>
        <Radio.Group className="prv-radios">
          {privacyOutcomes.map((value) => (
            <Radio key={value} value={value}>
              {t(`outcome.${value}`)}
              <small>{t(`outcomeHint.${value}`)}</small>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <ToldFields />
    </>
  );
}

/** Why the request is refused, with its ground in law, and how it was told. */
export function RefuseFields() {
  const { t } = useTranslation('privacy');
  return (
    <>
      <Form.Item name="ground" label={t('form.ground')} rules={[useNeeded()]}>
        <Radio.Group className="prv-radios">
          {privacyGrounds.map((value) => (
            <Radio key={value} value={value}>
              {t(`ground.${value}`)}
              <small>{t(`groundBasis.${value}`)}</small>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <ToldFields />
      <p className="cy-quiet">{t('form.refuseNote')}</p>
    </>
  );
}

function ToldFields() {
  const { t } = useTranslation('privacy');
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="way" label={t('form.answerWay')} rules={[needed]}>
        <Radio.Group options={privacyWays.map((value) => ({ value, label: t(`way.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('form.told')} rules={[{ ...needed, min: 2 }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} placeholder={t('form.toldHint')} />
      </Form.Item>
    </>
  );
}

type DeedProps = { readonly deed: Deed; readonly chosen: readonly PrivacyCase[] };

/** What is done to which cases, and why; of a correction, what is right. */
export function DeedFields({ deed, chosen }: DeedProps) {
  const { t } = useTranslation('privacy');
  const list = chosen.map(({ number }) => number).join(t('and'));
  return (
    <>
      <p className="prv-on">{t('form.onCases', { n: chosen.length, list })}</p>
      {deed === 'correct' && <RightFields />}
      {deed === 'ask_export' && (
        <Form.Item name="format" label={t('form.format')}>
          <Radio.Group
            options={[
              { value: 'xlsx', label: 'Excel' },
              { value: 'csv', label: 'CSV' },
            ]}
          />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t('form.reason')} rules={[{ ...useNeeded(), min: 2 }]}>
        <Input maxLength={200} />
      </Form.Item>
      <p className="cy-quiet">{t(`form.${deed}Note`)}</p>
    </>
  );
}

function RightFields() {
  const { t } = useTranslation('privacy');
  const some = ({ getFieldValue }: { readonly getFieldValue: (name: string) => unknown }) => ({
    validator: () =>
      ['name', 'phone', 'address'].some((name) => String(getFieldValue(name) ?? '').trim() !== '')
        ? Promise.resolve()
        : Promise.reject(new Error(t('form.rightNeeded'))),
  });
  return (
    <fieldset className="prv-right">
      <legend>{t('form.right')}</legend>
      <Form.Item name="name" label={t('field.name')} dependencies={['phone', 'address']} rules={[some]}>
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <PhoneField label={t('field.phone')} />
      <Form.Item name="address" label={t('field.address')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </fieldset>
  );
}

type PhoneProps = { readonly label: string; readonly hint?: string; readonly isNeeded?: boolean };

/** A telephone number as people write them. */
export function PhoneField({ label, hint, isNeeded = false }: PhoneProps) {
  const { t } = useTranslation('privacy');
  const needed = useNeeded();
  const form = { pattern: /^[0-9+ -]{5,32}$/, message: t('form.phoneBad') };
  return (
    <Form.Item name="phone" label={label} extra={hint} rules={isNeeded ? [needed, form] : [form]}>
      <Input inputMode="tel" maxLength={32} autoComplete="off" />
    </Form.Item>
  );
}
