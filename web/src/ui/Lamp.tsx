import type { Lamp as LampColour } from '@chengyun/contract/words';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const shapes: Readonly<Record<LampColour, ReactNode>> = {
  red: <path d="M0 0h10v10H0z" fill="var(--red)" />,
  yellow: <path d="M5 0l5 10H0z" fill="var(--amber)" />,
  green: <circle cx="5" cy="5" r="4.5" fill="var(--green)" />,
};

type LampProps = { readonly lamp: LampColour; readonly label?: string; readonly withLabel?: boolean };

/** ■ late, ▲ nearly late, ● in time: shape and colour say the same, and its words are read out or shown (`withLabel`). */
export function Lamp({ lamp, label, withLabel = false }: LampProps) {
  const { t } = useTranslation('frame');
  const words = label ?? t(`lamp.${lamp}`);
  return (
    <span className={`cy-lamp cy-lamp-${lamp}`}>
      <svg
        width="10"
        height="10"
        viewBox="0 0 10 10"
        role={withLabel ? undefined : 'img'}
        aria-label={withLabel ? undefined : words}
        aria-hidden={withLabel || undefined}
        focusable="false"
      >
        {shapes[lamp]}
      </svg>
      {withLabel && <span>{words}</span>}
    </span>
  );
}
