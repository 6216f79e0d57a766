import type { ReportContent, ReportTask } from '@chengyun/contract/reports';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { newTask } from './draft.ts';
import { WordsBox } from './WordsBox.tsx';

type RowsProps = {
  readonly tasks: readonly ReportTask[];
  readonly content: ReportContent;
  readonly onChange: (tasks: readonly ReportTask[]) => void;
};

/** The measures to be taken, each with who and until when; to be added, changed and taken out. */
export function TaskRows({ tasks, content, onChange }: RowsProps) {
  const { t } = useTranslation('reports');
  const change = (id: string, changes: Partial<ReportTask>) =>
    onChange(tasks.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  return (
    <div className="rep-task-rows">
      {tasks.map(({ id, text, owner, due }, at) => (
        <fieldset key={id} className="rep-task-row">
          <legend className="cy-hidden">{`${t('task.text')} ${at + 1}`}</legend>
          <WordsBox
            label={`${t('task.text')} ${at + 1}`}
            text={text}
            figures={content.figures}
            onChange={(next) => change(id, { text: next })}
          />
          <Input
            aria-label={t('task.owner')}
            placeholder={t('task.owner')}
            value={owner}
            maxLength={80}
            onChange={(event) => change(id, { owner: event.target.value })}
          />
          <Input
            type="date"
            aria-label={t('task.due')}
            value={due ?? ''}
            onChange={(event) => change(id, { due: event.target.value || null })}
          />
          <Button onClick={() => onChange(tasks.filter((one) => one.id !== id))}>{t('task.remove')}</Button>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...tasks, newTask(tasks, content.date)])}>{t('task.add')}</Button>
    </div>
  );
}
