import { type ReactNode, useId } from 'react';

type FieldProps = {
  readonly label: string;
  /** A line below: what is wrong, or a hint. */
  readonly note?: ReactNode;
  readonly wrong?: boolean;
  readonly grow?: boolean;
  readonly children: (id: string) => ReactNode;
};

/** A label above its field; `children` puts the given id on the field. */
export function Field({ label, note, wrong = false, grow = false, children }: FieldProps) {
  const id = useId();
  return (
    <div className={grow ? 'arr-field arr-grow' : 'arr-field'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note && <p className={wrong ? 'arr-note arr-wrong' : 'arr-note'}>{note}</p>}
    </div>
  );
}
