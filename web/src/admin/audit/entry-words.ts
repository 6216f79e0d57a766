import { type Language, thingName } from '@chengyun/contract/act-words';
import type { AuditEntry } from '@chengyun/contract/audit';
import type { TFunction } from 'i18next';

/** Who acted, in a word. */
export function actorOf({ actorId, actorName, request }: AuditEntry, t: TFunction<'audit'>): string {
  if (actorName) return actorName;
  if (actorId === 'system') return t('system');
  if (actorId) return actorId;
  return request ? t('unknown') : t('byDatabase');
}

/** What it was done to. */
export function objectOf({ objectType, objectId, objectName }: AuditEntry, language: Language): string {
  const type = objectType && (thingName(objectType, language) ?? objectType);
  return [type, objectName ?? objectId].filter(Boolean).join(' ') || '—';
}
