import type { PolicyVersion } from '@chengyun/contract/policy';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';

type VersionListProps = {
  readonly versions: readonly PolicyVersion[];
  /** What can be done with a version, at its right. */
  readonly extra?: (version: PolicyVersion) => ReactNode;
};

/** The versions of a policy, newest first: who, when, why. */
export function VersionList({ versions, extra }: VersionListProps) {
  const { t } = useTranslation('admin');
  return (
    <ol className="cy-versions">
      {versions.map((version, place) => (
        <li key={version.version}>
          <b>
            {t('version', { n: version.version })}
            {place === 0 && <span className="cy-tag">{t('newest')}</span>}
          </b>
          <span>{version.note ?? t('noNote')}</span>
          <small>
            {version.createdBy === null || version.createdBy === 'system' ? t('system') : version.createdBy}
            {' · '}
            <DateTime at={version.createdAt} full />
          </small>
          {extra?.(version)}
        </li>
      ))}
    </ol>
  );
}
