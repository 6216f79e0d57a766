import type { CaseDetail, JournalLine } from '@chengyun/contract/case';
import type { Role } from '@chengyun/contract/words';
import type { TFunction } from 'i18next';

/** What the sentences are told with: words of the language, the case they are about, and how moments are written. */
export type Teller = {
  readonly t: TFunction<'story'>;
  readonly terms: TFunction<'terms'>;
  readonly language: string;
  readonly about: CaseDetail;
  readonly moment: (at: string) => string;
  readonly role: (role: Role) => string;
  /** The name of a source of reports. */
  readonly source: (source: string) => string;
};

/** A sentence, or words somebody said or wrote. */
export type Piece = { readonly kind: 'said' | 'quoted'; readonly text: string };

/** Tells one kind of step; what is absent in the step is given as undefined and left out. */
export type Tell = (line: JournalLine, teller: Teller) => readonly (string | Piece | undefined)[];

export function quoted(text: string | undefined): Piece | undefined {
  return text ? { kind: 'quoted', text } : undefined;
}

/** The pieces that are there. */
export function pieces(told: ReturnType<Tell>): readonly Piece[] {
  return told.flatMap((one) => {
    if (!one) return [];
    return typeof one === 'string' ? [{ kind: 'said' as const, text: one }] : [one];
  });
}

/** A text of a step's input; undefined when it is no text or empty. */
export function text(line: JournalLine, name: string): string | undefined {
  const value = line.input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A member of what the step told the reader (`effects.told`). */
export function told(line: JournalLine, name: string): unknown {
  return inside(line.effects['told'], name);
}

/** A member of an object that came as JSON. */
export function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The name of a unit of this case; undefined when the case never had a task for it. */
export function unitNamed(id: unknown, { about }: Teller): string | undefined {
  const { tasks, proposals } = about;
  return (
    tasks.find((task) => task.unitId === id)?.unitName ??
    proposals.find((one) => one.unitId === id)?.unitName ??
    undefined
  );
}
