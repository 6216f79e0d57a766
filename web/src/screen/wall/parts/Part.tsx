import type { Replay, WallSection } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { Heading } from './Heading.tsx';
import { Lead } from './Lead.tsx';
import { Numbers } from './Numbers.tsx';
import { Ranking } from './Ranking.tsx';
import { Rates } from './Rates.tsx';
import { Rows } from './Rows.tsx';

type PartProps = { readonly section: WallSection; readonly past: Replay | undefined };

/** One part of the wall under its heading; without anything to show it says what will be here. */
export function Part({ section, past }: PartProps) {
  const { id, look, total, figures, rows } = section;
  const { t } = useTranslation('wall');
  const words = useWords();
  const title = words('section', id) ?? id;
  if (look === 'lead') return <Lead section={section} title={title} past={past} />;
  const note = words('note', id);
  const bare = figures.length === 0 && rows.length === 0;
  const empty =
    look === 'counting' || look === 'failed'
      ? t(look)
      : (words('awaits', id) ?? words('empty', id) ?? words('empty', 'rest'));
  // Lines of a quiet list are of what is over.
  const calm = rows.length > 0 && rows.every(({ tone }) => tone === 'good') ? words('calm', id) : undefined;
  return (
    <section className={`cy-wall-part cy-wall-${look}-part`}>
      <Heading
        title={title}
        note={total ? undefined : note}
        total={(bare || calm) && total?.value === 0 ? null : total}
      />
      {bare && <p className="cy-wall-awaits">{empty}</p>}
      {calm && <p className="cy-wall-calm">{calm}</p>}
      {!bare && look === 'rates' && <Rates figures={figures} />}
      {!bare && look === 'numbers' && <Numbers figures={figures} />}
      {!bare && look === 'ranking' && <Ranking rows={rows} />}
      {!bare && look === 'list' && <Rows rows={rows} />}
    </section>
  );
}

/** Words by group and id; an id there is no word for gives none. */
function useWords(): (group: 'section' | 'note' | 'awaits' | 'empty' | 'calm', id: string) => string | undefined {
  const { t } = useTranslation('wall');
  return (group, id) => {
    const words: Readonly<Record<string, string>> = t(group, { returnObjects: true });
    return words[id];
  };
}
