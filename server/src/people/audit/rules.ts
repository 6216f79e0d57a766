/** What a row of the trail is about. */
export type AuditKind = 'account' | 'look' | 'export' | 'rights' | 'policy' | 'configuration' | 'action';

/**
 * How a route is audited. `journal`: its success is a row of a journal, which is part of the trail, and only its
 * refusals are told apart. `row`: one row for each call. `refusals`: it shows what nobody need account for.
 */
export type AuditRule = { readonly how: 'journal' | 'row' | 'refusals'; readonly kind: AuditKind };

const TOWN = '/api/towns/:town';

/** Steps of cases, alarms and requests about personal data stand in their journals, a look at a reporter in `reveal`. */
const JOURNALLED = [
  /^POST \/(own-)?cases$/,
  /^POST \/georeport\/v2\/requests\b/,
  /^POST \/own-cases\/:id\/rating$/,
  /^POST \/cases\/:id\/actions\/\w+$/,
  /^POST \/cases\/actions\/dispatch$/,
  /^POST \/cases\/:id\/reveal$/,
  /^POST \/alarms\/:id\/actions\/\w+$/,
  /^POST \/privacy-requests(\/:id\/\w+)?$/,
];

/** What machines send is its own record: observations, with when, by which device and which message. */
const MACHINES = /^\/api\/(v1|push)\//;

/** What a phone tells every twenty seconds is a record of its own, round by round. */
const TELLING = /^POST \/rounds\/:id\/positions$/;

/** Reading that takes data out or shows what identifies people. */
const LOOKS: readonly (readonly [RegExp, AuditKind])[] = [
  [/^GET .*\/export$/, 'export'],
  [/^GET \/reports\/:id\/report\.(docx|pdf)$/, 'export'],
  [/^GET \/imports\/:id\/bad-rows$/, 'export'],
  [/^GET \/attachments\/:id$/, 'look'],
  [/^GET \/rounds\/:id\/track$/, 'look'],
  [/^GET \/audit$/, 'look'],
];

const KINDS: readonly (readonly [RegExp, AuditKind])[] = [
  [/^\/api\/(auth|me|kiosk|invite)\b/, 'account'],
  [/^\/(people|invitations|keys|kiosks|roles|rights|staff)\b/, 'rights'],
  [/^\/(packs|calendars|policies)\b/, 'policy'],
  [/^\/reports\/(rules|settings)\b/, 'policy'],
  [/^\/full-files\b|\/bad-rows\b|^\/privacy-requests\/:id\/files\b/, 'export'],
  [/^\/(units|areas|devices)\b/, 'configuration'],
  [/^\/api\/towns$/, 'configuration'],
];

/**
 * The rule of a route; nothing for machines. Every change has one; `onlyReads` says of a POST, sent so for its length, that
 * it changes nothing and shows nothing of a person, which the walk of rights holds it to.
 */
export function auditRule(method: string, url: string, onlyReads = false): AuditRule | undefined {
  if (MACHINES.test(url)) return undefined;
  const path = url.startsWith(`${TOWN}/`) ? url.slice(TOWN.length) : url;
  const line = `${method} ${path}`;
  const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'action';
  if (method === 'GET' || method === 'HEAD') return reading(line, kind);
  if (JOURNALLED.some((pattern) => pattern.test(line))) return { how: 'journal', kind };
  return { how: onlyReads || TELLING.test(line) ? 'refusals' : 'row', kind };
}

function reading(line: string, kind: AuditKind): AuditRule {
  const look = LOOKS.find(([pattern]) => pattern.test(line))?.[1];
  // Coming back from a sign-in elsewhere is a sign-in, though a browser does it by GET.
  if (/^GET \/api\/auth\/.*callback/.test(line)) return { how: 'row', kind: 'account' };
  return look ? { how: 'row', kind: look } : { how: 'refusals', kind };
}

/**
 * Whether a refusal is told. Floods are held off by limits and counted in the figures; a stranger without a name who is
 * sent away, and a reader who asks for what is not there, tell nothing.
 */
export function isRefusalTold(method: string, status: number, code: string | undefined): boolean {
  if (code === 'too-many' || code === 'not-ready' || code === 'not-signed-in' || code === 'open311.key-needed')
    return false;
  if (method !== 'GET' && method !== 'HEAD') return true;
  // A key that is none is a stranger's too; Open311 says 403 where all else says 401.
  return (status === 403 && code !== 'people.key-invalid') || status >= 500;
}
