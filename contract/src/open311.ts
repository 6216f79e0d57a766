import Type, { type Static } from 'typebox';
import { Instant } from './words.ts';

// GeoReport v2, https://wiki.open311.org/GeoReport_v2: fields bear the names of the specification.
const closed = { additionalProperties: false } as const;
const Text = Type.Optional(Type.String());

/** What one may report (GET Service List). */
export const Open311Service = Type.Object(
  {
    service_code: Type.String({ description: 'kind.taxonomy.class, the same as long as the class is there' }),
    service_name: Type.String(),
    description: Text,
    metadata: Type.Boolean({ description: 'whether it has attributes: GET its definition' }),
    type: Type.Enum(['realtime', 'batch', 'blackbox'], { description: 'ours are all realtime' }),
    keywords: Type.Optional(Type.String({ description: 'with commas between them' })),
    group: Text,
  },
  { $id: 'Open311Service', ...closed },
);
export type Open311Service = Static<typeof Open311Service>;

/** What else may be said of a service (GET Service Definition). */
export const Open311Definition = Type.Object(
  {
    service_code: Type.String(),
    attributes: Type.Array(
      Type.Object(
        {
          variable: Type.Boolean(),
          code: Type.String(),
          datatype: Type.Enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
          required: Type.Boolean(),
          datatype_description: Text,
          order: Type.Integer(),
          description: Text,
          values: Type.Optional(Type.Array(Type.Object({ key: Type.String(), name: Type.String() }, closed))),
        },
        closed,
      ),
    ),
  },
  { $id: 'Open311Definition', ...closed },
);
export type Open311Definition = Static<typeof Open311Definition>;

/** One report and what became of it (GET Service Requests); what is not known is left out. */
export const Open311Request = Type.Object(
  {
    service_request_id: Type.String(),
    status: Type.Enum(['open', 'closed']),
    status_notes: Text,
    service_name: Text,
    service_code: Type.String(),
    description: Type.Optional(Type.String({ maxLength: 4000, description: 'numbers of people are hidden' })),
    agency_responsible: Text,
    service_notice: Text,
    requested_datetime: Instant,
    updated_datetime: Type.Optional(Instant),
    expected_datetime: Type.Optional(Instant),
    address: Text,
    lat: Type.Optional(Type.Number({ description: 'WGS-84' })),
    long: Type.Optional(Type.Number({ description: 'WGS-84' })),
  },
  { $id: 'Open311Request', ...closed },
);
export type Open311Request = Static<typeof Open311Request>;

/** What POST Service Request answers: the id at once, so no token need be asked for. */
export const Open311Receipt = Type.Object(
  { service_request_id: Type.String(), service_notice: Text },
  { $id: 'Open311Receipt', ...closed },
);
export type Open311Receipt = Static<typeof Open311Receipt>;

/** A token and the id behind it: with us the two are the same. */
export const Open311Token = Type.Object(
  { service_request_id: Type.String(), token: Type.String() },
  { $id: 'Open311Token', ...closed },
);

/** What went wrong; `code` is the status of the answer. */
export const Open311Error = Type.Object(
  { code: Type.Integer(), description: Type.String() },
  { $id: 'Open311Error', ...closed },
);

/** Where the interface is and what it speaks (Service Discovery). */
export const Open311Discovery = Type.Object(
  {
    changeset: Instant,
    contact: Type.String(),
    key_service: Type.String(),
    endpoints: Type.Array(
      Type.Object(
        {
          specification: Type.String(),
          url: Type.String(),
          changeset: Instant,
          type: Type.Enum(['production', 'test']),
          formats: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
  },
  { $id: 'Open311Discovery', ...closed },
);
export type Open311Discovery = Static<typeof Open311Discovery>;

const degrees = (whole: number) => Type.Optional(Type.String({ pattern: `^-?\\d{1,${whole}}(\\.\\d{1,20})?$` }));

/** The parameters every method takes. The key may come as a header instead: Authorization: Bearer. */
export const open311Common = {
  jurisdiction_id: Type.Optional(
    Type.String({ maxLength: 40, description: 'the id of the town; may be left out where the server holds one' }),
  ),
  api_key: Type.Optional(Type.String({ maxLength: 200 })),
};

/**
 * A report as a form gives it (POST Service Request). What else clients send (email, device_id, account_id, names of
 * extensions) is not kept.
 */
export const NewOpen311Request = Type.Object(
  {
    ...open311Common,
    service_code: Type.String({ maxLength: 120 }),
    lat: degrees(2),
    long: degrees(3),
    address_string: Type.Optional(Type.String({ maxLength: 200 })),
    description: Type.Optional(Type.String({ maxLength: 4000 })),
    first_name: Type.Optional(Type.String({ maxLength: 30 })),
    last_name: Type.Optional(Type.String({ maxLength: 30 })),
    phone: Type.Optional(Type.String({ maxLength: 32, pattern: '^[0-9+ -]{3,32}$' })),
    media_url: Type.Optional(
      Type.String({ maxLength: 500, pattern: '^https?://\\S+$', description: 'kept as a link in the text' }),
    ),
    attribute: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 }), {
        description: 'attribute[code], of those in the definition of the service',
      }),
    ),
  },
  { $id: 'NewOpen311Request', ...closed },
);
export type NewOpen311Request = Static<typeof NewOpen311Request>;

/** Which reports to list; `service_request_id` overrides all others. */
export const Open311Query = Type.Object({
  ...open311Common,
  service_request_id: Type.Optional(Type.String({ maxLength: 3699, description: 'at most 100 ids, with commas' })),
  service_code: Type.Optional(Type.String({ maxLength: 2000, description: 'at most 50 codes, with commas' })),
  start_date: Type.Optional(Instant),
  end_date: Type.Optional(Instant),
  status: Type.Optional(Type.String({ maxLength: 20, description: 'open, closed, or both with a comma' })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  page_size: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
});
export type Open311Query = Static<typeof Open311Query>;
