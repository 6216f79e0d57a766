import { NewTown } from '@chengyun/contract/town';
import { createTown } from '../people/create-town.ts';
import { checked } from './checked.ts';
import { type Command, listed, optional, required } from './command.ts';

const text = { type: 'string' } as const;

/** Makes an empty town. */
export const townCreate: Command = {
  name: 'town create',
  about: { zh: '新建一个镇', en: 'make a town' },
  usage: '--id ID --name 名称 --name-en NAME --prefix XX --center LON,LAT [--bbox W,S,E,N] [--zone Asia/Shanghai]',
  options: { id: text, name: text, 'name-en': text, prefix: text, center: text, bbox: text, zone: text },
  run: async ({ options, openWorld }) => {
    const center = listed(required(options, 'center')).map(Number);
    const zone = optional(options, 'zone');
    const town = checked(NewTown, {
      id: required(options, 'id'),
      name: { zh: required(options, 'name'), en: optional(options, 'name-en') ?? required(options, 'name') },
      prefix: required(options, 'prefix'),
      center,
      bbox: options['bbox'] === undefined ? around(center) : listed(optional(options, 'bbox')).map(Number),
      ...(zone === undefined ? {} : { zone }),
    });
    const { ownerSql } = await openWorld();
    const made = await createTown(ownerSql, town);
    return { data: made, text: `已建立 ${made.name.zh}（${made.id}）。Made the town ${made.name.en} (${made.id}).` };
  },
};

/** About 10 km around, when nobody says more. */
function around([lon = 0, lat = 0]: readonly number[]): readonly number[] {
  return [lon - 0.05, lat - 0.05, lon + 0.05, lat + 0.05];
}
