import type { JournalLine } from '@chengyun/contract/case';
import { actionTitles } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { inLanguage } from '../../text/language.ts';
import { type Teller, unitNamed } from './teller.ts';

type TitleKey = keyof typeof import('../../text/zh/story.ts')['story']['title'];

/** A title that tells how a step went (核查未通过 rather than 核查); undefined where the action's name says it all. */
export function titleOf(line: JournalLine, teller: Teller): string | undefined {
  const { t } = teller;
  if (line.action === 'undo') {
    const step = teller.about.journal.find(({ seq }) => seq === line.input['seq']);
    return t('title.undid', { step: step ? actionName(step.action, teller) : '' });
  }
  const key = keyOf(line, teller);
  return key && t(`title.${key}`);
}

/** The field's term for an action; one that the contract does not know is told by its id. */
export function actionName(action: string, { language }: Pick<Teller, 'language'>): string {
  const titles: Readonly<Record<string, Localized>> = actionTitles;
  const title = titles[action];
  return title ? inLanguage(title, language) : action;
}

function keyOf(line: JournalLine, teller: Teller): TitleKey | undefined {
  const { input, action } = line;
  const way = (yes: TitleKey, no: TitleKey) => (input['approve'] === true ? yes : no);
  switch (action) {
    case 'report':
      return reportKey(line, teller);
    case 'check':
      return input['result'] === 'fail' ? 'checkFail' : 'checkPass';
    case 'contact':
      return input['contacted'] === true ? 'contacted' : 'notContacted';
    case 'verify_result':
      return input['found'] === true ? 'found' : 'notFound';
    case 'call_back':
      if (input['reached'] === false) return 'notReached';
      return line.toState === 'handling' ? 'secondHandling' : undefined;
    case 'reply':
      return line.toState === 'handling' ? 'coReply' : undefined;
    case 'decide_extension':
      return way('extensionGranted', 'extensionRefused');
    case 'decide_suspension':
      return way('suspensionGranted', 'suspensionRefused');
    case 'decide_void':
      return way('voidGranted', 'voidRefused');
    case 'review_appeal':
      return way('reviewPassed', 'reviewRefused');
    case 'decide_appeal':
      return way('appealGranted', 'appealRefused');
    default:
      return undefined;
  }
}

function reportKey(line: JournalLine, { about }: Teller): TitleKey | undefined {
  if (line.actorRole === 'system') return 'reportDevice';
  if (/hotline|leader-mailbox|visit|petition/.test(about.source)) return 'reportCall';
  return line.actorRole === 'patrol' ? 'reportPatrol' : undefined;
}

/** The units a dispatch named, lead first, as one text. */
export function unitsOf(line: JournalLine, teller: Teller): string {
  const { t } = teller;
  const co = Array.isArray(line.input['coUnitIds']) ? (line.input['coUnitIds'] as readonly unknown[]) : [];
  const named = (id: unknown) => unitNamed(id, teller) ?? t('someUnit');
  return [t('lead', { unit: named(line.input['leadUnitId']) }), ...co.map((id) => t('co', { unit: named(id) }))].join(
    t('join'),
  );
}
