import type { WallFigure } from '@chengyun/contract/wall';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { addressOf } from '../address.ts';
import { useWall } from '../WallContext.tsx';

type FigureLinkProps = {
  readonly figure: Pick<WallFigure, 'opens'>;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A figure that opens to its list; on a screen of a hall it is only read. */
export function FigureLink({ figure, className, children }: FigureLinkProps) {
  const { town, kiosk } = useWall();
  const router = useRouter();
  if (kiosk) return <span className={className}>{children}</span>;
  const href = addressOf(town, figure.opens);
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a className={className} href={href} onClick={go}>
      {children}
    </a>
  );
}
