import type { GoalLine } from '@chengyun/contract/goals-answer';
import { Button, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../text/language.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { goalText } from '../goal-values.ts';
import type { Entering, NewValue } from './EnterDrawer.tsx';

/** A form of all indicators that are entered, for one month; what is left as it was is not sent. */
export function EnterOneByOne({ board, error, saving, onSave }: Entering) {
  const { t } = useTranslation('goals');
  const id = useId();
  const months = (board.groups[0]?.goals[0]?.months ?? []).map(({ month }) => month);
  const open = months.filter((month) => month <= board.today.slice(0, 7));
  const over = open.filter((month) => month < board.today.slice(0, 7));
  const [month, setMonth] = useState(over.at(-1) ?? open.at(-1) ?? '');
  const [given, setGiven] = useState<Readonly<Record<string, number | null>>>({});
  const lines = board.groups.flatMap(({ goals }) => goals).filter((goal) => goal.measure === null);
  const changed = lines.flatMap((line): readonly NewValue[] => {
    const value = given[line.id];
    return value === undefined || value === valueIn(line, month) ? [] : [{ goal: line.id, month, value }];
  });
  return (
    <form
      className="gl-enter"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(changed);
      }}
    >
      <p className="gl-quiet">{t('enter.lead')}</p>
      <label className="gl-enter-month" htmlFor={id}>
        {t('enter.month')}
        <Select
          id={id}
          value={month}
          options={open.toReversed().map((value) => ({ value, label: value }))}
          onChange={(value) => {
            setMonth(value);
            setGiven({});
          }}
        />
      </label>
      {lines.map((line) => (
        <Field
          key={`${line.id} ${month}`}
          line={line}
          month={month}
          value={given[line.id] === undefined ? valueIn(line, month) : (given[line.id] ?? null)}
          onValue={(value) => setGiven({ ...given, [line.id]: value })}
        />
      ))}
      <FailureNote error={error} />
      <footer className="gl-enter-acts">
        <Button type="primary" htmlType="submit" loading={saving} disabled={changed.length === 0}>
          {changed.length === 0 ? t('enter.nothing') : t('enter.save', { n: changed.length })}
        </Button>
      </footer>
    </form>
  );
}

type FieldProps = {
  readonly line: GoalLine;
  readonly month: string;
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
};

function Field({ line, month, value, onValue }: FieldProps) {
  const { t, i18n } = useTranslation('goals');
  const id = useId();
  const at = line.months.findIndex((one) => one.month === month);
  const last = line.months[at - 1]?.value ?? null;
  return (
    <label htmlFor={id} className={line.due.includes(month) ? 'gl-field gl-field-due' : 'gl-field'}>
      <span>
        {inLanguage(line.name, i18n.language)}
        <small>{t('enter.last', { value: goalText(last, line.decimals) })}</small>
      </span>
      <InputNumber
        id={id}
        value={value}
        onChange={onValue}
        precision={line.decimals}
        suffix={inLanguage(line.unit, i18n.language)}
      />
    </label>
  );
}

function valueIn(line: GoalLine, month: string): number | null {
  return line.months.find((one) => one.month === month)?.value ?? null;
}
