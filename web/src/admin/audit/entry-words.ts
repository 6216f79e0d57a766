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
export function objectOf({ objectType, objectId, objectName }: AuditEntry): string {
  return [objectType, objectName ?? objectId].filter(Boolean).join(' ') || '—';
}
