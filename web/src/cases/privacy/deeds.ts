import type { PrivacyDetail } from '@chengyun/contract/privacy-request';

const deeds = ['ask_export', 'correct', 'erase'] as const;
/** What is done to data for a request, as against checking, answering and refusing. */
export type Deed = (typeof deeds)[number];

/** The deed a request may take now; none before the identity was checked and after its end. */
export function deedOf({ allowed }: Pick<PrivacyDetail, 'allowed'>): Deed | undefined {
  return deeds.find((one) => allowed.includes(one));
}
