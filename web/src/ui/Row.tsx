import type { Lamp as LampColour } from '@chengyun/contract/words';
import type { ReactNode } from 'react';
import { Lamp } from './Lamp.tsx';

type RowWordsProps = {
  readonly lamp?: LampColour | undefined;
  readonly title: ReactNode;
  readonly time?: ReactNode;
  readonly note?: ReactNode;
};

/**
 * What stands in a row of a list: lamp, title, time at the right, a note below. Put it inside
 * `<Link className="cy-row" aria-current={selected}>` so that every row can be copied and opened.
 */
export function RowWords({ lamp, title, time, note }: RowWordsProps) {
  return (
    <>
      <span>{lamp && <Lamp lamp={lamp} />}</span>
      <span className="cy-row-title">{title}</span>
      <span className="cy-row-time">{time}</span>
      {note && <span className="cy-row-note">{note}</span>}
    </>
  );
}

type ChipProps = { readonly label: string; readonly count?: number; readonly on: boolean; readonly onPick: () => void };

/** A filter above a list, on or off, with how many it gives. */
export function Chip({ label, count, on, onPick }: ChipProps) {
  return (
    <button type="button" className="cy-chip" aria-pressed={on} onClick={onPick}>
      {label}
      {count !== undefined && ` ${count}`}
    </button>
  );
}
