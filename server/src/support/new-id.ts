import { v7 } from 'uuid';

/** A new id: UUID version 7, so that ids made anywhere sort by their time of making. */
export function uuidv7(): string {
  return v7();
}
