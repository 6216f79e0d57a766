import { type DeviceProtocol, protocolsWithKeys } from '@chengyun/contract/device';
import type { DeviceAccess } from '@chengyun/contract/device-access';
import { Checkbox, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../../parts/Labelled.tsx';
import { type AccessFault, type AccessValues, waysOf } from './access-values.ts';

type FieldsProps = {
  readonly protocol: DeviceProtocol;
  readonly access: DeviceAccess;
  readonly values: AccessValues;
  readonly fault: AccessFault | undefined;
  readonly onSet: (next: Partial<AccessValues>) => void;
};

/** What a device shows, where it may come from, and the key of its messages. */
export function AccessFields({ protocol, access, values, fault, onSet }: FieldsProps) {
  const { t } = useTranslation('devices');
  const { shows } = values;
  return (
    <>
      <div className="dv-form-wide">
        <span>{t('access.way')}</span>
        <span>
          <Segmented
            aria-label={t('access.way')}
            value={shows}
            options={waysOf(protocol).map((value) => ({ value, label: t(`access.shows.${value}`) }))}
            onChange={(next) => onSet({ shows: next })}
          />
        </span>
      </div>
      {(shows === 'token' || shows === 'password') && <SecretField values={values} fault={fault} onSet={onSet} />}
      {shows === 'certificate' && <CertificateFields values={values} fault={fault} onSet={onSet} />}
      <Labelled wide label={t('access.fromField')} hint={t('access.fromHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            className="dv-mono"
            value={values.from}
            autoSize={{ minRows: 2, maxRows: 8 }}
            spellCheck={false}
            onChange={({ target }) => onSet({ from: target.value })}
          />
        )}
      </Labelled>
      {protocolsWithKeys.includes(protocol) && (
        <KeyField isLogger={protocol === 'hj212'} isSet={access.hasCipherKey} values={values} onSet={onSet} />
      )}
    </>
  );
}

type PartProps = Pick<FieldsProps, 'values' | 'fault' | 'onSet'>;

function SecretField({ values, fault, onSet }: PartProps) {
  const { t } = useTranslation('devices');
  return (
    <Labelled
      wide
      label={t('access.secret')}
      hint={t('access.secretHint')}
      fault={fault === 'secretNew' ? t('access.secretNew') : undefined}
    >
      {(id) => (
        <Input.Password
          id={id}
          value={values.secret}
          maxLength={128}
          autoComplete="new-password"
          onChange={({ target }) => onSet({ secret: target.value })}
        />
      )}
    </Labelled>
  );
}

function CertificateFields({ values, fault, onSet }: PartProps) {
  const { t } = useTranslation('devices');
  return (
    <>
      <Labelled
        wide
        label={t('access.certificate')}
        hint={t('access.certificateHint')}
        fault={fault === 'needCertificate' ? t('access.needCertificate') : undefined}
      >
        {(id) => (
          <Input
            id={id}
            value={values.certificate}
            maxLength={128}
            spellCheck={false}
            onChange={({ target }) => onSet({ certificate: target.value })}
          />
        )}
      </Labelled>
      <Labelled
        wide
        label={t('access.printField')}
        hint={t('access.printHint')}
        fault={fault === 'badPrint' ? t('access.badPrint') : undefined}
      >
        {(id) => (
          <Input.TextArea
            id={id}
            className="dv-mono"
            value={values.print}
            maxLength={128}
            autoSize={{ minRows: 2, maxRows: 3 }}
            spellCheck={false}
            onChange={({ target }) => onSet({ print: target.value })}
          />
        )}
      </Labelled>
    </>
  );
}

type KeyFieldProps = Omit<PartProps, 'fault'> & { readonly isLogger: boolean; readonly isSet: boolean };

function KeyField({ isLogger, isSet, values, onSet }: KeyFieldProps) {
  const { t } = useTranslation('devices');
  return (
    <Labelled wide label={t('access.keyField')} hint={t(isLogger ? 'access.keyHj212' : 'access.keyHint')}>
      {(id) => (
        <>
          <Input.Password
            id={id}
            value={values.key}
            maxLength={200}
            disabled={values.dropsKey}
            autoComplete="off"
            onChange={({ target }) => onSet({ key: target.value })}
          />
          {isSet && (
            <Checkbox checked={values.dropsKey} onChange={({ target }) => onSet({ dropsKey: target.checked })}>
              {t('access.keyDrop')}
            </Checkbox>
          )}
        </>
      )}
    </Labelled>
  );
}
