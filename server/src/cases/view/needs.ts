import type { ActionName } from '@chengyun/contract/actions';
import type { KindPolicy } from '@chengyun/contract/pack';

/** What the kind's policy wants of an action beyond its schema, so that a form can ask for it at once. */
export function needsOf(action: ActionName, kind: KindPolicy): readonly string[] {
  switch (action) {
    case 'file':
      return kind.category === 'required' ? ['category'] : [];
    case 'reply':
      return [
        'outcome',
        ...(kind.callBack === 'required' ? ['factFinding', 'demandFinding'] : []),
        ...(kind.replyPhoto ? ['attachmentIds'] : []),
      ];
    case 'close':
      return kind.callBack === 'required' ? ['calledBack'] : [];
    default:
      return [];
  }
}
