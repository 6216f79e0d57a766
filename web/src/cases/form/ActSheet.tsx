import type { ActionName } from '@chengyun/contract/actions';
import type { CaseDetail } from '@chengyun/contract/case';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureWords } from '../../ui/failure.ts';
import { useHotkeys } from '../../ui/hotkeys.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useActionName } from '../words.ts';
import { ChangedSince } from './ChangedSince.tsx';
import { FieldRow } from './FieldRow.tsx';
import { useActForm } from './use-act-form.ts';

type ActSheetProps = { readonly action: ActionName; readonly detail: CaseDetail; readonly onClose: () => void };

/** The form of an action, between the story and the hand: the story stays in sight and can be scrolled. */
export function ActSheet({ action, detail, onClose }: ActSheetProps) {
  const { t } = useTranslation('cases');
  const name = useActionName()(action);
  const form = useActForm(action, detail, onClose);
  const sheet = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(sheet.current), []);
  useEffect(() => {
    if (Object.keys(form.faults).length > 0) focusFault(sheet.current);
  }, [form.faults]);
  const submit = useRef(form.submit);
  submit.current = form.submit;
  const keys = useMemo(
    () => ({ 'mod+enter': () => submit.current(), escape: { label: t('act.cancel'), run: onClose } }),
    [onClose, t],
  );
  // For when the hand has left the form, to scroll the story or look at the list.
  useHotkeys(keys);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.submit();
    } else if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  const possible = detail.allowedActions.some((one) => one.action === action);
  const uploading = form.values['$sending'] === true;
  return (
    <form
      ref={sheet}
      className="cy-sheet"
      aria-label={name}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <div className="cy-sheet-fields">
        <h2>{name}</h2>
        <ChangedSince detail={detail} seen={form.seen} possible={possible} />
        {form.fields.map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            action={action}
            value={form.values[field.name]}
            values={form.values}
            onChange={(value) => form.set(field.name, value)}
            onChangeOther={form.set}
            detail={detail}
            fault={form.faults[field.name]}
          />
        ))}
        {form.failure !== undefined && <Failure error={form.failure} />}
      </div>
      <footer className="cy-acts">
        <Button type="primary" htmlType="submit" loading={form.sending} disabled={!possible || uploading}>
          {t('act.submit', { action: name })}
          <Kbd k="mod+enter" plain />
        </Button>
        <Button onClick={onClose}>
          {t('act.cancel')}
          <Kbd k="escape" plain />
        </Button>
      </footer>
    </form>
  );
}

function Failure({ error }: { readonly error: unknown }) {
  const { title, detail, ref } = useFailureWords(error);
  return (
    <p className="cy-failure" role="alert">
      <b>{title}</b> {detail} {ref}
    </p>
  );
}

/** Fields a reader would begin with; buttons that only remove something are none. */
const fillable = 'textarea, input:not([type="file"]):not([type="radio"]), input[type="radio"]:checked';

function focusFirst(sheet: HTMLElement | null): void {
  const field = sheet?.querySelector<HTMLElement>(`.cy-field-text textarea, .cy-field-unit input, ${fillable}`);
  field?.focus({ preventScroll: false });
}

function focusFault(sheet: HTMLElement | null): void {
  const row = sheet?.querySelector('.cy-fault')?.closest('.cy-field');
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>('textarea, input')?.focus({ preventScroll: true });
}
