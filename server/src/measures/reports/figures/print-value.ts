import type { FigureFormat } from '@chengyun/contract/reports';

/** A value as the report prints it; "—" where there is none. Changes say their direction: 上升12.3%, 下降1.2个百分点, 持平. */
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

function decimals(value: number, places: number): string {
  return String(Number(value.toFixed(places)));
}
