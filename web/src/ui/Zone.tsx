import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tongue } from './time.ts';

const ZoneContext = createContext('Asia/Shanghai');

/** Tells the times below in one town's zone (IANA name), wherever the reader's computer stands. */
export function ZoneProvider({ zone, children }: { readonly zone: string; readonly children: ReactNode }) {
  return <ZoneContext value={zone}>{children}</ZoneContext>;
}

/** What the formatters of `time.ts` need: words of the reader's language and the town's zone. */
export function useTongue(): Tongue {
  const { t } = useTranslation('frame');
  return { t, zone: useContext(ZoneContext) };
}
