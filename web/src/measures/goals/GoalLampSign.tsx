import type { GoalLine } from '@chengyun/contract/goals-answer';
import { useTranslation } from 'react-i18next';
import { Lamp } from '../../ui/Lamp.tsx';
import { useWhy } from './use-why.ts';

/** The lamp of an indicator; what it says is told on hover and read out. */
export function GoalLampSign({ line, withLabel = false }: { readonly line: GoalLine; readonly withLabel?: boolean }) {
  const { t } = useTranslation('goals');
  const why = useWhy(line);
  const words = t(`lamp.${line.lamp}`);
  if (line.lamp === 'none') {
    return (
      <span className="gl-none" title={why}>
        {withLabel ? words : <span aria-label={words} role="img" className="gl-none-sign" />}
      </span>
    );
  }
  return (
    <span title={why}>
      <Lamp lamp={line.lamp} label={words} withLabel={withLabel} />
    </span>
  );
}
