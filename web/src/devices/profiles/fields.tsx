import { Input, InputNumber, Select } from 'antd';
import { createContext, type ReactNode, useContext } from 'react';
import { Labelled } from '../parts/Labelled.tsx';
import type { Faults } from './draft.ts';

const FaultsContext = createContext<Faults>(new Map());

/** Gives the fields below what is wrong at which place. */
export function FaultsOf({ faults, children }: { readonly faults: Faults; readonly children: ReactNode }) {
  return <FaultsContext value={faults}>{children}</FaultsContext>;
}

/** What is wrong at a place, or somewhere within it. */
export function useFault(path: string, within = false): string | undefined {
  const faults = useContext(FaultsContext);
  const exact = faults.get(path);
  if (exact !== undefined || !within) return exact;
  return [...faults].find(([place]) => place.startsWith(`${path}.`) || place.startsWith(`${path}[`))?.[1];
}

type FieldProps<T> = {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
};

/** A number, or nothing. */
export function NumberField({ path, label, hint, value, onChange }: FieldProps<number>) {
  const fault = useFault(path);
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(id) => (
        <InputNumber
          id={id}
          className="dv-number"
          value={value ?? null}
          status={fault ? 'error' : ''}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )}
    </Labelled>
  );
}

/** A text; empty stays an empty text, for the server says whether it may be. */
export function TextField({ path, label, hint, value, onChange }: FieldProps<string>) {
  const fault = useFault(path);
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(id) => (
        <Input
          id={id}
          value={value ?? ''}
          status={fault ? 'error' : ''}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
}

type ChoiceProps<T extends string | number> = FieldProps<T> & {
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly search?: boolean;
};

/** One of several. */
export function ChoiceField<T extends string | number>(props: ChoiceProps<T>) {
  const { path, label, hint, value, onChange, options, search = false } = props;
  const fault = useFault(path, true);
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(id) => (
        <Select<T>
          {...{ id, options: [...options], onChange, popupMatchSelectWidth: false }}
          {...(search && { showSearch: true, optionFilterProp: 'label' })}
          {...(value !== undefined && { value })}
          status={fault ? 'error' : ''}
        />
      )}
    </Labelled>
  );
}

/** Several words. */
export function WordsField({ path, label, hint, value, onChange }: FieldProps<readonly string[]>) {
  const fault = useFault(path, true);
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(id) => (
        <Select<string[]>
          {...{ id, mode: 'tags', open: false, suffixIcon: null, tokenSeparators: [',', '\uff0c', ' '] }}
          value={[...(value ?? [])]}
          status={fault ? 'error' : ''}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}
