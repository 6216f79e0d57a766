import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

type VirtualListProps<T> = {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly renderRow: (item: T, at: { readonly selected: boolean; readonly index: number }) => ReactNode;
  /** Name of the list, read out. */
  readonly label: string;
  /** Usual height of a row in pixels; rows may differ and are measured. */
  readonly rowHeight?: number;
  /** Key of the row that is kept in view. */
  readonly selected?: string | undefined;
  /** Called when the end comes near: fetch the next page. */
  readonly onEnd?: () => void;
  /** Shown after the last row: loading, error or nothing. */
  readonly footer?: ReactNode;
};

/** A list of any length that draws only what is seen. Rows should be links, so that they can be copied and opened. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, renderRow, label, rowHeight = 66, selected, onEnd, footer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOfIndex(items, keyOf, index),
    overscan: 8,
  });
  const chosen = selected === undefined ? -1 : items.findIndex((item) => keyOf(item) === selected);
  useEffect(() => {
    if (chosen >= 0) rows.scrollToIndex(chosen, { align: 'auto' });
  }, [chosen, rows]);
  const seen = rows.getVirtualItems();
  const last = seen.at(-1)?.index ?? -1;
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 10) onEnd?.();
  }, [last, items.length, onEnd]);
  return (
    <div ref={scroller} className="cy-scroll">
      <ul aria-label={label} className="cy-rows" style={{ height: rows.getTotalSize() }}>
        {seen.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          return (
            <li
              key={row.key}
              data-index={row.index}
              ref={rows.measureElement}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {renderRow(item, { selected: row.index === chosen, index: row.index })}
            </li>
          );
        })}
      </ul>
      {footer}
    </div>
  );
}

function keyOfIndex<T>(items: readonly T[], keyOf: (item: T) => string, index: number): string | number {
  const item = items[index];
  return item === undefined ? index : keyOf(item);
}
