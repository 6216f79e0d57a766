import type { MeasureAnswer } from '@chengyun/contract/measures-answer';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { useValueText } from '../../charts/use-value-text.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { dayOf } from '../period/days.ts';
import { addsUp } from './add-up.ts';
import { Change } from './Change.tsx';
import { CountLink } from './CountLink.tsx';
import { lampOf } from './lamp-of.ts';
import type { Asking } from './use-asked.ts';

type FigureHeadProps = { readonly answer: MeasureAnswer; readonly asking: Asking };

/** The figure itself: large, with its target, what it is made of, and how it stood before. */
export function FigureHead({ answer, asking }: FigureHeadProps) {
  const { t } = useTranslation('measures');
  const text = useValueText();
  const { measure, total } = answer;
  const { format, direction, target } = measure;
  const lamp = lampOf(total.value, target, direction);
  return (
    <div className="ms-figure">
      <div>
        <p className="ms-figure-value">
          <CountLink asking={asking} picked={{}} label={t('opens', { n: total.rows })}>
            {text(total.value, format, format === 'share')}
          </CountLink>
        </p>
        <MadeOf answer={answer} asking={asking} />
      </div>
      <dl className="ms-facts">
        {target !== null && (
          <div>
            <dt>{t('target')}</dt>
            <dd>
              {text(target, format)} {lamp && <Lamp lamp={lamp} label={t(`lamp.${lamp}`)} withLabel />}
            </dd>
          </div>
        )}
        {total.before && answer.periodBefore && (
          <div>
            <dt>{t('before')}</dt>
            <dd>
              {text(total.before.value, format)} <Change figure={total} against="before" measure={measure} />
              <Span {...answer.periodBefore} />
            </dd>
          </div>
        )}
        {total.yearBefore && answer.yearBefore && (
          <div>
            <dt>{t('yearBefore')}</dt>
            <dd>
              {text(total.yearBefore.value, format)} <Change figure={total} against="yearBefore" measure={measure} />
              <Span {...answer.yearBefore} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** What stands above and below the line, each with its own list. */
function MadeOf({ answer: { measure, total }, asking }: FigureHeadProps) {
  const { t } = useTranslation('measures');
  const text = useValueText();
  const { numerator, denominator, rows } = total;
  if (measure.format === 'count') return null;
  if (denominator === null || measure.format !== 'share' || !addsUp(measure)) {
    return <p className="ms-made">{t('rows', { n: text(rows, 'count') })}</p>;
  }
  const above = Number.isInteger(numerator) ? text(numerator, 'count') : text(numerator, 'number', true);
  return (
    <p className="ms-made">
      <CountLink asking={asking} picked={{ part: 'numerator' }} label={t('opensPart.numerator', { n: rows })}>
        {above}
      </CountLink>
      {' ÷ '}
      <CountLink
        asking={asking}
        picked={{ part: 'denominator' }}
        label={t('opensPart.denominator', { n: denominator })}
      >
        {text(denominator, 'count')}
      </CountLink>
      {denominator > rows && (
        <>
          {' · '}
          <CountLink asking={asking} picked={{ part: 'rest' }} label={t('opensPart.rest', { n: denominator - rows })}>
            {t('rest', { n: text(denominator - rows, 'count') })}
          </CountLink>
        </>
      )}
    </p>
  );
}

/** First and last day of a span. */
function Span({ from, to }: { readonly from: string; readonly to: string }) {
  const { zone } = useTown();
  const [first, last] = [dayOf(new Date(from), zone), dayOf(new Date(Date.parse(to) - 1), zone)];
  return (
    <small>
      {first === last || last < first
        ? first
        : `${first} – ${first.slice(0, 4) === last.slice(0, 4) ? last.slice(5) : last}`}
    </small>
  );
}
