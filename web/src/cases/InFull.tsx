import { useMutation } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { FailureLine } from '../ui/FailureLine.tsx';
import { Chip } from '../ui/Row.tsx';

type Words = {
  readonly show: string;
  readonly title: string;
  readonly why: string;
  /** Usual reasons, parted by `|`. */
  readonly reasons: string;
  readonly hint: string;
  readonly submit?: string;
};

type InFullProps = {
  /** What stands there now: masked, or in full already. */
  readonly shown: string;
  readonly words: Words;
  /** Asks for what is masked; the server keeps the reason. Nothing where it is in full. */
  readonly ask?: (reason: string) => Promise<unknown>;
  /** What else may be done with a reason, below the form. */
  readonly more?: (reason: string, close: () => void) => ReactNode;
};

const LEAST = 2;

/** Something personal, and what may be done about it: each only after giving a reason, which is kept. */
export function InFull({ shown, words, ask, more }: InFullProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      title={words.title}
      content={<ReasonForm {...{ words, ask, close, more }} />}
      destroyOnHidden
    >
      <button type="button" className="cy-link">
        <span className="cy-figure">{shown}</span> <small>{words.show}</small>
      </button>
    </Popover>
  );
}

type ReasonProps = Pick<InFullProps, 'words'> & {
  readonly close: () => void;
  readonly ask: InFullProps['ask'] | undefined;
  readonly more: InFullProps['more'] | undefined;
};

function ReasonForm({ words, ask, close, more }: ReasonProps) {
  const [text, setText] = useState('');
  const field = useId();
  const asking = useMutation({ mutationFn: async (reason: string) => ask?.(reason), onSuccess: close });
  const reason = text.trim();
  return (
    <form
      className="cy-form cy-reveal"
      onSubmit={(event) => {
        event.preventDefault();
        if (ask && reason.length >= LEAST) asking.mutate(reason);
      }}
    >
      <div className="cy-chips">
        {words.reasons.split('|').map((one) => (
          <Chip key={one} label={one} on={text === one} onPick={() => setText(one)} />
        ))}
      </div>
      <label className="cy-field" htmlFor={field}>
        <span className="cy-field-label">{words.why}</span>
        <Input id={field} value={text} maxLength={200} onChange={({ target }) => setText(target.value)} autoFocus />
      </label>
      {asking.error && <FailureLine error={asking.error} />}
      <p className="cy-field-hint">{words.hint}</p>
      {ask && (
        <Button type="primary" htmlType="submit" loading={asking.isPending} disabled={reason.length < LEAST}>
          {words.submit}
        </Button>
      )}
      {more?.(reason, close)}
    </form>
  );
}
