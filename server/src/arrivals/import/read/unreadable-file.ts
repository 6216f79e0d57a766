import type { Localized } from '@chengyun/contract/words';

/** The file as a whole cannot be read; `told` says why and what to do. */
export class UnreadableFile extends Error {
  readonly told: Localized;
  constructor(told: Localized, options?: ErrorOptions) {
    super(told.en, options);
    this.told = told;
  }
}
