import type { HTMLAttributes } from 'react';

type ScrollsProps = HTMLAttributes<HTMLElement> & { readonly as?: 'section' | 'aside' | 'div' | 'dl' };

/** A place that scrolls by itself. The keyboard can stop at it though nothing in it may be pressed, for only so do the arrow keys scroll it. */
export function Scrolls({ as: Place = 'section', ...attributes }: ScrollsProps) {
  return <Place tabIndex={0} {...attributes} />;
}
