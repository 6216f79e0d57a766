import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type AskBarProps = { readonly sentence: string; readonly isReady: boolean; readonly onAsk: (sentence: string) => void };

/** Where the question is written. */
export function AskBar({ sentence, isReady, onAsk }: AskBarProps) {
  const { t } = useTranslation('ask');
  const [words, setWords] = useState(sentence);
  return (
    <Input.Search
      size="large"
      className="ms-ask-bar"
      value={words}
      maxLength={200}
      autoFocus={sentence === ''}
      placeholder={t('placeholder')}
      aria-label={t('question')}
      enterButton={t('ask')}
      loading={!isReady}
      onChange={({ target }) => setWords(target.value)}
      onSearch={onAsk}
    />
  );
}
