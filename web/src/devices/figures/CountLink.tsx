import type { Counted } from '@chengyun/contract/alarm-figures';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';

type CountLinkProps = {
  readonly counted: Counted;
  /** What is counted, read out. */
  readonly name: string;
  readonly children?: ReactNode;
  readonly className?: string;
};

/** A figure that opens to the alarms it counts; nought opens to nothing. */
export function CountLink({ counted: { n, opens }, name, children = n, className = '' }: CountLinkProps) {
  const { t } = useTranslation('fireDesk');
  const town = useTown().id;
  if (n === 0) return <span className={className}>{children}</span>;
  return (
    <Link
      className={`dv-count ${className}`}
      to="/$town/alarms"
      params={{ town }}
      search={{ ...opens, state: opens.state ?? 'all', sort: 'newest' }}
      aria-label={t('figures.opens', { name, n })}
      title={t('figures.opens', { name, n })}
    >
      {children}
    </Link>
  );
}
