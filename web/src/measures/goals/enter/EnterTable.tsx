import { UploadOutlined } from '@ant-design/icons';
import type { GoalTableRead } from '@chengyun/contract/goals-answer';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { inLanguage } from '../../../text/language.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { goalText } from '../goal-values.ts';
import type { Entering } from './EnterDrawer.tsx';
import { asCsv, base64Of } from './table-file.ts';

/** Many values from a spreadsheet, pasted or as a file: what was read is shown before anything is stored. */
export function EnterTable({ board, error, saving, onSave }: Entering) {
  const { t } = useTranslation('goals');
  const town = useTown().id;
  const [text, setText] = useState('');
  const read = useMutation({
    mutationFn: async (file: Blob) =>
      api<GoalTableRead>(paths.goalTable(town), { body: { file: await base64Of(file) } }),
  });
  const { data } = read;
  return (
    <div className="gl-enter">
      <p className="gl-quiet">{t('enter.pasteLead')}</p>
      <Input.TextArea
        aria-label={t('enter.paste')}
        placeholder={t('enter.paste')}
        autoSize={{ minRows: 5, maxRows: 12 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="gl-enter-ways">
        <Button
          disabled={text.trim() === ''}
          loading={read.isPending}
          onClick={() => read.mutate(new Blob([asCsv(text)], { type: 'text/csv' }))}
        >
          {t('enter.read')}
        </Button>
        <Upload
          accept=".xlsx,.csv"
          showUploadList={false}
          beforeUpload={(file) => {
            read.mutate(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />}>{t('enter.choose')}</Button>
        </Upload>
      </p>
      <div aria-live="polite">
        <FailureNote error={read.error ?? error} />
        {data && <Found board={board} read={data} />}
      </div>
      {data && (
        <footer className="gl-enter-acts">
          <Button
            type="primary"
            loading={saving}
            disabled={data.values.length === 0}
            onClick={() => onSave(data.values)}
          >
            {t('enter.save', { n: data.values.length })}
          </Button>
        </footer>
      )}
    </div>
  );
}

function Found({ board, read }: { readonly board: Entering['board']; readonly read: GoalTableRead }) {
  const { t, i18n } = useTranslation('goals');
  const lines = new Map(board.groups.flatMap(({ goals }) => goals.map((goal) => [goal.id, goal])));
  return (
    <>
      {read.faults.length > 0 && (
        <section className="gl-faults">
          <h3>{t('enter.faults', { n: read.faults.length })}</h3>
          <ul>
            {read.faults.map(({ line, what, why }) => (
              <li key={`${line} ${what}`}>
                {t('enter.line', { n: line })} · {what} · {inLanguage(why, i18n.language)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <h3>{t('enter.found', { n: read.values.length })}</h3>
      <table className="gl-months">
        <tbody>
          {read.values.map(({ goal, month, value }) => {
            const line = lines.get(goal);
            return (
              <tr key={`${goal} ${month}`}>
                <th scope="row">{line ? inLanguage(line.name, i18n.language) : goal}</th>
                <td>{month}</td>
                <td className="gl-m-value">{goalText(value, line?.decimals ?? 2)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
