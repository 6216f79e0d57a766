/** Licences whose terms fit a product under Apache-2.0. LGPL is libvips, a library of its own that anybody may replace. */
const FITTING = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Unlicense', 'CC0-1.0'],
  ...['Python-2.0', 'Zlib', 'MPL-2.0', 'OFL-1.1', 'CC-BY-4.0', 'LGPL-3.0-or-later', 'MIT/X11', 'PostgreSQL'],
]);

/** Packages whose manifest names no licence, with where it is told instead. */
const ELSEWHERE = {
  buffers: 'MIT/X11, in the README of substack/node-buffers; comes with the reader of workbooks',
  'png-js': 'MIT, in its LICENSE file; comes with the writer of PDF',
};

/** One line for each package of a lock file whose licence does not fit. */
export function badLicences(packages) {
  return Object.entries(packages).flatMap(([path, { license, link, name: given }]) => {
    const name = given ?? path.split('node_modules/').at(-1);
    if (!path.includes('node_modules/') || link || name in ELSEWHERE) return [];
    return fits(license)
      ? []
      : [`${path}: licence ${license ?? 'not named'}; replace it or say in scripts/supply-rules.mjs why it fits.`];
  });
}

/** Of several to choose from one is enough, of several at once each must fit. */
function fits(license) {
  if (typeof license !== 'string') return false;
  const plain = license.replaceAll(/[()]/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some((one) => fits(one));
  return plain.split(' AND ').every((one) => FITTING.has(one.trim()));
}

/** One line for each package with a high or critical hole; throws when this is no answer of `npm audit`. */
export function seriousHoles({ vulnerabilities }) {
  if (typeof vulnerabilities !== 'object' || vulnerabilities === null) throw new Error('no answer');
  return Object.values(vulnerabilities)
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity, range }) => `${name} ${range}: a ${severity} hole is known; npm audit tells more.`);
}
