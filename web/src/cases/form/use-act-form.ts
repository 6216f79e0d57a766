import type { ActionName } from '@chengyun/contract/actions';
import type { CaseDetail } from '@chengyun/contract/case';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/client.ts';
import { ApiProblem, isConflict } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { caseKey } from '../../api/things.ts';
import { resumed, useDrafts } from '../acts/drafts.ts';
import { mayRepeat, useSendAct } from '../acts/send-act.ts';
import { bodyOf, type Fault, type Field, faultsIn, fieldOfPath, fieldsOf, type Values } from './fields.ts';
import { firstValues, onlyChanged } from './first-values.ts';

export type ActForm = {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly faults: Readonly<Record<string, string>>;
  /** A failure that belongs to no field. */
  readonly failure: unknown;
  readonly sending: boolean;
  /** The version the form was begun on; what came after it is shown. */
  readonly seen: number;
  readonly set: (name: string, value: unknown) => void;
  readonly submit: () => void;
};

/** The state of one action's form: kept as a draft, checked, sent with the version on the screen. */
export function useActForm(action: ActionName, detail: CaseDetail, onDone: () => void): ActForm {
  const queryClient = useQueryClient();
  const town = useTown().id;
  const drafts = useDrafts();
  const send = useSendAct();
  const faultWords = useFaultWords();
  const [{ values, seen, first }, setHeld] = useState(() => {
    const begun = firstValues(action, detail, new Date());
    return resumed(drafts.get(detail.id, action), begun, detail.version);
  });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const [key, setKey] = useState(newKey);
  const needs = detail.allowedActions.find((one) => one.action === action)?.needs;
  const fields = useMemo(() => fieldsOf(action, values, needs), [action, values, needs]);

  const set = useCallback(
    (name: string, value: unknown) => {
      setHeld((held) => {
        const next = { ...held, values: { ...held.values, [name]: value } };
        drafts.set(detail.id, action, next);
        return next;
      });
      setFaults(({ [name]: _, ...others }) => others);
    },
    [drafts, detail.id, action],
  );
  const failed = (error: unknown) => {
    if (!mayRepeat(error)) {
      setKey(newKey());
      // A refusal may come from what somebody else did meanwhile; the form then shows what that was.
      void queryClient.invalidateQueries({ queryKey: caseKey(town, detail.id), exact: true });
    }
    const told = error instanceof ApiProblem ? error.errors : [];
    const known = told.flatMap(({ path, message }) => {
      const name = fieldOfPath(path, fields);
      return name ? [[name, message] as const] : [];
    });
    setFaults(Object.fromEntries(known));
    // A conflict is told by what changed, which the page reads by itself.
    setFailure(known.length > 0 || isConflict(error) ? undefined : error);
  };
  const submit = () => {
    if (sending || values['$sending'] === true) return;
    const wrong = faultsIn(fields, values);
    if (wrong.length > 0) return setFaults(faultWords(wrong, fields));
    const body = onlyChanged(action, bodyOf(fields, values), first);
    if (action === 'edit' && Object.keys(body).every((name) => name === 'reason')) {
      return setFaults({ reason: faultWords.nothingChanged });
    }
    setSending(true);
    setFailure(undefined);
    send({ caseId: detail.id, action, body, version: detail.version, key })
      .then(() => {
        drafts.drop(detail.id, action);
        onDone();
      })
      .catch(failed)
      .finally(() => setSending(false));
  };
  return { fields, values, faults, failure, sending, seen, set, submit };
}

function useFaultWords() {
  const { t } = useTranslation('cases');
  const names: Readonly<Record<string, string>> = t('field', { returnObjects: true });
  const words = (wrong: readonly Fault[], fields: readonly Field[]) =>
    Object.fromEntries(
      wrong.map(({ name, kind, min }) => {
        if (kind === 'short') return [name, t('act.tooShort', { n: min ?? 0 })];
        const written = ['text', 'line'].includes(fields.find((field) => field.name === name)?.widget ?? '');
        return [name, t(written ? 'act.needed' : 'act.neededChoice', { field: names[name] ?? name })];
      }),
    );
  return Object.assign(words, { nothingChanged: t('act.nothingChanged') });
}
