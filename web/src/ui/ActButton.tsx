import { Button, type ButtonProps } from 'antd';
import { useMemo } from 'react';
import { useHotkeys } from './hotkeys.tsx';
import { Kbd } from './Kbd.tsx';

type ActButtonProps = {
  readonly label: string;
  readonly onAct: () => void;
  /** The key that does the same; shown in the button and in the list of keys. */
  readonly k?: string;
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly loading?: boolean;
  readonly disabled?: boolean;
  readonly htmlType?: ButtonProps['htmlType'];
};

/** A button with its key. While it is disabled or at work, neither acts. */
export function ActButton({ label, onAct, k, primary = false, htmlType = 'button', ...state }: ActButtonProps) {
  const dead = state.disabled === true || state.loading === true;
  const keys = useMemo(() => (k && !dead ? { [k]: { label, run: onAct } } : {}), [k, dead, label, onAct]);
  useHotkeys(keys);
  return (
    <Button type={primary ? 'primary' : 'default'} htmlType={htmlType} onClick={onAct} {...state}>
      {label}
      {k && <Kbd k={k} plain />}
    </Button>
  );
}
