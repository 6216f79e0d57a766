import { type CoordinateSystem, toWgs84 } from '../../../support/geo/coordinates.ts';
import { FAULTS, problem } from './row-problem.ts';
import type { CellOf, Note } from './to-import-row.ts';

/** Reads the position of a row as WGS-84; 0, 0 is how many systems write "none". */
export function readPosition(cell: CellOf, crs: CoordinateSystem, note: Note): { lon?: number; lat?: number } {
  const [lonText, latText] = [cell('lon'), cell('lat')];
  if (lonText === '' && latText === '') return {};
  if (lonText === '' || latText === '') {
    note(problem(lonText === '' ? 'lon' : 'lat', '', FAULTS.half));
    return {};
  }
  const [lon, lat] = [degrees(lonText), degrees(latText)];
  if (lon === undefined) note(problem('lon', lonText, FAULTS.number));
  if (lat === undefined) note(problem('lat', latText, FAULTS.number));
  if (lon === undefined || lat === undefined || (lon === 0 && lat === 0)) return {};
  if (Math.abs(lon) > 180) note(problem('lon', lonText, FAULTS.lon));
  if (Math.abs(lat) > 90) note(problem('lat', latText, Math.abs(lon) <= 90 ? FAULTS.swapped : FAULTS.lat));
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return {};
  return converted(lon, lat, crs);
}

function degrees(text: string): number | undefined {
  const folded = text.normalize('NFKC').replace(/°$/, '');
  return /^[+-]?\d{1,4}(\.\d+)?$/.test(folded) ? Number(folded) : undefined;
}

function converted(lon: number, lat: number, crs: CoordinateSystem): { lon: number; lat: number } {
  if (crs !== 'gcj02') return { lon, lat };
  const [x, y] = toWgs84([lon, lat], crs);
  return { lon: rounded(x), lat: rounded(y) };
}

// 1e-7 degrees is a centimetre; the conversion knows no more.
function rounded(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}
