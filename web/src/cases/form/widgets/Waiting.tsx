import type { ActionName } from '@chengyun/contract/actions';
import type { Request } from '@chengyun/contract/case';
import { supervisionNames } from '@chengyun/contract/names';
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../../ui/Times.tsx';
import { useLocal } from '../../words.ts';
import { openSupervisions, waitingRequests } from '../waiting.ts';
import { asText, type WidgetProps } from '../widget.ts';

/** What is to be decided: shown in full, chosen only where there are several. */
export function RequestField({ action, value, onChange, labelId, detail }: WidgetProps) {
  const { t } = useTranslation('cases');
  const requests = waitingRequests(action as ActionName, detail);
  return (
    <OneOf
      labelId={labelId}
      value={asText(value)}
      onChange={onChange}
      options={requests.map((request) => ({
        id: request.id,
        words: (
          <>
            <b>{t(`page.requestKind.${request.kind}`)}</b> <Until request={request} />
            {request.askedBy && ` · ${request.askedBy}`}
            <small>{request.reason}</small>
          </>
        ),
      }))}
    />
  );
}

function Until({ request }: { readonly request: Request }) {
  const { t } = useTranslation('cases');
  if (!request.until) return null;
  const [before, after] = t('page.until', { at: '|' }).split('|');
  return (
    <>
      {before}
      <DateTime at={request.until} />
      {after}
    </>
  );
}

/** The supervision that is answered or lifted. */
export function SupervisionField({ action, value, onChange, labelId, detail }: WidgetProps) {
  const local = useLocal();
  return (
    <OneOf
      labelId={labelId}
      value={asText(value)}
      onChange={onChange}
      options={openSupervisions(action, detail).map((one) => ({
        id: one.id,
        words: (
          <>
            <b>{local(supervisionNames[one.level])}</b> {one.byName}
            <small>{one.demand}</small>
          </>
        ),
      }))}
    />
  );
}

type OneOfProps = {
  readonly labelId: string;
  readonly value: string;
  readonly onChange: (id: unknown) => void;
  readonly options: readonly { readonly id: string; readonly words: ReactNode }[];
};

function OneOf({ labelId, value, onChange, options }: OneOfProps) {
  const [only] = options;
  if (options.length === 1 && only) return <div className="cy-quoted">{only.words}</div>;
  return (
    <Radio.Group
      className="cy-conditions"
      aria-labelledby={labelId}
      value={value || null}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map(({ id, words }) => (
        <Radio key={id} value={id}>
          {words}
        </Radio>
      ))}
    </Radio.Group>
  );
}
