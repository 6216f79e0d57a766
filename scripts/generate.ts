// npm run generate [-- FILE …]: writes what is made from the code and kept in the repository; all of it unless named.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRefusals } from '../server/src/app.ts';
import { describeApi, inThrowawayWorld } from '../server/src/describe-api.ts';
import { errorsPage } from '../server/src/errors-page.ts';
import { pages, remade } from './pages/pages.ts';

const ROOT = join(import.meta.dirname, '..');

const made: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/errors.md': () => errorsPage(allRefusals()),
  ...Object.fromEntries(pages.map((page) => [page, () => remade(page).made])),
  'server/openapi.json': () => inThrowawayWorld(describeApi),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((path) => !(path in made));
if (unknown.length > 0) {
  console.error(`Nothing is generated into ${unknown.join(', ')}. There is: ${Object.keys(made).join(', ')}.`);
  process.exit(2);
}
for (const [path, make] of Object.entries(made)) {
  if (asked.length > 0 && !asked.includes(path)) continue;
  writeFileSync(join(ROOT, path), await make());
  console.log(path);
}
