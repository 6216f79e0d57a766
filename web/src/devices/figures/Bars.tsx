import type { Counted } from '@chengyun/contract/alarm-figures';
import type { ReactNode } from 'react';
import { CountLink } from './CountLink.tsx';

export type Bar = { readonly key: string; readonly label: ReactNode; readonly name: string; readonly counted: Counted };

/** Counts as lines of one scale, each opening to what it counts; the figure stands beside its line. */
export function Bars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const most = Math.max(1, ...bars.map(({ counted }) => counted.n));
  return (
    <ul className="dv-bars" aria-label={label}>
      {bars.map(({ key, label: words, name, counted }) => (
        <li key={key}>
          <span>{words}</span>
          <i aria-hidden style={{ width: `${(counted.n / most) * 100}%` }} />
          <CountLink counted={counted} name={name} />
        </li>
      ))}
    </ul>
  );
}
