import { decode, decodeMessage } from '@chengyun/protocols/onenet/decode';
import type { Item, Push as OnenetPush } from '@chengyun/protocols/onenet/event';
import { unseal } from '@chengyun/protocols/onenet/secret';
import { isSigned } from '@chengyun/protocols/onenet/signature';
import { draft, type PushDraft, presence, read, valued } from './push-drafts.ts';
import type { Push, Told } from './read-push.ts';

/** Pushes of OneNET, in the clear or encrypted with the key set for the link; signed with its token either way. */
export function readOnenet({ body, token, cipherKey }: Push): Told | string {
  return read(decode(body), (push) => {
    if (!isSigned(push, token)) return 'the signature is not made with this token';
    const items = itemsOf(push, cipherKey);
    return typeof items === 'string' ? items : { drafts: items.flatMap(draftsOf), sequence: push.signature };
  });
}

function itemsOf(push: OnenetPush, cipherKey: string | null): readonly Item[] | string {
  if (push.kind === 'plain') return push.items;
  if (cipherKey === null) return 'the push is encrypted and no key is set for this link; set its EncodingAESKey';
  const clear = unseal(push.message, cipherKey);
  const items = clear.ok ? decodeMessage(clear.value) : clear;
  return items.ok ? items.value : `${items.why} (byte ${items.at})`;
}

function draftsOf(item: Item): readonly PushDraft[] {
  if (item.kind === 'datapoint') return [valued(item.deviceId, item.at, 'onenet/data', { [item.stream]: item.value })];
  return item.kind === 'presence' ? [draft(item.deviceId, item.at, [], [presence(item.online)])] : [];
}
