import { useEffect, useRef, useState } from 'react';
import { useValueText } from '../../../charts/use-value-text.ts';
import type { ValueFormat } from '../../../charts/values.ts';

type ValueProps = { readonly value: number | null; readonly format: ValueFormat };

const litMs = 2_500;

/** A value, its unit small beside it; lit for a moment when it changes, so that who looks up sees what happened. */
export function Value({ value, format }: ValueProps) {
  const text = useValueText()(value, format);
  const shown = useRef(text);
  const [lit, setLit] = useState(false);
  useEffect(() => {
    if (shown.current === text) return undefined;
    shown.current = text;
    setLit(true);
    const timer = setTimeout(() => setLit(false), litMs);
    return () => clearTimeout(timer);
  }, [text]);
  const [, figure = text, unit = ''] = /^([\d.,−-]+)\s*(.*)$/.exec(text) ?? [];
  return (
    <b className={lit ? 'cy-wall-value cy-wall-lit' : 'cy-wall-value'}>
      {figure}
      {unit && <small className={unit === '%' ? '' : 'cy-wall-unit'}>{unit}</small>}
    </b>
  );
}
