import { type ActionName, actionInputs } from '@chengyun/contract/actions';

/** How a field is asked for. */
export type Widget =
  | 'text'
  | 'line'
  | 'moment'
  | 'choice'
  | 'unit'
  | 'units'
  | 'person'
  | 'category'
  | 'condition'
  | 'area'
  | 'position'
  | 'files'
  | 'request'
  | 'supervision'
  | 'case'
  | 'parts';

export type Option = string | boolean;

/** One field of an action's form, read from the action's schema. */
export type Field = {
  readonly name: string;
  readonly widget: Widget;
  readonly required: boolean;
  readonly options: readonly Option[];
  readonly min: number;
  readonly max: number | undefined;
};

export type Values = Readonly<Record<string, unknown>>;

/** As much of JSON Schema as the contract's action inputs use. */
type Schema = {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly const?: Option;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

/** Names whose meaning, not whose type, says how they are asked for. */
const byName: Readonly<Record<string, Widget>> = {
  note: 'text',
  reason: 'text',
  text: 'text',
  demand: 'text',
  factNote: 'text',
  demandNote: 'text',
  at: 'moment',
  until: 'moment',
  answerBy: 'moment',
  unitId: 'unit',
  leadUnitId: 'unit',
  complainedUnitId: 'unit',
  coUnitIds: 'units',
  handlerId: 'person',
  leaderId: 'person',
  category: 'category',
  conditionCode: 'condition',
  areaCode: 'area',
  position: 'position',
  attachmentIds: 'files',
  before: 'files',
  after: 'files',
  requestId: 'request',
  supervisionId: 'supervision',
  intoId: 'case',
  parts: 'parts',
};

/** Fields that only make sense after another answer, and must then be answered. */
const onlyWhen: Readonly<Record<string, (values: Values) => boolean>> = {
  'reply.factNote': ({ factFinding }) => typeof factFinding === 'string' && factFinding !== 'true',
  'reply.demandNote': ({ demandFinding }) => typeof demandFinding === 'string' && demandFinding !== 'justified',
  'call_back.solved': ({ reached }) => reached === true,
  'call_back.satisfaction': ({ reached }) => reached === true,
  'call_back.reason': ({ reached, solved, satisfaction }) =>
    reached === false || solved === false || satisfaction === 'dissatisfied',
};

/** The order in which people answer, where it differs from the schema's. */
const order: readonly string[] = [
  'approve',
  'outcome',
  'text',
  'factFinding',
  'factNote',
  'demandFinding',
  'demandNote',
];

/** The fields of an action as they stand now; of a choice between ways (通过／未通过), those of the way chosen. */
export function fieldsOf(action: ActionName, values: Values, needs: readonly string[] = []): readonly Field[] {
  const schema = actionInputs[action] as Schema;
  const fields = schema.anyOf ? chosenWay(schema.anyOf, values) : plainFields(schema);
  return fields
    .filter(({ name }) => name !== 'seq')
    .filter(({ name }) => onlyWhen[`${action}.${name}`]?.(values) ?? true)
    .map((field) => ({
      ...field,
      required: field.required || needs.includes(field.name) || `${action}.${field.name}` in onlyWhen,
    }))
    .toSorted((a, b) => rank(a.name) - rank(b.name));
}

/** The field that tells the ways of an action apart (`contacted`, `result`); undefined where there is one way. */
export function wayOf(action: ActionName): string | undefined {
  const ways = (actionInputs[action] as Schema).anyOf;
  return ways && discriminator(ways);
}

function chosenWay(ways: readonly Schema[], values: Values): readonly Field[] {
  const name = discriminator(ways);
  const options = ways.flatMap((way) => way.properties?.[name]?.const ?? []);
  const way = ways.find(({ properties }) => properties?.[name]?.const === values[name]);
  const choice: Field = { name, widget: 'choice', required: true, options, min: 0, max: undefined };
  return [choice, ...plainFields(way ?? {}).filter((field) => field.name !== name)];
}

function discriminator(ways: readonly Schema[]): string {
  const names = Object.entries(ways[0]?.properties ?? {});
  return names.find(([, { const: value }]) => value !== undefined)?.[0] ?? '';
}

function plainFields({ properties = {}, required = [] }: Schema): readonly Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    widget: byName[name] ?? (schema.enum || schema.type === 'boolean' ? 'choice' : 'line'),
    required: required.includes(name),
    options: schema.enum ?? (schema.type === 'boolean' ? [true, false] : []),
    min: schema.minLength ?? schema.minItems ?? 0,
    max: schema.maxLength ?? schema.maxItems,
  }));
}

function rank(name: string): number {
  const at = order.indexOf(name);
  if (at >= 0) return at;
  if (name === 'attachmentIds') return 98;
  return name === 'note' ? 99 : 50;
}

/** True when a field was left empty. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

export type Fault = { readonly name: string; readonly kind: 'needed' | 'short'; readonly min?: number };

/** What is missing or too short, so that the reader hears of it before the server does. */
export function faultsIn(fields: readonly Field[], values: Values): readonly Fault[] {
  return fields.flatMap(({ name, required, min }): readonly Fault[] => {
    const value = values[name];
    if (isEmpty(value)) return required ? [{ name, kind: 'needed' }] : [];
    const short = typeof value === 'string' && value.trim().length < min;
    return short ? [{ name, kind: 'short', min }] : [];
  });
}

/** What is sent: only the fields that are asked, without those left empty. Uploaded files become their ids. */
export function bodyOf(fields: readonly Field[], values: Values): Values {
  const filled = fields.filter(({ name }) => !isEmpty(values[name]));
  return Object.fromEntries(filled.map(({ name, widget }) => [name, sent(values[name], widget)]));
}

function sent(value: unknown, widget: Widget): unknown {
  if (typeof value === 'string') return value.trim();
  if (widget !== 'files' || !Array.isArray(value)) return value;
  return value.map((file: { readonly id: string }) => file.id);
}

/** The field that a fault of the server is about; its path is a JSON pointer or a dotted name. */
export function fieldOfPath(path: string, fields: readonly Field[]): string | undefined {
  const steps = path.split(/[/.]/).filter((step) => step !== '' && step !== 'body');
  return fields.find(({ name }) => name === steps[0])?.name;
}
