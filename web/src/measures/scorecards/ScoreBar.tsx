import type { ScorecardAnswer, ScorecardList } from '@chengyun/contract/scorecards-answer';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { Chip } from '../../ui/Row.tsx';
import { type ScoreAddress, shownSheet } from './shown-sheet.ts';

type ScoreBarProps = {
  readonly list: ScorecardList;
  readonly answer: ScorecardAnswer;
  readonly address: ScoreAddress;
};

/** Which scheme, which period, and which version of it: all of it in the address. */
export function ScoreBar({ list, answer, address }: ScoreBarProps) {
  const { t, i18n } = useTranslation('scorecards');
  const town = useTown().id;
  const navigate = useNavigate();
  const { card, period, periods, issues, now } = answer;
  const go = (cardId: string, search: ScoreAddress) =>
    void navigate({ to: '/$town/scorecards/$cardId', params: { town, cardId }, search: search as never });
  const shown = shownSheet(answer, address.version);
  const here = { period };
  return (
    <div className="gl-bar">
      <Select
        aria-label={t('card')}
        className="sc-card"
        value={card.id}
        options={list.scorecards.map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.language) }))}
        onChange={(id) => go(id, {})}
      />
      <Select
        aria-label={t('period')}
        className="sc-period"
        value={period}
        options={periods.map((one, at) => ({
          value: one.period,
          label: `${one.period}${one.issues > 0 ? ` · ${t('published', { n: one.issues })}` : at === 0 ? ` · ${t('going')}` : ''}`,
        }))}
        onChange={(value) => go(card.id, { period: value })}
      />
      {issues.length > 0 && (
        <fieldset className="cy-chips sc-versions">
          <legend className="cy-hidden">{t('shown')}</legend>
          {issues.map(({ version }) => (
            <Chip
              key={version}
              label={t('version', { n: version })}
              on={shown?.issue?.version === version}
              onPick={() => go(card.id, { ...here, version: String(version) })}
            />
          ))}
          {now && (
            <Chip label={t('now')} on={shown?.issue === null} onPick={() => go(card.id, { ...here, version: 'now' })} />
          )}
        </fieldset>
      )}
    </div>
  );
}
