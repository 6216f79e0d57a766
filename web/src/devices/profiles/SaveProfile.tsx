import type { Pack } from '@chengyun/contract/pack';
import type { Change } from '@chengyun/contract/policy';
import type { DeviceProfile } from '@chengyun/contract/profile';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { Failure, Labelled } from '../parts/Labelled.tsx';
import { Differences } from './Differences.tsx';
import { packDraft } from './draft.ts';

type SaveProps = {
  readonly pack: Pack;
  readonly profile: DeviceProfile;
  readonly from: string | null;
  readonly changes: readonly Change[];
  /** The reason as proposed, such as for an old version that is brought back. */
  readonly reason: string;
  readonly onClose: () => void;
  readonly onSaved: (profileId: string) => void;
};

/** The last step before a new version: what it changes, and why. */
export function SaveProfile({ pack, profile, from, changes, reason, onClose, onSaved }: SaveProps) {
  const { t } = useTranslation('devices');
  const [note, setNote] = useState(reason);
  const [fault, setFault] = useState(false);
  const { mutate, isPending, error } = useSave(pack, profile, from, onSaved);
  const save = () => {
    const short = note.trim().length < 2;
    setFault(short);
    if (!short) mutate(note.trim());
  };
  return (
    <Modal
      open
      width={720}
      title={t('profiles.saveTitle', { n: pack.version + 1 })}
      okText={t('edit.save')}
      cancelText={t('edit.cancel')}
      confirmLoading={isPending}
      onOk={save}
      onCancel={onClose}
    >
      <Differences changes={changes} />
      <div className="dv-form dv-form-narrow">
        <Labelled wide label={t('profiles.why')} fault={fault ? t('profiles.needWhy') : undefined}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              value={note}
              maxLength={400}
              status={fault ? 'error' : ''}
              placeholder={t('profiles.whyHint')}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Labelled>
      </div>
      {error && <Failure error={error} />}
    </Modal>
  );
}

function useSave(pack: Pack, profile: DeviceProfile, from: string | null, onSaved: (profileId: string) => void) {
  const { t } = useTranslation('devices');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (note: string) =>
      api<Pack>(paths.pack(town, pack.id, '/versions'), {
        body: { pack: packDraft(pack, profile, from), note },
        version: pack.version,
        key,
      }),
    onSuccess: async ({ version }) => {
      void message.success(t('profiles.saved', { n: version }));
      for (const part of ['packs', 'pack-history', 'pack-text'])
        await queryClient.invalidateQueries({ queryKey: ['town', town, part] });
      onSaved(profile.id);
    },
  });
}
