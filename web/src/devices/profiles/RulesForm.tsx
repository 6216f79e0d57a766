import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Pack } from '@chengyun/contract/pack';
import type { DeviceProfile, Rule } from '@chengyun/contract/profile';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../parts/use-profiles.ts';
import { newRule, ruleKinds, withEntry, withField } from './draft.ts';
import { TextField, useFault } from './fields.tsx';
import { GivesFields } from './GivesFields.tsx';
import { RuleFields } from './RuleFields.tsx';

type RulesProps = {
  readonly profile: DeviceProfile;
  readonly pack: Pack;
  readonly onChange: (rules: Rule[]) => void;
};

/** When a device of the kind alarms or needs maintenance: one rule after the other. */
export function RulesForm({ profile, pack, onChange }: RulesProps) {
  const { t } = useTranslation('devices');
  const { rules } = profile;
  const [fresh, setFresh] = useState<string>();
  const add = (kind: Rule['kind']) => {
    const rule = newRule(kind, profile);
    setFresh(rule.id);
    onChange([...rules, rule]);
  };
  return (
    <section className="dv-part dv-wide" aria-label={t('profiles.rules')}>
      <h2>
        {t('profiles.rules')} <small>{t('profiles.rulesHint')}</small>
      </h2>
      {rules.map((rule, nth) => (
        <RuleCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is edited in its place, its id among the rest
          key={nth}
          {...{ nth, rule, profile, pack, open: rule.id === fresh }}
          onChange={(next) => onChange(withEntry(rules, nth, next))}
        />
      ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: ruleKinds.map((kind) => ({ key: kind, label: t(`profiles.kind.${kind}`) })),
          onClick: ({ key }) => {
            const kind = ruleKinds.find((one) => one === key);
            if (kind) add(kind);
          },
        }}
      >
        <Button size="small" icon={<PlusOutlined aria-hidden />}>
          {t('profiles.addRule')}
        </Button>
      </Dropdown>
    </section>
  );
}

type CardProps = {
  readonly nth: number;
  readonly rule: Rule;
  readonly profile: DeviceProfile;
  readonly pack: Pack;
  readonly open: boolean;
  readonly onChange: (rule: Rule | undefined) => void;
};

/** One rule: its line, and its fields when opened; a rule with a fault says so in its line. */
function RuleCard({ nth, rule, profile, pack, open, onChange }: CardProps) {
  const { t } = useTranslation('devices');
  const local = useLocal();
  const path = `rules[${nth}]`;
  const fault = useFault(path, true);
  const name = (language: 'zh' | 'en') => (text: string | undefined) =>
    onChange({ ...rule, name: { ...rule.name, [language]: text ?? '' } });
  return (
    <details className={fault ? 'dv-rule dv-rule-bad' : 'dv-rule'} open={open || undefined}>
      <summary>
        <b>{local(rule.name) || rule.id}</b>
        <span className="dv-quiet">{t(`profiles.kind.${rule.kind}`)}</span>
        <GivesWords rule={rule} />
        {fault && <span className="dv-fault">{t('profiles.hasFault')}</span>}
      </summary>
      <div className="dv-grid">
        <TextField
          path={`${path}.id`}
          label={t('profiles.id')}
          value={rule.id}
          onChange={(id) => onChange(withField(rule, 'id', id))}
        />
        <TextField path={`${path}.name.zh`} label={t('profiles.nameZh')} value={rule.name.zh} onChange={name('zh')} />
        <TextField path={`${path}.name.en`} label={t('profiles.nameEn')} value={rule.name.en} onChange={name('en')} />
      </div>
      <RuleFields {...{ path, rule, points: profile.points }} onChange={onChange} />
      <GivesFields
        path={`${path}.gives`}
        gives={rule.gives}
        pack={pack}
        onChange={(gives) => onChange({ ...rule, gives })}
      />
      <Button type="text" danger size="small" icon={<DeleteOutlined aria-hidden />} onClick={() => onChange(undefined)}>
        {t('profiles.dropRule')}
      </Button>
    </details>
  );
}

function GivesWords({ rule: { gives } }: { readonly rule: Rule }) {
  const { t } = useTranslation('alarms');
  const { t: words } = useTranslation('devices');
  if (!('severity' in gives)) return <span className="dv-quiet">{words(`health.kind.${gives.kind}`)}</span>;
  return (
    <span className="dv-quiet">
      {t(`kind.${gives.kind}`)} · {t(`severity.${gives.severity}`)}
    </span>
  );
}
