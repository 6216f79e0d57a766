import type { RoundList } from '@chengyun/contract/round';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { useTown } from '../api/TownProvider.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Chip } from '../ui/Row.tsx';
import { useRoundsAddress } from './use-rounds-address.ts';

/** Which rounds of which day. */
export function RoundFilter({ list }: { readonly list: RoundList | undefined }) {
  const { t } = useTranslation('rounds');
  const town = useTown().id;
  const { search, go } = useRoundsAddress();
  const chips = [undefined, 'on', 'ended'] as const;
  const shown = list?.rounds.length;
  return (
    <>
      <div className="cy-chips">
        {chips.map((state) => (
          <Chip
            key={state ?? 'all'}
            label={t(`state.${state ?? 'all'}`)}
            {...(search.state === state && shown !== undefined ? { count: shown } : {})}
            on={search.state === state}
            onPick={() => go({ state })}
          />
        ))}
      </div>
      <Input
        type="date"
        className="rd-day"
        aria-label={t('day')}
        value={search.day ?? list?.day ?? ''}
        onChange={({ target }) => go({ day: target.value || undefined })}
      />
      <ExportMenu address={(asked) => withQuery(paths.roundsExport(town), { ...search, ...asked })} />
    </>
  );
}
