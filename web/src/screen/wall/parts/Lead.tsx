import type { Replay, WallFigure, WallSection } from '@chengyun/contract/wall';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../text/language.ts';
import { numberText } from '../../../ui/number.ts';
import { FigureLink } from './FigureLink.tsx';
import { Heading } from './Heading.tsx';
import { Value } from './Value.tsx';

type LeadProps = { readonly section: WallSection; readonly title: string; readonly past: Replay | undefined };

/** The one great figure of a scene, what it is made of, and how far that has come. */
export function Lead({ section, title, past }: LeadProps) {
  const { t, i18n } = useTranslation('wall');
  const versus = useVersus();
  const both = useOpenName();
  const then = section.id === 'today' ? past : undefined;
  const [lead, ...flow] = then ? thenOf(section.figures, then, both) : section.figures;
  if (!lead) return null;
  // What was counted of a past moment opens to no list of now.
  const Opens = then ? Told : FigureLink;
  return (
    <section className="cy-wall-part" data-then={then ? '' : undefined}>
      <Heading title={then ? t('replay.reported') : title} note={then ? undefined : versus(lead)} />
      <div className="cy-wall-big">
        <Opens figure={lead}>
          <Value value={lead.value} format={lead.format} />
        </Opens>
        <ul>
          {!then &&
            section.parts.map((part) => (
              <li key={part.name.zh}>
                <FigureLink figure={part}>
                  {inLanguage(part.name, i18n.language)} <Value value={part.value} format={part.format} />
                </FigureLink>
              </li>
            ))}
        </ul>
      </div>
      <dl className="cy-wall-flow">
        {flow.map((figure) => (
          <div key={figure.name.zh} className={figure.direction === 'lower' && figure.value ? 'cy-wall-late' : ''}>
            <dt>
              {inLanguage(figure.name, i18n.language)}
              {!!figure.target && <small>{t('due', { n: numberText(figure.target) })}</small>}
            </dt>
            <dd>
              <Opens figure={figure}>
                <Value value={figure.value} format={figure.format} />
              </Opens>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Told({ children }: { readonly figure: WallFigure; readonly children: ReactNode }) {
  return <span>{children}</span>;
}

/* In the order the server tells the day's flow: reported, filed, in hand, ended, late. Of the past, all that was open is known. */
function thenOf(
  figures: readonly WallFigure[],
  { reported, filed, open, closed, late }: Replay,
  name: WallFigure['name'],
): readonly WallFigure[] {
  const values = [reported, filed, open, closed, late];
  return figures.map((figure, nth) => ({
    ...figure,
    target: null,
    value: values[nth] ?? null,
    ...(nth === 2 ? { name } : {}),
  }));
}

function useOpenName(): WallFigure['name'] {
  const { t } = useTranslation('wall');
  return { zh: t('open'), en: t('open') };
}

const leastBefore = 20;

/** How a figure stands to the same hours a week ago. */
function useVersus(): (figure: WallFigure) => string | undefined {
  const { t } = useTranslation('wall');
  return ({ value, before }) => {
    // A change on a handful says nothing.
    if (value === null || before === null || before < leastBefore) return undefined;
    const share = (value - before) / before;
    if (Math.abs(share) < 0.0005) return t('same');
    const change = `${share > 0 ? '+' : '−'}${(Math.abs(share) * 100).toFixed(1)}%`;
    return t('versus', { change });
  };
}
