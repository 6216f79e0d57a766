import type { WallCommand, WallThing } from '@chengyun/contract/wall';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { GlyphSign } from '../../../map/parts/GlyphSign.tsx';
import { inLanguage } from '../../../text/language.ts';
import { useNow } from '../../../ui/now.ts';
import { ErrorState, Loading } from '../../../ui/States.tsx';
import { momentText } from '../../../ui/time.ts';
import { useTongue } from '../../../ui/Zone.tsx';
import { FigureLink } from '../parts/FigureLink.tsx';
import { commandQuery } from '../queries.ts';
import { useWall } from '../WallContext.tsx';
import { CommandActs } from './CommandActs.tsx';
import { useDoneWords } from './done-words.ts';
import { mapAround, pageOf, signOf } from './near.ts';

type CommandPanelProps = { readonly thing: WallThing; readonly onClose: () => void };

/** The command view: what it is, what is near, whose ground it is, what was done, and what may be done with one key. */
export function CommandPanel({ thing, onClose }: CommandPanelProps) {
  const { t } = useTranslation('wall');
  const { kiosk } = useWall();
  const { id: town } = useTown();
  const command = useQuery(commandQuery(town, thing));
  return (
    <section className="cy-wall-command" aria-label={t('command.title')}>
      <button type="button" className="cy-wall-close" aria-label={t('command.close')} onClick={onClose}>
        ×
      </button>
      {command.isPending && <Loading rows={5} />}
      {command.isError && <ErrorState error={command.error} onRetry={command.refetch} />}
      {command.data && (
        <>
          <Head command={command.data} />
          <Done command={command.data} />
          <Duty command={command.data} />
          <Near command={command.data} />
          {!kiosk && <CommandActs command={command.data} />}
        </>
      )}
    </section>
  );
}

type Told = { readonly command: WallCommand };

function Head({ command: { thing, title, place, at, state, lamp } }: Told) {
  const { t, i18n } = useTranslation(['wall', 'terms']);
  const [now, tongue] = [useNow(), useTongue()];
  const words: Readonly<Record<string, string>> =
    thing.kind === 'case'
      ? t('terms:state', { returnObjects: true })
      : t(thing.kind === 'patrol' ? 'patrolState' : 'alarmState', { returnObjects: true });
  return (
    <header className={`cy-wall-head cy-wall-lamp-${lamp ?? 'none'}`}>
      <h2>{inLanguage(title, i18n.language)}</h2>
      <p>{[place, at && momentText(new Date(at), now, tongue), words[state]].filter(Boolean).join(' · ')}</p>
    </header>
  );
}

function Done({ command: { thing, done } }: Told) {
  const { t } = useTranslation('wall');
  const words = useDoneWords(thing.kind);
  const [now, tongue] = [useNow(), useTongue()];
  if (thing.kind === 'device' || thing.kind === 'patrol') return null;
  return (
    <>
      <h3>{t('command.steps')}</h3>
      {done.length === 0 && <p>{t('command.stepsNone')}</p>}
      <ol className="cy-wall-done">
        {done.map((step) => (
          <li key={`${step.at} ${step.action}`}>
            <time dateTime={step.at}>{momentText(new Date(step.at), now, tongue)}</time>
            <b>{words.action(step.action)}</b>
            <span>{step.unit ?? words.role(step.role)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Duty({ command: { duty } }: Told) {
  const { t } = useTranslation('wall');
  return (
    <>
      <h3>{t('command.duty')}</h3>
      {duty.length === 0 && <p>{t('command.dutyNone')}</p>}
      <ul className="cy-wall-duty">
        {duty.map(({ unit, people }) => (
          <li key={unit}>
            <span>{unit}</span>
            <span>{people > 0 ? t('command.people', { n: people }) : ''}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Near({ command: { near, radius, counted, position } }: Told) {
  const { t } = useTranslation('wall');
  const words = t('command.counted', counted);
  return (
    <>
      <h3>
        {t('command.near', { m: radius })}
        {position ? <FigureLink figure={{ opens: mapAround(position) }}>{words}</FigureLink> : <span>{words}</span>}
      </h3>
      {near.length === 0 && <p>{t('command.nearNone')}</p>}
      <ul className="cy-wall-near">
        {near.map((one) => (
          <li key={one.id} className={one.trouble ? 'cy-wall-troubled' : ''}>
            <NearLine near={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function NearLine({ near }: { readonly near: WallCommand['near'][number] }) {
  const { t } = useTranslation('wall');
  const opens = pageOf(near);
  const line = (
    <>
      <span>
        <GlyphSign glyph={signOf(near)} /> {t(`command.kinds.${near.kind}`)}
      </span>
      <span>{near.name}</span>
      <span>{t('command.metres', { n: near.metres })}</span>
    </>
  );
  return opens ? <FigureLink figure={{ opens }}>{line}</FigureLink> : <div>{line}</div>;
}
