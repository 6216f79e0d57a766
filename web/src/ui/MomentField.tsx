import { useState } from 'react';
import { useNow } from './now.ts';
import { instantOf, wallOf } from './wall-time.ts';
import { useTongue } from './Zone.tsx';

type MomentFieldProps = {
  readonly label: string;
  readonly value: Date | undefined;
  readonly onChange: (at: Date) => void;
  readonly className?: string;
};

/** A past moment by the town's clock, to be typed or chosen; one that is still to come is not taken. */
export function MomentField({ label, value, onChange, className }: MomentFieldProps) {
  const { zone } = useTongue();
  const now = useNow();
  // What is half typed is no time yet, and stays as it is until the field is left.
  const [draft, setDraft] = useState<string>();
  return (
    <input
      type="datetime-local"
      className={className}
      aria-label={label}
      title={label}
      max={wallOf(now, zone)}
      value={draft ?? (value ? wallOf(value, zone) : '')}
      onChange={({ target }) => {
        setDraft(target.value);
        const at = instantOf(target.value, zone);
        if (at && at <= now) onChange(at);
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}
