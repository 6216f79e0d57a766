import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The field's word for what a protocol says happened; one we have no word for is shown as it came. */
export function useEventName(): (kind: string) => string {
  const { t } = useTranslation('alarms');
  return useCallback(
    (kind) => {
      const names: Readonly<Record<string, string>> = t('event', { returnObjects: true });
      return names[kind] ?? kind;
    },
    [t],
  );
}

/** The name of a protocol; one we have no word for is shown by its id. */
export function useProtocolName(): (protocol: string) => string {
  const { t } = useTranslation('devices');
  return useCallback(
    (protocol) => {
      const names: Readonly<Record<string, string>> = t('protocolName', { returnObjects: true });
      return names[protocol] ?? protocol;
    },
    [t],
  );
}
