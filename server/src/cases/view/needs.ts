import type { ActionName } from '@chengyun/contract/actions';
import type { Condition, KindPolicy } from '@chengyun/contract/pack';

type Wanted = Pick<KindPolicy, 'category' | 'callBack' | 'replyPhoto'>;

/** What kind and filing condition want of an action beyond its schema, so that a form can ask for it at once. */
export function needsOf(
  action: ActionName,
  kind: Wanted,
  condition?: Pick<Condition, 'photo'> | null,
): readonly string[] {
  switch (action) {
    case 'file':
      return kind.category === 'required' ? ['category'] : [];
    case 'reply':
      return [
        'outcome',
        ...(kind.callBack === 'required' ? ['factFinding', 'demandFinding'] : []),
        ...(kind.replyPhoto || condition?.photo ? ['attachmentIds'] : []),
      ];
    case 'close':
      return kind.callBack === 'required' ? ['calledBack'] : [];
    default:
      return [];
  }
}
