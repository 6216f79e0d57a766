import { type ComponentType, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Widget } from './fields.ts';
import type { WidgetProps } from './widget.ts';
import { Choice } from './widgets/Choice.tsx';
import { AreaField, CategoryField, ConditionField } from './widgets/Classes.tsx';
import { Moment } from './widgets/Moment.tsx';
import { OtherCase } from './widgets/OtherCase.tsx';
import { Parts } from './widgets/Parts.tsx';
import { Line, LongText } from './widgets/Texts.tsx';
import { Files, PositionField } from './widgets/Things.tsx';
import { ManyUnits, OneUnit, Person } from './widgets/Units.tsx';
import { RequestField, SupervisionField } from './widgets/Waiting.tsx';

const widgets: Readonly<Record<Widget, ComponentType<WidgetProps>>> = {
  text: LongText,
  line: Line,
  choice: Choice,
  moment: Moment,
  unit: OneUnit,
  units: ManyUnits,
  person: Person,
  category: CategoryField,
  condition: ConditionField,
  area: AreaField,
  position: PositionField,
  files: Files,
  request: RequestField,
  supervision: SupervisionField,
  case: OtherCase,
  parts: Parts,
};

type FieldRowProps = Omit<WidgetProps, 'labelId' | 'invalid'> & { readonly fault: string | undefined };

/** One field: its name, the widget its schema asks for, and what is wrong with it. */
export function FieldRow({ fault, ...props }: FieldRowProps) {
  const { t } = useTranslation('cases');
  const id = useId();
  const { field } = props;
  const Input = widgets[field.widget];
  const names: Readonly<Record<string, string>> = t('field', { returnObjects: true });
  return (
    <div className={`cy-field cy-field-${field.widget}`} data-field={field.name}>
      <span id={id} className="cy-field-label">
        {names[field.name] ?? field.name}
        {!field.required && <small>{t('act.optional')}</small>}
      </span>
      <div className="cy-field-input">
        <Input {...props} labelId={id} invalid={fault !== undefined} />
        {fault && (
          <p className="cy-fault" role="alert">
            {fault}
          </p>
        )}
      </div>
    </div>
  );
}
