import type { ProfileTrial } from '@chengyun/contract/profile-trial';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../parts/Labelled.tsx';

type MessageProps = {
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly onRun: (asked: Omit<ProfileTrial, 'profile'>) => void;
};

/** One message of the make, pasted: what its topics read of it, and which alarms it would begin. */
export function OverMessage({ disabled, busy, onRun }: MessageProps) {
  const { t } = useTranslation('devices');
  const [topic, setTopic] = useState('');
  const [payload, setPayload] = useState('');
  return (
    <>
      <Labelled label={t('profiles.messageTopic')}>
        {(id) => (
          <Input
            id={id}
            className="dv-mono"
            value={topic}
            maxLength={200}
            placeholder="sd/fire/M-1/info"
            onChange={({ target }) => setTopic(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('profiles.messagePayload')}>
        {(id) => (
          <Input.TextArea
            id={id}
            className="dv-mono"
            autoSize={{ minRows: 4, maxRows: 14 }}
            value={payload}
            maxLength={20_000}
            spellCheck={false}
            placeholder='{"devs":[{"sn":"S1","bat":87,"state":1}]}'
            onChange={({ target }) => setPayload(target.value)}
          />
        )}
      </Labelled>
      <Button
        disabled={disabled || topic.trim() === '' || payload.trim() === ''}
        loading={busy}
        onClick={() => onRun({ messages: [{ after: 0, topic: topic.trim(), payload }] })}
      >
        {t('profiles.run')}
      </Button>
    </>
  );
}
