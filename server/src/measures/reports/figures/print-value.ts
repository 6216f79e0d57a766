import type { FigureFormat } from '@chengyun/contract/reports';

/** A value as the report prints it, shares with two decimals unless they are whole; "—" where there is none. Changes say their direction: 上升12.3%, 下降1.2个百分点, 持平. */
export function printValue(value: number | null, format: FigureFormat): string {
  if (value === null) return '—';
  switch (format) {
    case 'count':
      return String(Math.round(value));
    case 'share':
      return `${decimals(value * 100, 2)}%`;
    case 'hours':
    case 'number':
      return decimals(value, 1);
    case 'change':
      return moved(value * 100, 1, '%');
    case 'points':
      return moved(value * 100, 2, '个百分点');
  }
}

function moved(value: number, places: number, unit: string): string {
  const text = decimals(Math.abs(value), places);
  if (Number(text) === 0) return '持平';
  return `${value > 0 ? '上升' : '下降'}${text}${unit}`;
}

// 6.10 and 14, never 6.1 beside 6.92: numbers of one kind stand in columns.
function decimals(value: number, places: number): string {
  const text = value.toFixed(places);
  return Number.isInteger(Number(text)) ? String(Number(text)) : text;
}
