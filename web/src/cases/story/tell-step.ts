import type { JournalLine } from '@chengyun/contract/case';
import { type Piece, pieces, type Teller } from './teller.ts';
import { tellers } from './tellers.ts';
import { actionName, titleOf } from './title-of.ts';

/** One step as a reader sees it: its title, who took it, and sentences with quotes. */
export type Told = {
  readonly seq: number;
  readonly at: string;
  readonly title: string;
  readonly by: string;
  readonly said: readonly Piece[];
  /** Ids of the photos and files that came with it. */
  readonly files: readonly string[];
  readonly undone: boolean;
};

/** Tells a journal line in the reader's language; an action it does not know is told by its name alone. */
export function tellStep(line: JournalLine, teller: Teller): Told {
  const tell = tellers[line.action];
  return {
    seq: line.seq,
    at: line.at,
    title: titleOf(line, teller) ?? actionName(line.action, teller),
    by: doerOf(line, teller),
    said: tell ? pieces(tell(line, teller)) : [],
    files: ['attachmentIds', 'before', 'after'].flatMap((name) => idsIn(line.input[name])),
    undone: line.undone,
  };
}

function doerOf({ actorName, actorRole, unitName }: JournalLine, { t, role }: Teller): string {
  if (actorRole === 'system') return t('system');
  return [actorName ?? role(actorRole), unitName].filter((part) => part !== null).join(' · ');
}

function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
