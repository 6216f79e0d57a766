import type { SavedView } from '@chengyun/contract/case-list';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { api, newKey } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { useTown } from '../api/TownProvider.tsx';
import { viewsKey } from '../api/views.ts';
import { FailureLine } from './FailureLine.tsx';

type FormProps = {
  /** What is kept, as text. */
  readonly query: string;
  /** The name it has until another is typed. */
  readonly suggested: string;
  readonly words: {
    readonly title: string;
    readonly name: string;
    readonly share: string;
    readonly submit: string;
    readonly done: (name: string) => string;
  };
  readonly onClose: () => void;
};

/** Asks for a name, and whether all of the town shall have it, and keeps a view under it. */
export function KeepView({ open, ...form }: FormProps & { readonly open: boolean }) {
  return (
    <Modal open={open} title={form.words.title} footer={null} onCancel={form.onClose} destroyOnHidden width={420}>
      <KeepForm {...form} />
    </Modal>
  );
}

const longest = 40;

function KeepForm({ query, suggested, words, onClose }: FormProps) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const town = useTown().id;
  const field = useId();
  const [name, setName] = useState(suggested.slice(0, longest));
  const [shared, setShared] = useState(false);
  const [key] = useState(newKey);
  const keep = useMutation({
    mutationFn: () => api<SavedView>(paths.views(town), { body: { name: name.trim(), query, shared }, key }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: viewsKey(town) });
      void message.success(words.done(name));
      onClose();
    },
  });
  return (
    <form
      className="cy-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) keep.mutate();
      }}
    >
      <label className="cy-field" htmlFor={field}>
        <span className="cy-field-label">{words.name}</span>
        <Input id={field} value={name} maxLength={longest} onChange={({ target }) => setName(target.value)} autoFocus />
      </label>
      <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
        {words.share}
      </Checkbox>
      {keep.error && <FailureLine error={keep.error} />}
      <Button type="primary" htmlType="submit" loading={keep.isPending} disabled={!name.trim()}>
        {words.submit}
      </Button>
    </form>
  );
}
