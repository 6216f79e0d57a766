/** Sheets of Tianditu (天地图) in Web Mercator: plain map and its names, pictures from above and theirs. */
export const TIANDITU_SHEETS = ['vec', 'cva', 'img', 'cia'] as const;
export type TiandituSheet = (typeof TIANDITU_SHEETS)[number];

export const TIANDITU_ZOOM = 18;

/** A tile's address there (WMTS 1.0.0). Its CGCS2000 lies within centimetres of WGS-84, so nothing is shifted. */
export function tiandituUrl(sheet: TiandituSheet, [z, x, y]: readonly [number, number, number], key: string): URL {
  const url = new URL(`https://t${(x + y) % 8}.tianditu.gov.cn/${sheet}_w/wmts`);
  url.search = new URLSearchParams({
    ...{ SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: sheet, STYLE: 'default', TILEMATRIXSET: 'w' },
    ...{ FORMAT: 'tiles', TILEMATRIX: String(z), TILEROW: String(y), TILECOL: String(x), tk: key },
  }).toString();
  return url;
}

const PATIENCE_MS = 8000;
const MOST_BYTES = 1_000_000;

/** Fetches a picture of it for the page, which so never learns the key; throws when there is none to be had. */
export async function tiandituTile(
  url: URL,
  ask: typeof fetch,
): Promise<{ readonly type: string; readonly bytes: Buffer }> {
  const answer = await ask(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  const type = answer.headers.get('content-type') ?? '';
  if (!answer.ok || !/^image\/(png|jpeg|webp)/.test(type))
    throw new Error(`Tianditu answered ${answer.status} ${type}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new Error(`Tianditu answered with ${bytes.length} bytes`);
  return { type, bytes };
}
