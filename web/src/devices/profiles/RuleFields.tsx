import { deviceEvents } from '@chengyun/contract/alarm-words';
import type { Point, Rule } from '@chengyun/contract/profile';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../parts/use-profiles.ts';
import { useEventName } from '../parts/words.ts';
import { Conditions } from './Conditions.tsx';
import { withField } from './draft.ts';
import { ChoiceField, NumberField, WordsField } from './fields.tsx';

type RuleFieldsProps = {
  readonly path: string;
  readonly rule: Rule;
  readonly points: readonly Point[];
  readonly onChange: (rule: Rule) => void;
};

type NumberName =
  | 'raise'
  | 'clear'
  | 'holdSeconds'
  | 'change'
  | 'seconds'
  | 'tolerance'
  | 'at'
  | 'above'
  | 'most'
  | 'completeness'
  | 'everySeconds'
  | 'withinSeconds';

/** The numbers of each kind of rule, in the order a sentence would have them. */
const numbers: Readonly<Record<Rule['kind'], readonly NumberName[]>> = {
  threshold: ['raise', 'clear', 'holdSeconds'],
  equals: ['holdSeconds'],
  rate: ['change', 'seconds'],
  silence: ['seconds'],
  stuck: ['seconds', 'tolerance', 'at'],
  count: ['above', 'most', 'completeness', 'everySeconds'],
  all: ['withinSeconds', 'holdSeconds'],
  event: [],
  class: [],
};

/** What a rule of its kind says beside its name: which point, how much, how long. */
export function RuleFields({ path, rule, points, onChange }: RuleFieldsProps) {
  const { t } = useTranslation('devices');
  const set = (field: string) => (value: unknown) => onChange(withField(rule, field, value));
  const told = rule as unknown as Readonly<Record<string, unknown>>;
  const numberOf = (field: string) => {
    const value = told[field];
    return typeof value === 'number' ? value : undefined;
  };
  return (
    <>
      <div className="dv-grid">
        {'point' in rule && (
          <PointChoice path={`${path}.point`} points={points} value={rule.point} onChange={set('point')} />
        )}
        <Choices path={path} rule={rule} set={set} />
        {numbers[rule.kind].map((field) => (
          <NumberField
            key={field}
            path={`${path}.${field}`}
            label={t(`profiles.field.${field}`)}
            value={numberOf(field)}
            onChange={set(field)}
          />
        ))}
      </div>
      {rule.kind === 'all' && (
        <Conditions path={path} conditions={rule.conditions} points={points} onChange={set('conditions')} />
      )}
    </>
  );
}

type ChoicesProps = {
  readonly path: string;
  readonly rule: Rule;
  readonly set: (field: string) => (value: unknown) => void;
};

function Choices({ path, rule, set }: ChoicesProps) {
  const { t } = useTranslation('devices');
  const eventName = useEventName();
  switch (rule.kind) {
    case 'threshold':
      return (
        <ChoiceField
          {...{ path: `${path}.side`, label: t('profiles.side'), value: rule.side, onChange: set('side') }}
          options={(['above', 'below'] as const).map((value) => ({ value, label: t(`profiles.sides.${value}`) }))}
        />
      );
    case 'rate':
      return (
        <ChoiceField
          {...{ path: `${path}.way`, label: t('profiles.way'), value: rule.way, onChange: set('way') }}
          options={(['up', 'down', 'either'] as const).map((value) => ({ value, label: t(`profiles.ways.${value}`) }))}
        />
      );
    case 'equals':
      return (
        <WordsField
          {...{ path: `${path}.values`, label: t('profiles.values'), value: rule.values, onChange: set('values') }}
        />
      );
    case 'count':
      return (
        <ChoiceField
          {...{ path: `${path}.minutes`, label: t('profiles.minutes'), value: rule.minutes, onChange: set('minutes') }}
          options={([1, 5, 10, 15, 30, 60] as const).map((value) => ({ value, label: String(value) }))}
        />
      );
    case 'class':
      return (
        <ChoiceField
          {...{ path: `${path}.target`, label: t('profiles.target'), value: rule.target, onChange: set('target') }}
          options={['I', 'II', 'III', 'IV', 'V'].map((label, nth) => ({ value: nth + 1, label }))}
        />
      );
    case 'event':
      return (
        <ChoiceField
          {...{ path: `${path}.event`, label: t('profiles.event'), value: rule.event, onChange: set('event') }}
          options={deviceEvents.map((value) => ({ value, label: eventName(value) }))}
        />
      );
    default:
      return null;
  }
}

type PointChoiceProps = {
  readonly path: string;
  readonly points: readonly Point[];
  readonly value: string | undefined;
  readonly onChange: (point: string | undefined) => void;
};

/** One of the points of the profile, with its unit. */
export function PointChoice({ path, points, value, onChange }: PointChoiceProps) {
  const { t } = useTranslation('devices');
  const local = useLocal();
  const options = points.map(({ id, name, unit }) => ({
    value: id,
    label: `${local(name) || id}${unit ? ` (${unit})` : ''}`,
  }));
  return <ChoiceField {...{ path, label: t('profiles.point'), value, options, onChange, search: true }} />;
}
