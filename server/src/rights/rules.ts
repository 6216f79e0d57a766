import type { Role } from '@chengyun/contract/words';
import type { Thing } from './objects.ts';

/** Who may call a route, and what kind of thing its id names. */
export type RouteRule = {
  /**
   * Roles of the town; `business`: each of them but the three administrators, who take no part in it; `staff`: those too;
   * `own`: a company's account or a resident; `business or own`: both; in all others who is from outside has no part;
   * `signed in`: a person, of whatever
   * town; `first account`: who sets up an installation, and nobody ever after; `anyone`: it opens the door or says whether the server lives; `machine`: a device with its own token.
   */
  readonly who:
    | readonly Role[]
    | 'business'
    | 'staff'
    | 'own'
    | 'business or own'
    | 'signed in'
    | 'first account'
    | 'anyone'
    | 'machine';
  readonly thing?: Thing;
  /** A screen of the wall may ask it too. */
  readonly kiosk?: true;
  /** A POST that changes nothing. */
  readonly reads?: true;
};

const everyone: readonly Role[] = ['intake', 'dispatcher', 'chief', 'unit', 'patrol', 'leader'];
const anyDesk: readonly Role[] = ['intake', 'dispatcher', 'chief'];
const intake: readonly Role[] = ['intake', 'chief'];
const dispatch: readonly Role[] = ['dispatcher', 'chief'];
const unit: readonly Role[] = ['unit'];
const reporters: readonly Role[] = ['chief', 'leader', 'admin'];
const press: readonly Role[] = ['leader', 'chief'];
const goalKeepers: readonly Role[] = [...press, 'admin'];
const wholeTown: readonly Role[] = ['intake', 'dispatcher', 'chief', 'leader', 'admin'];

/** Who takes which step of a case: the table of design page 3, "States and actions". */
const STEPS: Readonly<Record<string, readonly Role[]>> = {
  ...{ verify_before_filing: intake, verify_result: ['patrol', 'unit'], file: intake, decline: intake },
  ...{ quick_close: ['patrol', 'unit'], dispatch, not_ours: unit, accept: unit, assign: unit, start: unit },
  ...{ contact: everyone, ask_extension: unit, decide_extension: dispatch, ask_suspension: unit },
  ...{ decide_suspension: dispatch, resume: dispatch, reply: unit, check: [...anyDesk, 'patrol'], call_back: intake },
  ...{ close: intake, reopen: anyDesk, merge: intake, unmerge: intake, split: intake, ask_void: anyDesk },
  ...{ decide_void: anyDesk, supervise: press, lead: press, urge: [...anyDesk, 'leader'], answer_supervision: unit },
  ...{ lift_supervision: press, appeal: unit, review_appeal: dispatch, decide_appeal: intake, edit: anyDesk },
  ...{ note: everyone, undo: everyone },
};

const duty: readonly Role[] = [...anyDesk, 'unit', 'patrol'];
const admin: readonly Role[] = ['admin'];
const keepers: readonly Role[] = ['admin', 'chief', 'dispatcher'];
const importers: readonly Role[] = ['admin', 'chief', 'intake', 'dispatcher'];
const posts: readonly Role[] = ['sysadmin', 'secadmin', 'auditor'];
const staff = { who: 'staff' } as const;
const business = { who: 'business' } as const;
const wall = { who: 'business', kiosk: true } as const;
const person = { who: 'signed in' } as const;
const own = { who: 'own' } as const;
const anyone = { who: 'anyone' } as const;
const machine = { who: 'machine' } as const;

