import { type ReactNode, useId } from 'react';
import { useFailureWords } from '../../ui/failure.ts';

type LabelledProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what stands in the field. */
  readonly fault?: string | undefined;
  readonly wide?: boolean;
  readonly children: (id: string) => ReactNode;
};

/** A field with its label, a hint beside it, and what is wrong with it below. */
export function Labelled({ label, hint, fault, wide = false, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={wide ? 'dv-form-wide' : undefined}>
      <label htmlFor={id}>
        {label} {hint && <small>{hint}</small>}
      </label>
      {children(id)}
      {fault && (
        <small className="dv-fault" role="alert">
          {fault}
        </small>
      )}
    </div>
  );
}

/** Why something was not done. */
export function Failure({ error }: { readonly error: unknown }) {
  const { title, detail } = useFailureWords(error);
  return (
    <p className="dv-fault" role="alert">
      <b>{title}</b> {detail}
    </p>
  );
}
