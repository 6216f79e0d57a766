import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Point, RuleOf } from '@chengyun/contract/profile';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { withEntry, withField } from './draft.ts';
import { NumberField, WordsField } from './fields.tsx';
import { PointChoice } from './RuleFields.tsx';

type Condition = RuleOf<'all'>['conditions'][number];
type ConditionsProps = {
  readonly path: string;
  readonly conditions: readonly Condition[];
  readonly points: readonly Point[];
  readonly onChange: (conditions: Condition[]) => void;
};

/** The conditions that hold at once for a rule over several points. */
export function Conditions({ path, conditions, points, onChange }: ConditionsProps) {
  const { t } = useTranslation('devices');
  return (
    <>
      {conditions.map((condition, nth) => {
        const at = `${path}.conditions[${nth}]`;
        const set = (field: string) => (value: unknown) =>
          onChange(withEntry(conditions, nth, withField(condition, field, value)));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name; it is edited in its place
          <fieldset key={nth} className="dv-entry">
            <legend className="cy-hidden">{t('profiles.condition', { n: nth + 1 })}</legend>
            <div className="dv-grid">
              <PointChoice path={`${at}.point`} points={points} value={condition.point} onChange={set('point')} />
              <NumberField
                path={`${at}.above`}
                label={t('profiles.sides.above')}
                value={condition.above}
                onChange={set('above')}
              />
              <NumberField
                path={`${at}.below`}
                label={t('profiles.sides.below')}
                value={condition.below}
                onChange={set('below')}
              />
              <WordsField
                path={`${at}.equals`}
                label={t('profiles.values')}
                value={condition.equals}
                onChange={(words) => set('equals')(words && words.length > 0 ? words : undefined)}
              />
            </div>
            <Button
              className="dv-drop"
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('profiles.dropCondition', { n: nth + 1 })}
              onClick={() => onChange(withEntry(conditions, nth, undefined))}
            />
          </fieldset>
        );
      })}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => onChange([...conditions, { point: points[0]?.id ?? '' }])}
      >
        {t('profiles.addCondition')}
      </Button>
    </>
  );
}
