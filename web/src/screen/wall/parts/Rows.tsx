import type { WallRow } from '@chengyun/contract/wall';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../text/language.ts';
import { useNow } from '../../../ui/now.ts';
import { momentText } from '../../../ui/time.ts';
import { useTongue } from '../../../ui/Zone.tsx';
import { useWall } from '../WallContext.tsx';
import { FigureLink } from './FigureLink.tsx';
import { useRemaining } from './use-remaining.ts';

/** Alarms, pressed cases or sections, line by line; a line opens the command view of what it is about. */
export function Rows({ rows }: { readonly rows: readonly WallRow[] }) {
  return (
    <ul className="cy-wall-rows">
      {rows.map((row) => (
        <li key={row.key} className={`cy-wall-row cy-wall-${row.tone}`}>
          <Opens row={row}>{lineOf(row)}</Opens>
        </li>
      ))}
    </ul>
  );
}

function lineOf(row: WallRow): ReactNode {
  if (row.thing?.kind === 'case') return <CaseLine row={row} />;
  return row.thing?.kind === 'alarm' ? <ThingLine row={row} /> : <PlainLine row={row} />;
}

/** A device or a goal: its name and how it stands. */
function PlainLine({ row: { title, note } }: { readonly row: WallRow }) {
  const { i18n } = useTranslation();
  return (
    <>
      <span className="cy-wall-words cy-wall-one">{inLanguage(title, i18n.language)}</span>
      {note && <span className="cy-wall-due">{inLanguage(note, i18n.language)}</span>}
    </>
  );
}

function Opens({ row: { thing, figure }, children }: { readonly row: WallRow; readonly children: ReactNode }) {
  const { look } = useWall();
  if (!thing && figure) return <FigureLink figure={figure}>{children}</FigureLink>;
  if (!thing) return <div>{children}</div>;
  return (
    <button type="button" onClick={() => look(thing)}>
      {children}
    </button>
  );
}

function ThingLine({ row: { title, note, at, state } }: { readonly row: WallRow }) {
  const { t, i18n } = useTranslation('wall');
  const [now, tongue] = [useNow(), useTongue()];
  const states: Readonly<Record<string, string>> = t('alarmState', { returnObjects: true });
  return (
    <>
      <time dateTime={at ?? undefined}>{at && momentText(new Date(at), now, tongue)}</time>
      <span className="cy-wall-words">
        {inLanguage(title, i18n.language)}
        {note && <small>{inLanguage(note, i18n.language)}</small>}
      </span>
      {state && <span className="cy-wall-tag">{states[state] ?? state}</span>}
    </>
  );
}

function CaseLine({ row: { title, at, state } }: { readonly row: WallRow }) {
  const { t, i18n } = useTranslation('terms');
  const remaining = useRemaining();
  const levels: Readonly<Record<string, string>> = t('supervision', { returnObjects: true });
  return (
    <>
      <span className="cy-wall-words cy-wall-one">
        {state && `${levels[state] ?? state} · `}
        {inLanguage(title, i18n.language)}
      </span>
      {at && <span className="cy-wall-due">{remaining(new Date(at))}</span>}
    </>
  );
}
