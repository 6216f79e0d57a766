import './admin.css';
import type { ReactNode } from 'react';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';

type AdminPageProps = {
  readonly title: string;
  readonly lead: string;
  readonly extra?: ReactNode;
  /** Filters between head and contents. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
};

/** The frame of an administration page: head, filters, contents that scroll. */
export function AdminPage({ title, lead, extra, bar, children }: AdminPageProps) {
  return (
    <div className="cy-admin">
      <PageHeader title={title} facts={[]} extra={extra} />
      <p className="cy-admin-lead">{lead}</p>
      {bar && <div className="cy-admin-bar">{bar}</div>}
      <Scrolls className="cy-admin-body" aria-label={title}>
        {children}
      </Scrolls>
    </div>
  );
}
