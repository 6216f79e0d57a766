import { isObject, writeJson } from '../wire/json.ts';
import type { Item, Push } from './event.ts';
import { TYPE } from './table.ts';

/** The push body as the platform sends it; a plain push carries its signed text unchanged. */
export function encode(push: Push): Uint8Array {
  const sealed = { msg_signature: push.signature, nonce: push.nonce };
  if (push.kind === 'encrypted') return writeJson({ enc_msg: push.message, ...sealed });
  const rest = JSON.stringify(sealed).slice(1);
  return new TextEncoder().encode(`{"msg":${push.signed},${rest}`);
}

/** The text of `msg` for items, to be signed and put into a push. */
export function messageText(items: readonly Item[]): string {
  const messages = items.map(messageOf);
  return JSON.stringify(messages.length === 1 ? messages[0] : messages);
}

function messageOf(item: Item): unknown {
  switch (item.kind) {
    case 'datapoint':
      return {
        type: TYPE.datapoint,
        dev_id: idJson(item.deviceId),
        ds_id: item.stream,
        at: item.at,
        value: item.value,
        ...imeiOf(item.imei),
      };
    case 'presence': {
      const { loginType, at } = item;
      return {
        type: TYPE.presence,
        dev_id: idJson(item.deviceId),
        status: item.online ? 1 : 0,
        login_type: loginType,
        at,
        ...imeiOf(item.imei),
      };
    }
    case 'result':
      return isObject(item.body)
        ? { ...item.body, type: TYPE.result, dev_id: idJson(item.deviceId), at: item.at }
        : item.body;
    case 'other':
      return item.body;
  }
}

function imeiOf(imei: string | null): object {
  return imei === null ? {} : { imei };
}

function idJson(id: string): string | number {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : id;
}
