import type { Task } from '@chengyun/contract/case';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';

/** Who was asked to do what, the units now at work first. */
export function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation('cases');
  const live = tasks.filter(({ state }) => state !== 'withdrawn');
  if (live.length === 0) return null;
  const over = (task: Task) => (task.state === 'open' || task.state === 'accepted' ? 0 : 1);
  return (
    <Panel title={t('page.tasks')}>
      <ul className="cy-lines">
        {live
          .toSorted((a, b) => over(a) - over(b))
          .map((task) => (
            <li key={task.id}>
              <span>
                <b>{task.unitName}</b> {t(`page.part.${task.part}`)}
                {task.handlerName && ` · ${task.handlerName}`}
              </span>
              <span className={task.state === 'returned' ? 'cy-line-end cy-due-yellow' : 'cy-line-end'}>
                {t(`page.taskState.${task.state}`)}
              </span>
            </li>
          ))}
      </ul>
    </Panel>
  );
}
