import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { AskAgain } from '../../ui/AskAgain.tsx';
import { useDebounced } from '../use-debounced.ts';
import { CaseLine } from './CaseLine.tsx';
import { Field } from './Field.tsx';
import { callsOfQuery } from './queries.ts';
import { isIdWrong, isPhoneWrong, type ReportChange, type ReportForm } from './report-form.ts';

type FieldsProps = { readonly form: ReportForm; readonly change: (change: ReportChange) => void };

/** Who calls: number, name, and what the same number called about before. */
export function CallerFields({ form, change }: FieldsProps) {
  const { t } = useTranslation('arrivals');
  const wrong = isPhoneWrong(form.phone);
  return (
    <section className="arr-part" aria-label={t('caller')}>
      <div className="arr-pair">
        <Field label={t('phone')} note={wrong ? t('phoneWrong') : undefined} wrong={wrong}>
          {(id) => (
            <Input
              {...{ id, autoFocus: true, inputMode: 'tel', autoComplete: 'off', maxLength: 32 }}
              value={form.phone}
              placeholder={t('phoneHint')}
              status={wrong ? 'error' : ''}
              aria-invalid={wrong}
              onChange={({ target }) => change({ phone: target.value })}
            />
          )}
        </Field>
        <Field label={t('name')}>
          {(id) => (
            <Input
              {...{ id, autoComplete: 'off', maxLength: 64 }}
              value={form.name}
              placeholder={t('nameHint')}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
      </div>
      <MoreOfCaller {...{ form, change }} />
      <RecentCalls {...{ form, change }} />
    </section>
  );
}

// Asked of few callers, and no more than is needed: the two fields come when they are wanted.
function MoreOfCaller({ form, change }: FieldsProps) {
  const { t } = useTranslation('arrivals');
  const [open, setOpen] = useState(form.idNumber !== '' || form.address !== '');
  const idWrong = isIdWrong(form.idNumber);
  if (!open) {
    return (
      <Button type="link" size="small" className="arr-more" onClick={() => setOpen(true)}>
        {t('moreOfCaller')}
      </Button>
    );
  }
  return (
    <div className="arr-pair">
      <Field label={t('idNumber')} note={idWrong ? t('idNumberWrong') : undefined} wrong={idWrong}>
        {(id) => (
          <Input
            {...{ id, autoComplete: 'off', maxLength: 18, placeholder: t('optional') }}
            value={form.idNumber}
            status={idWrong ? 'error' : ''}
            aria-invalid={idWrong}
            onChange={({ target }) => change({ idNumber: target.value })}
          />
        )}
      </Field>
      <Field label={t('address')}>
        {(id) => (
          <Input
            {...{ id, autoComplete: 'off', maxLength: 200, placeholder: t('optional') }}
            value={form.address}
            onChange={({ target }) => change({ address: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function RecentCalls({ form, change }: FieldsProps) {
  const { t } = useTranslation('arrivals');
  const town = useTown();
  const phone = useDebounced(form.phone.replaceAll(/[^0-9+]/g, ''), 300);
  const { data, isError, isFetching, refetch } = useQuery(callsOfQuery(town.id, phone));
  if (isError) return <AskAgain text={t('recentFailed')} busy={isFetching} onAgain={() => void refetch()} />;
  if (!data) return null;
  if (data.cases.length === 0) return <p className="arr-note">{t('recentNone')}</p>;
  return (
    <section className="arr-recent" aria-label={t('recent')}>
      <h2 className="arr-small">{t('recent')}</h2>
      <ul>
        {data.cases.map((one) => (
          <li key={one.id}>
            <CaseLine case={one} {...{ form, change }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