/** Every route of the product by method and path; a route that is not here fails the walk. `*` stands for one step. */
export const ROUTE_RULES: Readonly<Record<string, RouteRule>> = {
  'GET /healthz': anyone,
  'GET /readyz': anyone,
  'POST /api/auth/sign-in/username': anyone,
  'POST /api/auth/sign-out': anyone,
  'POST /api/auth/change-password': person,
  'GET /api/auth/ways': anyone,
  'GET /api/auth/oidc/start': anyone,
  'GET /api/auth/oidc/callback': anyone,
  'POST /api/auth/factor/code': person,
  'POST /api/auth/factor/passkey/ask': person,
  'POST /api/auth/factor/passkey': person,
  'POST /api/invite/look': anyone,
  'POST /api/invite/take': anyone,
  'POST /api/kiosk/open': anyone,
  'POST /api/kiosk/renew': anyone,
  'POST /api/setup/administrators': { who: 'first account' },
  'POST /api/towns': { who: ['sysadmin'] },
  'GET /api/me': person,
  'GET /api/me/sessions': person,
  'DELETE /api/me/sessions/{id}': person,
  'GET /api/me/factors': person,
  'POST /api/me/factors/totp': person,
  'POST /api/me/factors/totp/confirm': person,
  'POST /api/me/factors/totp/remove': person,
  'POST /api/me/factors/recovery-codes': person,
  'POST /api/me/factors/passkeys': person,
  'POST /api/me/factors/passkeys/ask': person,
  'POST /api/me/factors/passkeys/{id}/remove': person,
  'POST /api/me/oidc/connect': person,
  'POST /api/me/oidc/disconnect': person,
  'PATCH /api/me': person,
  'POST /api/v1/{token}/telemetry': machine,
  'POST /api/v1/{token}/attributes': machine,
  'GET /api/v1/{token}/attributes': machine,
  'GET /api/v1/{token}/attributes/updates': machine,
  'GET /api/v1/{token}/rpc': machine,
  'POST /api/v1/{token}/rpc/{id}': machine,
  'POST /api/v1/{token}/{*}': machine,
  'POST /api/push/{platform}': machine,
  'GET /api/push/{platform}': machine,
  'OPTIONS /api/push/cloudevents': machine,

  'GET /people': { who: ['admin', ...posts] },
  'POST /people': { who: ['sysadmin'] },
  'GET /people/template.xlsx': { who: ['sysadmin'] },
  'POST /people/import': { who: ['sysadmin'] },
  'PATCH /people/{person}': { who: ['sysadmin', 'secadmin'], thing: 'person' },
  'POST /people/{person}/password': { who: ['sysadmin'], thing: 'person' },
  'POST /people/{person}/grant': { who: ['secadmin'], thing: 'person' },
  'POST /people/{person}/unlock': { who: ['sysadmin'], thing: 'person' },
  'DELETE /people/{person}/second-factor': { who: ['secadmin'], thing: 'person' },
  'GET /invitations': { who: posts },
  'POST /invitations': { who: ['sysadmin'] },
  'POST /people/{person}/invitation': { who: ['sysadmin'], thing: 'person' },
  'DELETE /invitations/{id}': { who: ['sysadmin'], thing: 'invitation' },
  'GET /account-policy': { who: posts },
  'PUT /account-policy': { who: ['secadmin'] },
  'GET /kiosks': { who: posts },
  'POST /kiosks': { who: ['secadmin'] },
  'DELETE /kiosks/{id}': { who: ['sysadmin', 'secadmin'], thing: 'kiosk' },
  'GET /keys': { who: posts },
  'POST /keys/{id}/approve': { who: ['secadmin'], thing: 'key' },
  'POST /keys': { who: ['sysadmin'] },
  'DELETE /keys/{id}': { who: ['sysadmin', 'secadmin'], thing: 'key' },
  'GET /audit': { who: ['auditor'] },
  'GET /audit/export': { who: ['auditor'] },
  'GET /security': { who: posts },
  'POST /security/check': { who: ['secadmin', 'auditor'] },

  'GET /areas': staff,
  'GET /areas.geojson': wall,
  'PATCH /areas/{code}': { who: admin },
  'POST /areas/import': { who: admin },
  'GET /units': staff,
  'POST /units': { who: admin },
  'PATCH /units/{id}': { who: admin, thing: 'unit' },
  'GET /unit-kinds': business,
  'GET /directory': staff,
  'GET /packs': business,
  'GET /packs/{id}': business,
  'GET /packs/{id}/versions/{version}': business,
  'GET /packs/{id}/changes': business,
  'GET /packs/{id}/text': business,
  'POST /packs/{id}/check': { who: admin, reads: true },
  'POST /packs/{id}/versions': { who: admin },
  'GET /calendars': business,
  'GET /calendars/{id}': business,
  'GET /calendars/{id}/versions/{version}': business,
  'POST /calendars/{id}/versions': { who: admin },
  'POST /calendars/{id}/try': { who: 'business', reads: true },
  'GET /places': business,
  'GET /places/at': business,
  'GET /map/base': wall,
  'GET /map/ground': wall,
  'GET /map/ground.pmtiles': wall,
  'GET /map/pmtiles/{z}/{x}/{y}.mvt': wall,
  'GET /map/tianditu/{sheet}/{z}/{x}/{y}': wall,
  'GET /tiles/totals': business,
  'GET /tiles/{layer}/{z}/{x}/{y}.mvt': wall,

  'POST /imports/{kind}': { who: importers },
  'GET /imports': { who: importers },
  'GET /imports/{id}': { who: importers, thing: 'import' },
  'POST /imports/{id}/preview': { who: importers, thing: 'import', reads: true },
  'POST /imports/{id}/start': { who: importers, thing: 'import' },
  'GET /imports/{id}/bad-rows': { who: importers, thing: 'import' },
  'POST /imports/{id}/bad-rows': { who: importers, thing: 'import' },
  'POST /imports/{id}/bad-rows/{file}': { who: importers, thing: 'import' },
  'GET /full-files': { who: wholeTown },
  'POST /full-files/{id}/decide': { who: press, thing: 'full file' },
  'POST /attachments': { who: 'business or own' },
  'GET /attachments/{id}': { who: 'business or own', thing: 'attachment' },
  'GET /attachments/{id}/thumb': { who: 'business or own', thing: 'attachment' },

  'GET /devices': business,
  'GET /devices/export': business,
  'POST /devices': { who: keepers },
  'GET /devices/intake': { who: keepers },
  'GET /devices/raw-frames': { who: keepers },
  'GET /devices/waiting': { who: keepers },
  'POST /devices/waiting/admit': { who: keepers },
  'POST /devices/waiting/admit-all': { who: keepers },
  'POST /devices/waiting/refuse': { who: keepers },
  'GET /devices/credentials': { who: keepers },
  'POST /devices/credentials': { who: keepers },
  'POST /devices/explain-frame': { who: keepers, reads: true },
  'POST /device-profiles/try': { who: keepers, reads: true },
  'GET /measures': business,
  'GET /measures/{id}': business,
  'GET /measures/{id}/cases': business,
  'GET /measures/{id}/export': business,
  'GET /reports': { who: wholeTown },
  'POST /reports': { who: reporters },
  'GET /reports/{id}': { who: wholeTown, thing: 'report' },
  'POST /reports/{id}/versions': { who: reporters, thing: 'report' },
  'PATCH /reports/{id}/versions/{version}': { who: reporters, thing: 'report' },
  'POST /reports/{id}/versions/{version}/publish': { who: press, thing: 'report' },
  'GET /reports/{id}/versions/{version}/changes': { who: wholeTown, thing: 'report' },
  'GET /reports/{id}/report.docx': { who: wholeTown, thing: 'report' },
  'GET /reports/{id}/report.pdf': { who: wholeTown, thing: 'report' },
  'GET /reports/rules': { who: wholeTown },
  'PUT /reports/rules': { who: ['chief', 'admin'] },
  'POST /reports/rules/try': { who: ['chief', 'admin'], reads: true },
  'GET /reports/settings': { who: wholeTown },
  'PUT /reports/settings': { who: ['chief', 'admin'] },
  'GET /measures/periods': { who: wholeTown },
  'GET /measures/periods/{month}': { who: wholeTown },
  'POST /measures/periods/{month}/freeze': { who: press },
  'GET /goals': { who: wholeTown },
  'GET /goals/{id}': { who: wholeTown },
  'POST /goals/months': { who: goalKeepers },
  'POST /goals/table': { who: goalKeepers, reads: true },
  'PATCH /goals/{id}': { who: goalKeepers },
  'POST /goals/{id}/notes': { who: wholeTown },
  'GET /scorecards': business,
  'GET /scorecards/{id}': business,
  'POST /scorecards/{id}/entries': { who: goalKeepers },
  'POST /scorecards/{id}/issues': { who: goalKeepers },
  'PUT /scorecards/people': { who: goalKeepers },
  'POST /devices/watched': { who: 'business', reads: true },
  'GET /devices/{id}/access': { who: keepers, thing: 'device' },
  'PATCH /devices/{id}/access': { who: keepers, thing: 'device' },
  'POST /devices/{id}/access/token': { who: keepers, thing: 'device' },
  'PATCH /devices/{id}': { who: keepers, thing: 'device' },
  'GET /device-floods': business,
  'GET /alarms/figures': business,
  'GET /devices/{id}': { who: 'business', thing: 'device' },
  'GET /devices/{id}/readings': { who: 'business', thing: 'device' },
  'GET /devices/{id}/raw-frames': { who: keepers, thing: 'device' },
  'GET /devices/{id}/commands': { who: 'business', thing: 'device' },
  'POST /devices/{id}/commands': { who: keepers, thing: 'device' },
  'GET /alarms': business,
  'GET /alarms/export': business,
  'GET /alarms/counts': business,
  'GET /alarms/false-share': business,
  'GET /alarms/{id}': { who: 'business', thing: 'alarm' },
  'POST /alarms/{id}/actions/ack': { who: duty, thing: 'alarm' },
  'POST /alarms/{id}/actions/confirm': { who: duty, thing: 'alarm' },
  'POST /alarms/{id}/actions/false': { who: duty, thing: 'alarm' },
  'POST /alarms/{id}/actions/test': { who: duty, thing: 'alarm' },
  'POST /alarms/{id}/actions/shelve': { who: anyDesk, thing: 'alarm' },
  'POST /alarms/{id}/actions/clear': { who: anyDesk, thing: 'alarm' },
  'GET /device-health': business,
  'GET /ratings': business,
  'GET /incidents': business,
  'GET /incidents/{id}': { who: 'business', thing: 'incident' },
  'GET /occasions': business,
  'POST /occasions': { who: keepers },
  'POST /occasions/{id}/end': { who: keepers, thing: 'occasion' },

  'GET /cases': business,
  'POST /cases': business,
  'GET /cases/counts': business,
  'POST /cases/draft': { who: 'business', reads: true },
  'GET /cases/export': business,
  'GET /cases/{id}': { who: 'business', thing: 'case' },
  'GET /cases/{id}/twins': { who: 'business', thing: 'case' },
  'POST /cases/{id}/erase-personal': { who: ['chief'], thing: 'case' },
  'POST /cases/{id}/reveal': { who: ['intake', 'dispatcher', 'chief', 'unit'], thing: 'case' },
  'GET /privacy-requests': { who: ['chief'] },
  'POST /privacy-requests': { who: ['chief'] },
  'GET /privacy-requests/{id}': { who: ['chief'], thing: 'privacy request' },
  'GET /privacy-requests/{id}/cases': { who: ['chief'], thing: 'privacy request' },
  'POST /privacy-requests/{id}/reveal': { who: ['chief'], thing: 'privacy request' },
  'POST /privacy-requests/{id}/verify': { who: ['chief'], thing: 'privacy request' },
  'POST /privacy-requests/{id}/export': { who: ['chief'], thing: 'privacy request' },
  'POST /privacy-requests/{id}/files/{file}': { who: ['chief'], thing: 'privacy request' },
  'POST /privacy-requests/{id}/correct': { who: ['chief'], thing: 'privacy request' },
  'POST /privacy-requests/{id}/erase': { who: ['chief'], thing: 'privacy request' },
  'POST /privacy-requests/{id}/answer': { who: ['chief'], thing: 'privacy request' },
  'POST /privacy-requests/{id}/refuse': { who: ['chief'], thing: 'privacy request' },
  'POST /cases/actions/dispatch': { who: dispatch },
  'GET /rounds': business,
  'POST /rounds': { who: ['patrol'] },
  'GET /rounds/mine': { who: ['patrol'] },
  'GET /rounds/{id}': { who: 'business', thing: 'round' },
  'GET /rounds/{id}/track': { who: 'business', thing: 'round' },
  'POST /rounds/{id}/positions': { who: ['patrol'], thing: 'round' },
  'POST /rounds/{id}/end': { who: ['patrol'], thing: 'round' },
  'GET /own-cases': own,
  'GET /own-cases/kinds': own,
  'POST /own-cases': own,
  'GET /own-cases/{id}': { who: 'own', thing: 'case' },
  'POST /own-cases/{id}/rating': { who: 'own', thing: 'case' },
  'GET /views': business,
  'POST /views': business,
  'DELETE /views/{id}': { who: 'business', thing: 'view' },
  'GET /live': wall,
  'GET /wall': wall,
  'GET /replay': wall,
  'GET /wall/points': wall,
  'GET /wall/command': wall,
  'GET /wall/reader': { who: ['kiosk'], kiosk: true },
  ...Object.fromEntries(
    Object.entries(STEPS).map(([step, who]) => [`POST /cases/{id}/actions/${step}`, { who, thing: 'case' } as const]),
  ),
};
