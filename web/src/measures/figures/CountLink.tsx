import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Picked, pickedSearch } from './address.ts';
import type { Asking } from './use-asked.ts';

type CountLinkProps = {
  readonly asking: Asking;
  readonly picked: Picked;
  /** What opens, read out. */
  readonly label: string;
  readonly children: ReactNode;
};

/** A figure that opens the list behind it, on this page and with an address of its own. */
export function CountLink({ asking, picked, label, children }: CountLinkProps) {
  const search = pickedSearch(asking.search, picked) as never;
  return (
    <Link to="." search={search} className="ms-count" aria-label={label} title={label} resetScroll={false}>
      {children}
    </Link>
  );
}
