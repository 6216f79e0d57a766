import type { ComponentType } from 'react';

export type BriefProps = {
  readonly caseId: string;
  /** Wants the form of an action. */
  readonly onAsk: (action: string) => void;
};

export type SheetProps = { readonly caseId: string; readonly action: string; readonly onClose: () => void };

/** What the fire desk shows of the case an incident became; given by the page that knows cases. */
export type CaseParts = {
  /** How it stands, and its next step. */
  readonly Brief: ComponentType<BriefProps>;
  readonly Sheet: ComponentType<SheetProps>;
};
