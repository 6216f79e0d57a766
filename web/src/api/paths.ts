const at = encodeURIComponent;
const town = (id: string) => `/api/towns/${at(id)}`;

/** Every address the web calls, and the only place where one is written. */
export const paths = {
  me: () => '/api/me',
  signIn: () => '/api/auth/sign-in/username',
  signOut: () => '/api/auth/sign-out',
  changePassword: () => '/api/auth/change-password',
  cases: (townId: string) => `${town(townId)}/cases`,
  caseCounts: (townId: string) => `${town(townId)}/cases/counts`,
  case: (townId: string, caseId: string) => `${town(townId)}/cases/${at(caseId)}`,
  caseAction: (townId: string, caseId: string, action: string) =>
    `${town(townId)}/cases/${at(caseId)}/actions/${at(action)}`,
  attachments: (townId: string) => `${town(townId)}/attachments`,
  caseDraft: (townId: string) => `${town(townId)}/cases/draft`,
  places: (townId: string) => `${town(townId)}/places`,
  placeAt: (townId: string) => `${town(townId)}/places/at`,
  twins: (townId: string, caseId: string) => `${town(townId)}/cases/${at(caseId)}/twins`,
  imports: (townId: string) => `${town(townId)}/imports`,
  import: (townId: string, importId: string) => `${town(townId)}/imports/${at(importId)}`,
  importPreview: (townId: string, importId: string) => `${town(townId)}/imports/${at(importId)}/preview`,
  importStart: (townId: string, importId: string) => `${town(townId)}/imports/${at(importId)}/start`,
  importKind: (townId: string, kind: string) => `${town(townId)}/imports/${at(kind)}`,
  areas: (townId: string) => `${town(townId)}/areas`,
  units: (townId: string) => `${town(townId)}/units`,
  people: (townId: string) => `${town(townId)}/people`,
  person: (townId: string, personId: string) => `${town(townId)}/people/${at(personId)}`,
  calendar: (townId: string) => `${town(townId)}/calendar`,
  packs: (townId: string) => `${town(townId)}/packs`,
  measures: (townId: string) => `${town(townId)}/measures`,
  mapBase: (townId: string) => `${town(townId)}/map/base`,
  live: (townId: string) => `${town(townId)}/live`,
} as const;
