import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Option } from '../fields.ts';
import type { WidgetProps } from '../widget.ts';

/** A few answers side by side, one of them to be chosen. */
export function Choice({ field, value, onChange, labelId }: WidgetProps) {
  const words = useOptionWords();
  return (
    <Radio.Group
      className="cy-choice"
      aria-labelledby={labelId}
      value={value}
      optionType="button"
      options={field.options.map((option) => ({ value: option, label: words(field.name, option) }))}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Words for an answer, by the field it answers. */
function useOptionWords(): (name: string, option: Option) => string {
  const { t } = useTranslation('cases');
  const { t: terms } = useTranslation('terms');
  const sets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    outcome: terms('outcome', { returnObjects: true }),
    factFinding: terms('fact', { returnObjects: true }),
    demandFinding: terms('demand', { returnObjects: true }),
    matter: terms('matter', { returnObjects: true }),
    satisfaction: terms('satisfaction', { returnObjects: true }),
    level: terms('supervision', { returnObjects: true }),
    ...t('choice', { returnObjects: true }),
  };
  return (name, option) => {
    const key = typeof option === 'boolean' ? (option ? 'yes' : 'no') : option;
    return sets[name]?.[key] ?? String(option);
  };
}
