import { Button, Input, Segmented } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../../parts/Labelled.tsx';
import { emptyTold, type Told, type ToldFault, toldCommand } from './told-command.ts';
import { useSendCommand } from './use-send-command.ts';

type TellFormProps = { readonly deviceId: string; readonly kinds: readonly Told['kind'][] };

/** A command in words of one's own: an interval, a call with its parameters, attributes to be set. */
export function TellForm({ deviceId, kinds }: TellFormProps) {
  const { t } = useTranslation('devices');
  const [told, setTold] = useState<Told>(() => emptyTold(kinds[0] ?? 'call'));
  const [fault, setFault] = useState<ToldFault>();
  const send = useSendCommand(deviceId);
  const change = (next: Told) => {
    setTold(next);
    setFault(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const command = toldCommand(told);
    if (typeof command === 'string') return setFault(command);
    send.mutate(command);
  };
  return (
    <details className="dv-frame">
      <summary>{t('commands.more')}</summary>
      <form className="dv-form" onSubmit={submit}>
        {kinds.length > 1 && (
          <div className="dv-form-wide">
            <Segmented
              aria-label={t('commands.which')}
              value={told.kind}
              options={kinds.map((value) => ({ value, label: t(`commands.kind.${value}`) }))}
              onChange={(kind) => change(emptyTold(kind))}
            />
          </div>
        )}
        <ToldFields told={told} fault={fault} onChange={change} />
        <div className="dv-form-wide">
          <Button htmlType="submit" loading={send.isPending}>
            {t('commands.sendIt')}
          </Button>
        </div>
      </form>
    </details>
  );
}

type FieldsProps = {
  readonly told: Told;
  readonly fault: ToldFault | undefined;
  readonly onChange: (next: Told) => void;
};

function ToldFields({ told, fault, onChange }: FieldsProps) {
  const { t } = useTranslation('devices');
  const why = (...those: readonly ToldFault[]) => (fault && those.includes(fault) ? t(`commands.${fault}`) : undefined);
  if (told.kind === 'set_interval') {
    return (
      <Labelled label={t('commands.seconds')} hint={t('commands.secondsHint')} fault={why('badSeconds')}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            value={told.seconds}
            maxLength={4}
            onChange={({ target }) => onChange({ ...told, seconds: target.value })}
          />
        )}
      </Labelled>
    );
  }
  if (told.kind === 'set_attributes') {
    return (
      <JsonField
        label={t('commands.values')}
        hint={t('commands.valuesHint')}
        fault={why('badValues')}
        value={told.values}
        onChange={(values) => onChange({ ...told, values })}
      />
    );
  }
  return (
    <>
      <Labelled label={t('commands.method')} fault={why('needMethod')}>
        {(id) => (
          <Input
            id={id}
            value={told.method}
            maxLength={128}
            spellCheck={false}
            onChange={({ target }) => onChange({ ...told, method: target.value })}
          />
        )}
      </Labelled>
      <JsonField
        label={t('commands.params')}
        hint={t('commands.paramsHint')}
        fault={why('badParams')}
        value={told.params}
        onChange={(params) => onChange({ ...told, params })}
      />
    </>
  );
}

type JsonFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly fault: string | undefined;
  readonly value: string;
  readonly onChange: (next: string) => void;
};

function JsonField({ label, hint, fault, value, onChange }: JsonFieldProps) {
  return (
    <Labelled wide label={label} hint={hint} fault={fault}>
      {(id) => (
        <Input.TextArea
          id={id}
          className="dv-mono"
          value={value}
          maxLength={4_000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          spellCheck={false}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
}
