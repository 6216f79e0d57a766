import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Point } from '@chengyun/contract/profile';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { withEntry, withField } from './draft.ts';
import { NumberField, TextField, useFault, WordsField } from './fields.tsx';

type PointsProps = { readonly points: readonly Point[]; readonly onChange: (points: Point[]) => void };

/** What a device of the kind measures: names, units, which values are physically possible. */
export function PointsForm({ points, onChange }: PointsProps) {
  const { t } = useTranslation('devices');
  const add = () => onChange([...points, { id: '', name: { zh: '', en: '' }, unit: '' }]);
  return (
    <section className="dv-part dv-wide" aria-label={t('profiles.points')}>
      <h2>
        {t('profiles.points')} <small>{t('profiles.pointsHint')}</small>
      </h2>
      {points.map((point, nth) => (
        <PointFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is edited in its place, its id among the rest
          key={nth}
          nth={nth}
          point={point}
          onChange={(next) => onChange(withEntry(points, nth, next))}
        />
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
        {t('profiles.addPoint')}
      </Button>
    </section>
  );
}

type PointProps = {
  readonly nth: number;
  readonly point: Point;
  readonly onChange: (point: Point | undefined) => void;
};

function PointFields({ nth, point, onChange }: PointProps) {
  const { t } = useTranslation('devices');
  const path = `points[${nth}]`;
  const fault = useFault(path);
  const set = (field: string) => (value: unknown) => onChange(withField(point, field, value));
  const name = (language: 'zh' | 'en') => (text: string | undefined) =>
    onChange({ ...point, name: { ...point.name, [language]: text ?? '' } });
  const { min, max } = point.range ?? {};
  const range = (side: 'min' | 'max') => (value: number | undefined) => {
    const next = withField({ ...point.range }, side, value);
    onChange(withField(point, 'range', Object.keys(next).length > 0 ? next : undefined));
  };
  return (
    <fieldset className="dv-entry">
      <legend className="cy-hidden">{point.id || t('profiles.newPoint')}</legend>
      <div className="dv-grid">
        <TextField path={`${path}.id`} label={t('profiles.id')} value={point.id} onChange={set('id')} />
        <TextField path={`${path}.name.zh`} label={t('profiles.nameZh')} value={point.name.zh} onChange={name('zh')} />
        <TextField path={`${path}.name.en`} label={t('profiles.nameEn')} value={point.name.en} onChange={name('en')} />
        <TextField path={`${path}.unit`} label={t('profiles.unit')} value={point.unit} onChange={set('unit')} />
        <NumberField path={`${path}.range.min`} label={t('profiles.least')} value={min} onChange={range('min')} />
        <NumberField path={`${path}.range.max`} label={t('profiles.most')} value={max} onChange={range('max')} />
        <NumberField path={`${path}.scale`} label={t('profiles.scale')} value={point.scale} onChange={set('scale')} />
        <WordsField
          path={`${path}.from`}
          label={t('profiles.from')}
          value={point.from?.map((one) => one.name)}
          onChange={(names) => set('from')(aliases(point, names ?? []))}
        />
      </div>
      {fault && <p className="dv-fault">{fault}</p>}
      <Button
        className="dv-drop"
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('profiles.dropPoint', { name: point.id })}
        onClick={() => onChange(undefined)}
      />
    </fieldset>
  );
}

/** Further names on the wire; one that was there keeps its own scale. */
function aliases({ from = [] }: Point, names: readonly string[]): Point['from'] | undefined {
  if (names.length === 0) return undefined;
  return names.map((name) => from.find((one) => one.name === name) ?? { name });
}
