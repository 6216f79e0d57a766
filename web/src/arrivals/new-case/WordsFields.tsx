import type { KindPolicy } from '@chengyun/contract/pack';
import { matters } from '@chengyun/contract/words';
import { useQuery } from '@tanstack/react-query';
import { Input, Segmented, Select } from 'antd';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { directoryQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { PhotoStrip } from '../../ui/photos/PhotoStrip.tsx';
import type { Photos } from '../../ui/photos/use-photos.ts';
import { useSourceName } from '../source-name.ts';
import { Field } from './Field.tsx';
import { hasCaller } from './kinds.ts';
import { type ReportChange, type ReportForm, titleOf } from './report-form.ts';

type WordsProps = {
  readonly form: ReportForm;
  readonly change: (change: ReportChange) => void;
  readonly kind: KindPolicy | undefined;
  readonly photos: Photos;
};

/** What is said: the words, the title drawn from them, the type, the source, photos. */
export function WordsFields({ form, change, kind, photos }: WordsProps) {
  const { t } = useTranslation('arrivals');
  return (
    <>
      <Field label={t('text')} grow>
        {(id) => (
          <Input.TextArea
            {...{ id, maxLength: 8000, className: 'arr-text', autoFocus: !hasCaller(form.source) }}
            value={form.text}
            placeholder={t('textHint')}
            onChange={({ target }) => change({ text: target.value })}
          />
        )}
      </Field>
      <Field label={t('title')}>
        {(id) => (
          <Input
            {...{ id, maxLength: 120 }}
            value={form.title ?? titleOf(form.text)}
            placeholder={t('titleHint')}
            onChange={({ target }) => change({ title: target.value })}
            onBlur={() => form.title?.trim() === '' && change({ title: undefined })}
          />
        )}
      </Field>
      <MatterField {...{ form, change }} />
      {form.matter === 'complaint' && <ComplainedField {...{ form, change }} />}
      <SourceField {...{ form, change, kind }} />
      <section className="arr-field" aria-label={t('photos')}>
        <p className="arr-label">
          {t('photos')} <span className="arr-note">{t('photosHint')}</span>
        </p>
        <PhotoStrip photos={photos} />
      </section>
    </>
  );
}

function MatterField({ form, change }: Pick<WordsProps, 'form' | 'change'>) {
  const { t } = useTranslation('arrivals');
  const { t: term } = useTranslation('terms');
  const id = useId();
  const options = useMemo(() => matters.map((value) => ({ value, label: term(`matter.${value}`) })), [term]);
  return (
    <div className="arr-field">
      <p className="arr-label" id={id}>
        {t('matter')}
      </p>
      <Segmented
        className="arr-matter"
        aria-labelledby={id}
        options={options}
        value={form.matter ?? ('' as never)}
        onChange={(matter) => change({ matter })}
      />
    </div>
  );
}

// Its people are kept from learning who complains, so it is asked for where a complaint is taken.
function ComplainedField({ form, change }: Pick<WordsProps, 'form' | 'change'>) {
  const { t } = useTranslation('arrivals');
  const units = useQuery(directoryQuery(useTown().id)).data?.units ?? [];
  const options = units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Field label={t('complainedUnit')} note={t('complainedUnitHint')}>
      {(id) => (
        <Select
          {...{
            id,
            options,
            showSearch: true,
            allowClear: true,
            optionFilterProp: 'label',
            placeholder: t('optional'),
          }}
          value={form.complainedUnitId ?? null}
          onChange={(next: string | null) => change({ complainedUnitId: next ?? undefined })}
        />
      )}
    </Field>
  );
}

function SourceField({ form, change, kind }: Pick<WordsProps, 'form' | 'change' | 'kind'>) {
  const { t } = useTranslation('arrivals');
  const nameOf = useSourceName();
  const options = kind?.sources.map((value) => ({ value, label: nameOf(value) })) ?? [];
  return (
    <Field label={t('source')}>
      {(id) => <Select id={id} value={form.source} options={options} onChange={(source) => change({ source })} />}
    </Field>
  );
}
