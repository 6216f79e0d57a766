import type { ActionName } from '@chengyun/contract/actions';
import type { CaseDetail } from '@chengyun/contract/case';
import type { Field, Values } from './fields.ts';

/** What every widget of a form is given. `value` is whatever the form holds under the field's name. */
export type WidgetProps = {
  readonly field: Field;
  readonly action: ActionName;
  readonly value: unknown;
  readonly values: Values;
  readonly onChange: (value: unknown) => void;
  readonly onChangeOther: (name: string, value: unknown) => void;
  readonly detail: CaseDetail;
  /** Id of the element that names the field. */
  readonly labelId: string;
  readonly invalid: boolean;
};

/** The value as a text; anything else counts as none. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
