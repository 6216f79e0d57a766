import { useTranslation } from 'react-i18next';
import { hexLines } from './hex-lines.ts';

/** A frame as integrators read it: offset, bytes, text. */
export function HexDump({ hex }: { readonly hex: string }) {
  const { t } = useTranslation('devices');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame wider than the page is scrolled by keyboard
    <section className="dv-hex" tabIndex={0} aria-label={t('frames.hex')}>
      <table>
        <thead className="cy-hidden">
          <tr>
            <th scope="col">{t('frames.offset')}</th>
            <th scope="col">{t('frames.hex')}</th>
            <th scope="col">{t('frames.text')}</th>
          </tr>
        </thead>
        <tbody>
          {hexLines(hex).map(({ offset, bytes, text }) => (
            <tr key={offset}>
              <th scope="row">{offset}</th>
              <td>{bytes}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
