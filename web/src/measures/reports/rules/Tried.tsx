import type { ReportRulesTried } from '@chengyun/contract/report-rules';
import { useTranslation } from 'react-i18next';

/** What rules would write, or what is wrong with them. */
export function Tried({ tried: { problems, paragraphs } }: { readonly tried: ReportRulesTried }) {
  const { t } = useTranslation('reports');
  if (problems.length > 0) {
    return (
      <div className="rep-tried" role="alert">
        <h3>{t('rule.problems', { n: problems.length })}</h3>
        <ul>
          {problems.map(({ line, column, message }) => (
            <li key={`${line} ${column} ${message}`}>
              <b>{t('rule.line', { n: line })}</b> {message}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className="rep-tried" role="status">
      <h3>
        {t('rule.fine')} · {t('rule.tried')}
      </h3>
      {paragraphs.map(({ part, text }) => (
        <p key={text} lang="zh-CN">
          <b>{part}</b> {text}
        </p>
      ))}
    </div>
  );
}
