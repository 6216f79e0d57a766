import Type, { type Static } from 'typebox';
import { DeviceProtocol } from './device.ts';
import { Localized } from './words.ts';

const closed = { additionalProperties: false } as const;

/** A frame to be taken apart, as hex. */
export const FrameToExplain = Type.Object(
  {
    protocol: DeviceProtocol,
    hex: Type.String({ maxLength: 8192, pattern: '^([0-9A-Fa-f]{2})*$' }),
    dialect: Type.Optional(Type.String({ maxLength: 128, description: 'how its make departs from the protocol' })),
  },
  closed,
);
export type FrameToExplain = Static<typeof FrameToExplain>;

/** A frame byte by byte: what each stretch says, and where and why it can be read no further. */
export const FrameExplained = Type.Object(
  {
    stretches: Type.Array(
      Type.Object(
        {
          at: Type.Integer({ description: 'bytes before it' }),
          length: Type.Integer(),
          name: Localized,
          value: Localized,
          fault: Type.Optional(Localized),
        },
        { $id: 'FrameStretch', ...closed },
      ),
    ),
    fault: Type.Union([Type.Object({ at: Type.Integer(), why: Localized }, closed), Type.Null()]),
  },
  { $id: 'FrameExplained', ...closed },
);
export type FrameExplained = Readonly<Static<typeof FrameExplained>>;
