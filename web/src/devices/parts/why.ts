import { useTranslation } from 'react-i18next';
import { knownWhy } from './why-frames.ts';

/** All that a reason may name; each reason names a few of them. */
const blank = {
  ...{ mark: '', n: '', at: '', name: '', code: '', topic: '', known: '' },
  ...{ from: '', allowed: '', wanted: '', shown: '' },
};

/** Tells why a frame could not be taken in the reader's language; what is not known is told as the gateway noted it. */
export function useWhy(): (note: string) => string {
  const { t } = useTranslation('devices');
  return (note) => {
    const known = knownWhy(note);
    return known ? t(`frames.why.${known.key}`, { ...blank, ...known.values }) : note;
  };
}
