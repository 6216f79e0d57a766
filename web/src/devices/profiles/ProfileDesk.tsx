import { changesBetween } from '@chengyun/contract/changes';
import type { Pack } from '@chengyun/contract/pack';
import type { DeviceProfile } from '@chengyun/contract/profile';
import { Button, ConfigProvider } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SplitBody } from '../../ui/SplitFrame.tsx';
import { useKeepsDevices } from '../parts/keeps-devices.ts';
import { useLocal } from '../parts/use-profiles.ts';
import { faultsOf, otherProblems, withField } from './draft.ts';
import { FaultsOf } from './fields.tsx';
import { PointsForm } from './PointsForm.tsx';
import { ProfileHead } from './ProfileHead.tsx';
import { ProfileVersions } from './ProfileVersions.tsx';
import { useProfileCheck } from './queries.ts';
import { RulesForm } from './RulesForm.tsx';
import { SaveProfile } from './SaveProfile.tsx';
import { TopicsForm } from './TopicsForm.tsx';
import { TryPanel } from './TryPanel.tsx';

type DeskProps = {
  readonly pack: Pack;
  /** As it stands in the pack; for a new one, what it begins as. */
  readonly saved: DeviceProfile;
  /** The id it stands under in the pack; null for a new one. */
  readonly from: string | null;
  readonly mayEdit: boolean;
  readonly deviceId: string | undefined;
  readonly onSaved: (profileId: string) => void;
  readonly onCopy: () => void;
};

/** A profile being edited: checked while one types, tried before it is kept, saved as a version with its reason. */
export function ProfileDesk({ pack, saved, from, mayEdit, deviceId, onSaved, onCopy }: DeskProps) {
  const { t } = useTranslation('devices');
  const local = useLocal();
  const keeps = useKeepsDevices();
  const [profile, setProfile] = useState(saved);
  const [saving, setSaving] = useState<string>();
  const [readable, setReadable] = useState(true);
  const [begun, setBegun] = useState(0);
  const check = useProfileCheck(pack, profile, from, mayEdit);
  const faults = faultsOf(check.data, pack, from);
  const elsewhere = otherProblems(check.data, pack, from);
  const changes = changesBetween(from === null ? undefined : saved, profile);
  // What stands in the pack was checked when it was saved; only who edits has it checked anew.
  const sound = !mayEdit || (readable && !check.isStale && check.data?.problems.length === 0);
  const verdict = check.isStale ? 'checking' : sound ? 'fits' : 'faults';
  const problems = (check.data?.problems.length ?? 0) + (readable ? 0 : 1);
  const begin = (one: DeviceProfile) => {
    setProfile(one);
    setReadable(true);
    setBegun(begun + 1);
  };
  return (
    <FaultsOf faults={faults}>
      <div className="dv-pane">
        <PageHeader
          eyebrow={[local(pack.name), t('profiles.version', { n: pack.version })].join(' · ')}
          title={local(profile.name) || profile.id}
          facts={[]}
          extra={
            mayEdit && (
              <span className="dv-acts">
                <Button type="primary" disabled={!sound || changes.length === 0} onClick={() => setSaving('')}>
                  {t('profiles.save')}
                </Button>
                {(changes.length > 0 || !readable) && (
                  <Button onClick={() => begin(saved)}>{t('profiles.discard')}</Button>
                )}
                {from !== null && <Button onClick={onCopy}>{t('profiles.copy')}</Button>}
              </span>
            )
          }
        />
        <p role="status" className={verdict === 'faults' ? 'dv-verdict dv-fault' : 'dv-verdict'}>
          {mayEdit ? t(`profiles.${verdict}`, { n: problems }) : t('profiles.readOnly')}{' '}
          {changes.length > 0 && t('profiles.changes', { n: changes.length })}
        </p>
        {elsewhere.length > 0 && <p className="dv-verdict dv-fault">{elsewhere[0]}</p>}
        <SplitBody aside={keeps && <TryPanel profile={profile} deviceId={deviceId} disabled={!sound} />}>
          <ConfigProvider componentDisabled={!mayEdit}>
            <ProfileHead profile={profile} isNew={from === null} onChange={setProfile} />
            <PointsForm points={profile.points} onChange={(points) => setProfile({ ...profile, points })} />
            <RulesForm profile={profile} pack={pack} onChange={(rules) => setProfile({ ...profile, rules })} />
            <TopicsForm
              key={begun}
              onRead={setReadable}
              topics={profile.topics}
              disabled={!mayEdit}
              onChange={(topics) => setProfile(withField(profile, 'topics', topics))}
            />
          </ConfigProvider>
          {from !== null && (
            <ProfileVersions
              {...{ pack, mayEdit, profileId: from }}
              onRestore={(old, version) => {
                begin(old);
                setSaving(t('profiles.restoring', { n: version }));
              }}
            />
          )}
        </SplitBody>
        {saving !== undefined && (
          <SaveProfile
            {...{ pack, profile, from, changes, onSaved }}
            reason={saving}
            onClose={() => setSaving(undefined)}
          />
        )}
      </div>
    </FaultsOf>
  );
}
