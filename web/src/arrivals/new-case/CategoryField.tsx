import type { CaseDraft } from '@chengyun/contract/case-list';
import type { Taxonomy } from '@chengyun/contract/pack';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { Field } from './Field.tsx';
import { type ClassChoice, classChoices, farFrom } from './kinds.ts';
import type { ReportChange, ReportForm } from './report-form.ts';

type CategoryProps = {
  readonly form: ReportForm;
  readonly change: (change: ReportChange) => void;
  readonly taxonomies: readonly Taxonomy[];
  readonly suggested: CaseDraft['categories'];
};

const keyOf = ({ taxonomy, code }: { readonly taxonomy: string; readonly code: string }) => `${taxonomy}:${code}`;

/** The class: those the words suggest, one press each, and a search through all codes and names. */
export function CategoryField({ form, change, taxonomies, suggested }: CategoryProps) {
  const { t, i18n } = useTranslation('arrivals');
  const choices = useMemo(() => classChoices(taxonomies), [taxonomies]);
  const options = useMemo(() => choices.map((choice) => asOption(choice, i18n.language)), [choices, i18n.language]);
  const pick = (key: string | undefined) =>
    change({ category: choices.find(({ ref }) => keyOf(ref) === key)?.ref ?? undefined });
  return (
    <>
      <Field label={t('category')}>
        {(id) => (
          <Select<string, ReturnType<typeof asOption>>
            {...{ id, allowClear: true, options, placeholder: t('categoryHint'), notFoundContent: t('categoryNone') }}
            showSearch={{
              filterOption: (words, option) => option?.words.includes(words.trim().toLowerCase()) ?? false,
              filterSort: (a, b, { searchValue }) =>
                farFrom(searchValue, a.category) - farFrom(searchValue, b.category),
            }}
            optionRender={({ data }) => (
              <span className="arr-choice">
                <span>{data.label}</span>
                <small>{data.above}</small>
              </span>
            )}
            {...(form.category && { value: keyOf(form.category) })}
            onChange={pick}
          />
        )}
      </Field>
      <Suggested {...{ form, change, suggested }} />
    </>
  );
}

function asOption({ ref, category, above }: ClassChoice, language: string) {
  const names = [category, ...above].flatMap(({ name, code, keywords = [] }) => [name.zh, name.en, code, ...keywords]);
  return {
    value: keyOf(ref),
    label: inLanguage(category.name, language),
    category,
    above: [category.code, ...above.map(({ name }) => inLanguage(name, language))].join(' · '),
    words: names.join(' ').toLowerCase(),
  };
}

function Suggested({ form, change, suggested }: Omit<CategoryProps, 'taxonomies'>) {
  const { t, i18n } = useTranslation('arrivals');
  if (suggested.length === 0) return <p className="arr-note">{t('suggestedNone')}</p>;
  const chosen = form.category && keyOf(form.category);
  return (
    <ul className="arr-suggested" aria-label={t('suggested')}>
      {suggested.slice(0, 4).map(({ category, name, why }) => {
        const on = keyOf(category) === chosen;
        return (
          <li key={keyOf(category)}>
            <button
              type="button"
              className="arr-suggestion"
              aria-pressed={on}
              onClick={() => change({ category: on ? undefined : category })}
            >
              <span>{inLanguage(name, i18n.language)}</span>
              <small>{inLanguage(why, i18n.language)}</small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
