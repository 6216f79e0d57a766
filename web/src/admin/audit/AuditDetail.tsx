import { actionName } from '@chengyun/contract/act-words';
import type { AuditEntry } from '@chengyun/contract/audit';
import { Descriptions, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import { changesOf } from './changes-of.ts';
import { actorOf, objectOf } from './entry-words.ts';

/** One line of the trail whole: what was sent, what was, what became. */
export function AuditDetail({ entry, onClose }: { readonly entry: AuditEntry; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('audit');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const changes = changesOf(entry.before, entry.after);
  const rows = [
    { key: 'when', label: t('when'), children: <DateTime at={entry.at} full /> },
    { key: 'who', label: t('who'), children: actorOf(entry, t) },
    { key: 'roles', label: t('roles'), children: entry.actorRoles.join(', ') || '—' },
    { key: 'where', label: t('where'), children: entry.address ?? '—' },
    { key: 'what', label: t('what'), children: `${actionName(entry.action, language)} · ${entry.action}` },
    { key: 'object', label: t('object'), children: objectOf(entry, language) },
    { key: 'result', label: t('result'), children: t(entry.ok ? 'results.yes' : 'results.no') },
    ...(entry.code ? [{ key: 'code', label: t('refusedBy'), children: entry.code }] : []),
    { key: 'request', label: t('request'), children: entry.request ?? '—' },
    { key: 'line', label: t('line'), children: entry.id },
  ];
  return (
    <Drawer open size="large" title={t('details')} onClose={onClose}>
      <Descriptions column={1} size="small" bordered items={rows} />
      {changes.length > 0 && (
        <table className="au-changes">
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{before === null ? '—' : <del>{before}</del>}</td>
                <td>{after === null ? '—' : <ins>{after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {entry.detail !== null && entry.detail !== undefined && (
        <>
          <h3 className="au-head">{t('sent')}</h3>
          {/* Long content scrolls, so it can be reached by keyboard. */}
          <pre className="au-sent">{JSON.stringify(entry.detail, null, 2)}</pre>
        </>
      )}
    </Drawer>
  );
}
