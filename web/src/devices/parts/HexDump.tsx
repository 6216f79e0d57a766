import { useTranslation } from 'react-i18next';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { hexLines } from './hex-lines.ts';

type Stretch = { readonly at: number; readonly length: number };
type HexDumpProps = {
  readonly hex: string;
  /** Bytes that are pointed at, and bytes that are wrong. */
  readonly shown?: Stretch | undefined;
  readonly wrong?: Stretch | undefined;
};

/** A frame in bytes: offset, bytes, text. */
export function HexDump({ hex, shown, wrong }: HexDumpProps) {
  const { t } = useTranslation('devices');
  return (
    <Scrolls className="dv-hex" aria-label={t('frames.hex')}>
      <table>
        <thead className="cy-hidden">
          <tr>
            <th scope="col">{t('frames.offset')}</th>
            <th scope="col">{t('frames.hex')}</th>
            <th scope="col">{t('frames.text')}</th>
          </tr>
        </thead>
        <tbody>
          {hexLines(hex).map(({ offset, bytes, text }, line) => (
            <tr key={offset}>
              <th scope="row">{offset}</th>
              <td>
                <Bytes bytes={bytes} from={line * 16} shown={shown} wrong={wrong} />
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

type BytesProps = Omit<HexDumpProps, 'hex'> & { readonly bytes: string; readonly from: number };

/** The bytes of a line in runs: those of one look stand in one element. */
function Bytes({ bytes, from, shown, wrong }: BytesProps) {
  const pairs = bytes.split(' ');
  const lookOf = (at: number) => (isIn(at, shown) ? 'dv-hit' : isIn(at, wrong) ? 'dv-wrong' : '');
  const runs: { readonly look: string; readonly at: number; readonly pairs: string[] }[] = [];
  for (const [nth, pair] of pairs.entries()) {
    const look = lookOf(from + nth);
    const last = runs.at(-1);
    if (last && last.look === look) last.pairs.push(pair);
    else runs.push({ look, at: nth, pairs: [pair] });
  }
  return runs.map(({ look, at, pairs: some }) => (
    <span key={at}>
      {at > 0 && ' '}
      <span className={look || undefined}>{some.join(' ')}</span>
    </span>
  ));
}

function isIn(at: number, stretch: Stretch | undefined): boolean {
  return stretch !== undefined && at >= stretch.at && at < stretch.at + stretch.length;
}
