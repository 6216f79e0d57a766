import { type Decoded, refuse } from './decoded.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { isObject, parseJson } from './json.ts';

/** A JSON document whose outermost value is an object, read by `read`; anything else is refused with its reason. */
export function decodeObject<T>(bytes: Uint8Array, read: (fields: Fields) => Decoded<T>): Decoded<T> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  return isObject(json.value) ? read(fieldsOf(json.value, bytes)) : refuse('not a JSON object', 0);
}
