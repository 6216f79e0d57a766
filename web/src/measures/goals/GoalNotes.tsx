import type { GoalThing } from '@chengyun/contract/goals-answer';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { useGoalChange } from './use-goal-change.ts';

/** What was said of an indicator: progress, reasons, what comes next. */
export function GoalNotes({ thing }: { readonly thing: GoalThing }) {
  const { t } = useTranslation('goals');
  const town = useTown().id;
  const [text, setText] = useState('');
  const [key, setKey] = useState(newKey);
  const add = useGoalChange(
    () => api(paths.goalNotes(town, thing.line.id), { key, body: { text } }),
    () => {
      setText('');
      setKey(newKey());
    },
  );
  return (
    <Panel title={t('notes')}>
      {thing.notes.length === 0 && <p className="gl-quiet">{t('noNotes')}</p>}
      <ul className="gl-notes">
        {thing.notes.map((note) => (
          <li key={note.id}>
            {note.text}
            <small>
              {note.by} · <DateTime at={note.at} />
            </small>
          </li>
        ))}
      </ul>
      <form
        className="gl-entry"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') add.mutate(undefined);
        }}
      >
        <Input.TextArea
          aria-label={t('addNote')}
          placeholder={t('noteText')}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit" loading={add.isPending} disabled={text.trim() === ''}>
          {t('addNote')}
        </Button>
        <FailureNote error={add.error} />
      </form>
    </Panel>
  );
}
