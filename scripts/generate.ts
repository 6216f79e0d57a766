// npm run generate: writes what is made from the code and kept in the repository.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRefusals } from '../server/src/app.ts';
import { describeApi, inThrowawayWorld } from '../server/src/describe-api.ts';
import { errorsPage } from '../server/src/errors-page.ts';

const ROOT = join(import.meta.dirname, '..');

const made = {
  'docs/errors.md': async () => errorsPage(allRefusals()),
  'server/openapi.json': () => inThrowawayWorld(describeApi),
};

for (const [path, make] of Object.entries(made)) {
  writeFileSync(join(ROOT, path), await make());
  console.log(path);
}
