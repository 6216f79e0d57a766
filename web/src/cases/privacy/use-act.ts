import type {
  IdentityWay,
  PrivacyCase,
  PrivacyDetail,
  PrivacyGround,
  PrivacyOutcome,
  PrivacyWay,
} from '@chengyun/contract/privacy-request';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newKey } from '../../api/client.ts';
import { fullFilesKey } from '../../api/full-files.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { privacyKey } from './queries.ts';
import type { Act } from './RequestActs.tsx';

/** What the forms of all steps may hold. */
export interface Given {
  readonly identity?: IdentityWay;
  readonly outcome?: PrivacyOutcome;
  readonly ground?: PrivacyGround;
  readonly way?: PrivacyWay;
  readonly note?: string;
  readonly reason?: string;
  readonly format?: 'xlsx' | 'csv';
  readonly name?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** Takes a step of a request. */
export function useAct(act: Act, id: string, chosen: readonly PrivacyCase[], done: () => void) {
  const town = useTown().id;
  const cache = useQueryClient();
  // One intention, one key, however often it is tried.
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (given: Given) => {
      const address = paths.privacyRequest(town, id, act === 'ask_export' ? '/export' : `/${act}`);
      return api<PrivacyDetail>(address, { body: bodyOf(act, given, chosen), key });
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: privacyKey(town) });
      void cache.invalidateQueries({ queryKey: fullFilesKey(town) });
      done();
    },
  });
}

/** What is sent for a step: what its form holds, without what was left empty. */
function bodyOf(act: Act, given: Given, chosen: readonly PrivacyCase[]): object {
  const { identity, outcome, ground, way, note, reason, format, name, phone, address } = given;
  const caseIds = chosen.map(({ id }) => id);
  switch (act) {
    case 'verify':
      return filled({ identity, note });
    case 'answer':
      return { outcome, way, note };
    case 'refuse':
      return { ground, way, note };
    case 'ask_export':
      return { caseIds, reason, format };
    case 'erase':
      return { caseIds, reason };
    case 'correct':
      return { caseIds, reason, applicant: filled({ name, phone, address }) };
  }
}

function filled(values: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value.trim() !== ''));
}
