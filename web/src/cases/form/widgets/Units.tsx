import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { directoryQuery } from '../../../api/ground.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { inLanguage } from '../../../text/language.ts';
import { asText, type WidgetProps } from '../widget.ts';

/** Units to choose from: those proposed for this case first, with their reasons. */
type Option = { readonly value: string; readonly label: string; readonly why: string };
type Group = { readonly label: string; readonly title: string; readonly options: Option[] };

function useUnitOptions({ detail }: Pick<WidgetProps, 'detail'>): Group[] {
  const { t, i18n } = useTranslation('cases');
  const units = useQuery(directoryQuery(useTown().id)).data?.units ?? [];
  const proposed = detail.proposals.map(({ unitId, unitName, why }) => ({
    ...{ value: unitId, label: unitName, why: inLanguage(why, i18n.language) },
  }));
  const known = new Set(proposed.map(({ value }) => value));
  const others = units
    .filter(({ id, active }) => active && !known.has(id))
    .map(({ id, name }) => ({ value: id, label: name, why: '' }));
  if (proposed.length === 0) return [{ label: t('filter.unit'), title: 'units', options: others }];
  return [
    { label: t('widget.proposed'), title: 'proposed', options: proposed },
    { label: t('widget.others'), title: 'others', options: others },
  ];
}

const drawOption = ({ data }: { readonly data: unknown }) => {
  const { label, why } = data as Option;
  return (
    <span className="cy-option">
      {label}
      {why && <small>{why}</small>}
    </span>
  );
};

/** One unit. */
export function OneUnit(props: WidgetProps) {
  const { value, onChange, labelId, invalid } = props;
  const { t } = useTranslation('cases');
  return (
    <Select
      showSearch
      autoFocus={!value}
      aria-labelledby={labelId}
      placeholder={t('widget.unitSearch')}
      optionFilterProp="label"
      value={asText(value) || null}
      options={useUnitOptions(props)}
      optionRender={drawOption}
      status={invalid ? 'error' : ''}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}

/** Any number of units; the lead unit is none of them. */
export function ManyUnits(props: WidgetProps) {
  const { value, values, onChange, labelId } = props;
  const { t } = useTranslation('cases');
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <Select
      mode="multiple"
      aria-labelledby={labelId}
      placeholder={t('widget.unitSearch')}
      optionFilterProp="label"
      value={chosen.filter((id) => id !== values['leadUnitId'])}
      options={useUnitOptions(props)}
      optionRender={drawOption}
      onChange={(next: readonly string[]) => onChange(next)}
    />
  );
}

/** A person of the town: handlers of the lead unit, or leaders, by what is asked. */
export function Person({ field, value, onChange, labelId, invalid, detail }: WidgetProps) {
  const { t } = useTranslation('cases');
  const { data } = useQuery(directoryQuery(useTown().id));
  const leader = field.name === 'leaderId';
  const lead = detail.leadUnitId;
  const people = (data?.people ?? []).filter(({ roles, unitIds }) =>
    leader ? roles.includes('leader') : lead !== null && unitIds.includes(lead),
  );
  return (
    <Select
      showSearch
      aria-labelledby={labelId}
      placeholder={t('widget.personSearch')}
      optionFilterProp="label"
      value={asText(value) || null}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      status={invalid ? 'error' : ''}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}
