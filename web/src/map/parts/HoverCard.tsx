import { Popup } from '@vis.gl/react-maplibre';
import type { ReactNode } from 'react';

type HoverCardProps = {
  readonly at: readonly [lon: number, lat: number];
  /** Called when the reader closes it; without it the card leaves with the pointer and catches no clicks. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
};

/** A small card beside a thing on the map. */
export function HoverCard({ at: [lon, lat], onClose, children }: HoverCardProps) {
  return (
    <Popup
      longitude={lon}
      latitude={lat}
      offset={16}
      maxWidth="300px"
      closeButton={false}
      closeOnClick={false}
      focusAfterOpen={false}
      className={onClose ? 'cy-map-card' : 'cy-map-card cy-map-card-passing'}
      {...(onClose && { onClose })}
    >
      {children}
    </Popup>
  );
}
