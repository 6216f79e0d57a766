import type { DeviceProfile } from '@chengyun/contract/profile';
import type { ProfileTrial } from '@chengyun/contract/profile-trial';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { devicesOfProfileQuery } from '../list/queries.ts';
import { Failure, Labelled } from '../parts/Labelled.tsx';
import { useLocal } from '../parts/use-profiles.ts';
import { OverMessage } from './OverMessage.tsx';
import { tryProfile } from './queries.ts';
import { ReadResult } from './ReadResult.tsx';
import { samplesOf } from './samples.ts';
import { TrialResult } from './TrialResult.tsx';

type TryProps = {
  readonly profile: DeviceProfile;
  /** The device one came from, offered first. */
  readonly deviceId: string | undefined;
  readonly disabled: boolean;
};

type Way = 'device' | 'samples' | 'message';
const ways: readonly Way[] = ['device', 'samples', 'message'];
const hourMs = 3_600_000;
const hours = { d1: 24, d3: 72, d7: 168 } as const;

/** Which alarms the draft would have raised: over a device's last days, or over values one makes up. */
export function TryPanel({ profile, deviceId, disabled }: TryProps) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const [way, setWay] = useState<Way>('device');
  const trial = useMutation({ mutationFn: (asked: ProfileTrial) => tryProfile(town, asked) });
  const run = (asked: Omit<ProfileTrial, 'profile'>) => trial.mutate({ profile, ...asked });
  return (
    <Panel title={t('profiles.try')} extra={t('profiles.tryHint')}>
      <div className="dv-try">
        <Segmented<Way>
          aria-label={t('profiles.tryWith')}
          block
          value={way}
          options={ways.map((value) => ({ value, label: t(`profiles.ways2.${value}`) }))}
          onChange={setWay}
        />
        {way === 'device' && <OverDevice {...{ profile, deviceId, disabled, busy: trial.isPending }} onRun={run} />}
        {way === 'samples' && <OverSamples {...{ profile, disabled, busy: trial.isPending }} onRun={run} />}
        {way === 'message' && <OverMessage {...{ disabled, busy: trial.isPending }} onRun={run} />}
        {trial.error && <Failure error={trial.error} />}
        {way === 'message' && trial.data?.read.map((read) => <ReadResult key={read.topic} read={read} />)}
        {trial.data && <TrialResult outcome={trial.data} />}
      </div>
    </Panel>
  );
}

type WayProps = {
  readonly profile: DeviceProfile;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly onRun: (asked: Omit<ProfileTrial, 'profile'>) => void;
};

function OverDevice({ profile, deviceId, disabled, busy, onRun }: WayProps & Pick<TryProps, 'deviceId'>) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const { data } = useQuery(devicesOfProfileQuery(town, profile.id));
  const [chosen, setChosen] = useState(deviceId);
  const [span, setSpan] = useState<keyof typeof hours>('d1');
  const devices = data?.devices ?? [];
  const id = chosen ?? devices[0]?.id;
  const run = () => {
    const to = new Date();
    if (id)
      onRun({
        device: { id, from: new Date(to.getTime() - hours[span] * hourMs).toISOString(), to: to.toISOString() },
      });
  };
  return (
    <>
      <Labelled label={t('profiles.tryDevice')}>
        {(field) => (
          <Select
            {...{ id: field, showSearch: true, optionFilterProp: 'label', notFoundContent: t('profiles.noDevice') }}
            {...(id !== undefined && devices.some((one) => one.id === id) && { value: id })}
            options={devices.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(next: string) => setChosen(next)}
          />
        )}
      </Labelled>
      <Segmented<keyof typeof hours>
        aria-label={t('profiles.trySpan')}
        value={span}
        options={(['d1', 'd3', 'd7'] as const).map((value) => ({ value, label: t(`profiles.spans.${value}`) }))}
        onChange={setSpan}
      />
      <Button disabled={disabled || id === undefined} loading={busy} onClick={run}>
        {t('profiles.run')}
      </Button>
    </>
  );
}

function OverSamples({ profile, disabled, busy, onRun }: WayProps) {
  const { t } = useTranslation('devices');
  const local = useLocal();
  const [point, setPoint] = useState(profile.points[0]?.id);
  const [text, setText] = useState('');
  const [every, setEvery] = useState(60);
  const samples = samplesOf(point ?? '', text, every);
  return (
    <>
      <Labelled label={t('profiles.point')}>
        {(id) => (
          <Select
            id={id}
            {...(point !== undefined && { value: point })}
            options={profile.points.map((one) => ({ value: one.id, label: local(one.name) || one.id }))}
            onChange={(next: string) => setPoint(next)}
          />
        )}
      </Labelled>
      <Labelled label={t('profiles.sampleValues')} hint={t('profiles.sampleHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            className="dv-mono"
            rows={2}
            value={text}
            maxLength={8000}
            placeholder="0.1, 0.2, 0.5, 0.5, 0.1"
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('profiles.every')}>
        {(id) => <InputNumber id={id} min={1} max={86_400} value={every} onChange={(next) => setEvery(next ?? 60)} />}
      </Labelled>
      <Button
        disabled={disabled || samples.length === 0}
        loading={busy}
        onClick={() => onRun({ samples: [...samples] })}
      >
        {t('profiles.run')}
      </Button>
    </>
  );
}
