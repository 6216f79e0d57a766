import type { AlarmAction, AlarmDetail } from '@chengyun/contract/alarm';
import { Button, Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../../ui/hotkeys.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Chip } from '../../ui/Row.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { type ShelvePreset, shelvePresets } from './shelve-until.ts';
import { useAlarmAct } from './use-alarm-act.ts';

type SheetAction = Exclude<AlarmAction, 'ack'>;
/** What a form is asked for: one action, or a verdict yet to be chosen. */
export type AskedAct = SheetAction | 'verdict';
type VerdictSheetProps = { readonly asked: AskedAct; readonly detail: AlarmDetail; readonly onClose: () => void };

const needsReason: readonly SheetAction[] = ['false', 'shelve'];
const verdicts = ['confirm', 'false', 'test'] as const;

/** The verdicts among actions, in the order they are offered. */
export function verdictsAmong(actions: readonly string[]): readonly (typeof verdicts)[number][] {
  return verdicts.filter((verdict) => actions.includes(verdict));
}

/** The form of a verdict: which, usual reasons at one press, own words beside them, for shelving until when. */
export function VerdictSheet({ asked, detail, onClose }: VerdictSheetProps) {
  const may = verdictsAmong(detail.allowedActions);
  const [chosen, choose] = useState<SheetAction>(asked === 'verdict' ? (may[0] ?? 'confirm') : asked);
  const choice = asked === 'verdict' && <VerdictChoice may={may} chosen={chosen} onChoose={choose} />;
  return <Sheet key={chosen} action={chosen} choice={choice} detail={detail} onClose={onClose} />;
}

type ChoiceProps = {
  readonly may: readonly (typeof verdicts)[number][];
  readonly chosen: SheetAction;
  readonly onChoose: (verdict: SheetAction) => void;
};

function VerdictChoice({ may, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation('alarms');
  // Typing goes into the reason, so the verdict is changed with a chord.
  const keys = useMemo(() => {
    const next = may[(may.findIndex((one) => one === chosen) + 1) % may.length] ?? chosen;
    return { 'mod+e': { label: t('sheet.which'), run: () => onChoose(next) } };
  }, [may, chosen, onChoose, t]);
  useHotkeys(keys);
  return (
    <fieldset className="dv-chips dv-chips-wrap">
      <legend>{t('sheet.which')}</legend>
      {may.map((verdict) => (
        <Chip key={verdict} label={t(`act.${verdict}`)} on={chosen === verdict} onPick={() => onChoose(verdict)} />
      ))}
      <Kbd k="mod+e" />
    </fieldset>
  );
}

type SheetProps = Omit<VerdictSheetProps, 'asked'> & { readonly action: SheetAction; readonly choice: ReactNode };

function Sheet({ action, choice, detail, onClose }: SheetProps) {
  const { t } = useTranslation('alarms');
  const form = useVerdict(action, detail, onClose);
  const name = t(`act.${action}`);
  const usual: Readonly<Record<string, string>> = t(`reasons.${action}`, { returnObjects: true });
  const submit = useRef(form.submit);
  submit.current = form.submit;
  useHotkeys(
    useMemo(
      () => ({ 'mod+enter': () => submit.current(), escape: { label: t('act.cancel'), run: onClose } }),
      [onClose, t],
    ),
  );
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.submit();
    } else if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <form
      className="dv-sheet"
      aria-label={name}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <div className="dv-sheet-fields">
        <h2>
          {name} <small>{t(hintOf(action, detail))}</small>
        </h2>
        {choice}
        {action === 'shelve' && <UntilChoice form={form} />}
        <fieldset className="dv-chips dv-chips-wrap">
          <legend className="cy-hidden">{t('sheet.usual')}</legend>
          {Object.entries(usual).map(([id, text]) => (
            <Chip key={id} label={text} on={form.reason === text} onPick={() => form.setReason(text)} />
          ))}
        </fieldset>
        <Input.TextArea
          autoFocus
          aria-label={t('sheet.reason')}
          placeholder={`${t('sheet.reason')}${needsReason.includes(action) ? '' : ` · ${t('sheet.optional')}`}`}
          value={form.reason}
          maxLength={500}
          autoSize={{ minRows: 1, maxRows: 4 }}
          onChange={(event) => form.setReason(event.target.value)}
        />
        {form.fault && (
          <p className="dv-fault" role="alert">
            {form.fault}
          </p>
        )}
      </div>
      <footer className="cy-acts">
        <Button type="primary" htmlType="submit" loading={form.busy}>
          {t('act.submit', { name })}
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

/** What follows from the action, said before it is taken. */
function hintOf(action: SheetAction, { kind, occasion, endedAt }: AlarmDetail) {
  if (action === 'clear' && endedAt === null) return 'sheet.clearEarlyHint';
  if (action !== 'confirm') return `sheet.${action}Hint` as const;
  if (occasion) return 'sheet.confirmDrill';
  return kind === 'fire' || kind === 'warning' ? 'sheet.confirmHint' : 'sheet.confirmFault';
}

function UntilChoice({ form }: { readonly form: ReturnType<typeof useVerdict> }) {
  const { t } = useTranslation('alarms');
  return (
    <fieldset className="dv-chips dv-chips-wrap">
      <legend className="cy-hidden">{t('sheet.until')}</legend>
      {(Object.keys(shelvePresets) as readonly ShelvePreset[]).map((preset) => (
        <Chip
          key={preset}
          label={t(`sheet.preset.${preset}`)}
          on={form.preset === preset}
          onPick={() => form.setPreset(preset)}
        />
      ))}
      {form.until && (
        <span className="dv-quiet">
          {t('sheet.until')} <DateTime at={form.until} />
        </span>
      )}
    </fieldset>
  );
}

function useVerdict(action: SheetAction, detail: AlarmDetail, onClose: () => void) {
  const { t } = useTranslation('alarms');
  const { busy, act } = useAlarmAct(detail);
  const [reason, write] = useState('');
  const [preset, choose] = useState<ShelvePreset>();
  const [until, setUntil] = useState<string>();
  const [fault, setFault] = useState<string>();
  const setReason = (next: string) => {
    write(next);
    setFault(undefined);
  };
  const setPreset = (next: ShelvePreset) => {
    choose(next);
    setUntil(new Date(Date.now() + shelvePresets[next]).toISOString());
  };
  const submit = () => {
    if (busy) return;
    const words = reason.trim();
    if (action === 'shelve' && !until) return setFault(t('sheet.needUntil'));
    if (words.length < 2 && (needsReason.includes(action) || words !== '')) return setFault(t('sheet.needReason'));
    setFault(undefined);
    const body = { ...(words && { reason: words }), ...(action === 'shelve' && { until }) };
    void act(action, body).then((done) => done && onClose());
  };
  return { reason, setReason, preset, setPreset, until, fault, submit, busy: busy !== undefined };
}
