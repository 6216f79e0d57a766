import type { TopicMap } from '@chengyun/contract/topic-map';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Labelled } from '../parts/Labelled.tsx';
import { useFault } from './fields.tsx';
import { readTopics, topicsText } from './topics-text.ts';

type TopicsProps = {
  readonly topics: readonly TopicMap[] | undefined;
  readonly disabled: boolean;
  readonly onChange: (topics: TopicMap[] | undefined) => void;
  /** Told with every key whether what stands there can be read: what cannot is in no draft and must not be saved past. */
  readonly onRead: (readable: boolean) => void;
};

const example = `[{ "topic": "sd/fire/{module}/info", "each": "$.devs[*]", "device": "$.sn",
   "values": [{ "name": "battery", "path": "$.bat" }],
   "events": [{ "kind": "fire", "path": "$.state", "on": ["1"], "off": ["0"] }] }]`;

/** How the MQTT messages of a make are read, as JSON: what is no JSON is told at once, the rest by the server. */
export function TopicsForm({ topics, disabled, onChange, onRead }: TopicsProps) {
  const { t } = useTranslation('devices');
  const [text, setText] = useState(() => topicsText(topics));
  const read = readTopics(text);
  const fault = useFault('topics', true);
  const told = read.ok ? fault : t('profiles.noJson', { why: read.why });
  // Brought back from outside: another version, or the changes discarded.
  const outside = topicsText(topics);
  if (read.ok && topicsText(read.topics) !== outside) setText(outside);
  const type = (next: string) => {
    setText(next);
    const now = readTopics(next);
    onRead(now.ok);
    if (now.ok) onChange(now.topics);
  };
  return (
    <section className="dv-part dv-wide" aria-label={t('profiles.topics')}>
      <h2>
        {t('profiles.topics')} <small>{t('profiles.topicsHint')}</small>
      </h2>
      <Labelled label={t('profiles.topicsText')} fault={told}>
        {(id) => (
          <Input.TextArea
            id={id}
            className="dv-mono"
            autoSize={{ minRows: 4, maxRows: 24 }}
            value={text}
            disabled={disabled}
            spellCheck={false}
            maxLength={20_000}
            placeholder={example}
            status={told ? 'error' : ''}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </Labelled>
    </section>
  );
}
