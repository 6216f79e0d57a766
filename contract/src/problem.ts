import Type, { type Static } from 'typebox';

/** RFC 9457 problem details; `code` is from the table in docs/errors.md, `errors` names each bad field. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    ref: Type.Optional(Type.String()),
    errors: Type.Optional(
      Type.Array(Type.Object({ path: Type.String(), message: Type.String() }, { additionalProperties: false })),
    ),
    state: Type.Optional(Type.String()),
    version: Type.Optional(Type.Integer()),
    allowedActions: Type.Optional(Type.Array(Type.String())),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
