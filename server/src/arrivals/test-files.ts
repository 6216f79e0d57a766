import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestApp, testApp } from '../people/test-app.ts';
import { arrivalsStage } from './arrivals.ts';
import { filesOfTowns, type TownFiles } from './files-of-town.ts';

export type FilesApp = TestApp & { readonly files: TownFiles; readonly dataDir: string };

/** The application with the stage of arrivals over a data folder of the test's own. */
export async function filesApp(): Promise<FilesApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chengyun-arrivals-'));
  const start: typeof arrivalsStage.start = (world) =>
    arrivalsStage.start({ ...world, config: { ...world.config, dataDir } });
  const app = await testApp({ stages: [{ ...arrivalsStage, start }] });
  return {
    ...app,
    ...{ dataDir, files: filesOfTowns(dataDir) },
    stop: async () => {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The body of a multipart form with one file and fields, for `inject`. */
export function aForm(name: string, content: Uint8Array | string, fields: Readonly<Record<string, string>> = {}) {
  const boundary = '----chengyun-form';
  const parts: Uint8Array[] = [];
  const line = (text: string) => parts.push(Buffer.from(`${text}\r\n`));
  for (const [field, value] of Object.entries(fields)) {
    line(`--${boundary}`);
    line(`content-disposition: form-data; name="${field}"\r\n\r\n${value}`);
  }
  line(`--${boundary}`);
  line(`content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n`);
  parts.push(Buffer.from(content));
  line(`\r\n--${boundary}--`);
  return {
    payload: Buffer.concat(parts),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'accept-language': 'zh' },
  };
}
