import Type, { type Static } from 'typebox';
import { reportKinds } from './reports.ts';
import { Instant } from './words.ts';

const closed = { additionalProperties: false } as const;
const Name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' });
const When = Type.Optional(
  Type.String({
    maxLength: 400,
    description: 'conditions joined by "and", such as: reported.change >= 0.1 and areas.1.n >= 5',
  }),
);
const Say = Type.String({ maxLength: 1000, description: 'text; {name} stands for a figure or a word' });

/** One way to say a sentence: it is taken when its condition holds and everything it names is known. */
const Way = Type.Object({ when: When, say: Say }, closed);
/** A sentence: the first of its ways that fits; none, and it is left out. */
export const ReportSentence = Type.Object({ id: Name, ways: Type.Array(Way, { minItems: 1, maxItems: 8 }) }, closed);
export type ReportSentence = Readonly<Static<typeof ReportSentence>>;

/** Rows of a ranking said one after the other: `{name}`, `{n}` … are those of the row. */
export const ReportEnumeration = Type.Object(
  {
    id: Name,
    of: Name,
    most: Type.Integer({ minimum: 1, maximum: 20 }),
    when: When,
    say: Say,
    join: Type.String({ maxLength: 8 }),
  },
  closed,
);
export type ReportEnumeration = Readonly<Static<typeof ReportEnumeration>>;

const kinds = Type.Optional(Type.Array(Type.Enum([...reportKinds]), { minItems: 1 }));
const only = { kinds };
/** What stands in a part, in order. Tables and charts are known by name. */
export const RuleBlock = Type.Union([
  Type.Object({ kind: Type.Literal('heading'), text: Type.String({ maxLength: 60 }), ...only }, closed),
  Type.Object({ kind: Type.Literal('paragraph'), id: Name, sentences: Type.Array(ReportSentence), ...only }, closed),
  Type.Object({ kind: Type.Literal('table'), id: Name, caption: Say, ...only }, closed),
  Type.Object({ kind: Type.Literal('chart'), id: Name, caption: Say, ...only }, closed),
  Type.Object(
    {
      kind: Type.Literal('tasks'),
      id: Name,
      tasks: Type.Array(
        Type.Object(
          {
            id: Name,
            each: Type.Optional(Name),
            most: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
            when: When,
            say: Say,
            owner: Say,
            days: Type.Integer({ minimum: 0, maximum: 366, description: 'calendar days after the period' }),
          },
          closed,
        ),
      ),
      ...only,
    },
    closed,
  ),
]);
export type RuleBlock = Readonly<Static<typeof RuleBlock>>;

/** How a report is written: its title, the sentences of its parts, all as data that a person can change. */
export const ReportRules = Type.Object(
  {
    titles: Type.Object({ week: Say, month: Say, year: Say }, closed),
    enumerations: Type.Array(ReportEnumeration),
    parts: Type.Array(
      Type.Object({ id: Name, heading: Type.String({ maxLength: 60 }), blocks: Type.Array(RuleBlock) }, closed),
      { minItems: 1, maxItems: 12 },
    ),
  },
  { $id: 'ReportRules', ...closed },
);
export type ReportRules = Readonly<Static<typeof ReportRules>>;

/** The rules in force and the names they may use. */
export const ReportRulesNow = Type.Object(
  {
    version: Type.Integer({ description: '0 as shipped' }),
    text: Type.String({ description: 'the rules as YAML' }),
    note: Type.Union([Type.String(), Type.Null()]),
    createdBy: Type.Union([Type.String(), Type.Null()]),
    createdAt: Type.Union([Instant, Type.Null()]),
    names: Type.Array(Type.Object({ name: Type.String(), label: Type.String() }, closed)),
  },
  { $id: 'ReportRulesNow', ...closed },
);
export type ReportRulesNow = Readonly<Static<typeof ReportRulesNow>>;

/** Rules to be: as YAML, with why. */
export const NewReportRules = Type.Object(
  {
    text: Type.String({ maxLength: 200_000 }),
    note: Type.String({ minLength: 2, maxLength: 400, pattern: '\\S' }),
  },
  { $id: 'NewReportRules', ...closed },
);
export type NewReportRules = Readonly<Static<typeof NewReportRules>>;

/** What is wrong with rules that were tried, by line, and what they would write over the figures of the last week. */
export const ReportRulesTried = Type.Object(
  {
    problems: Type.Array(
      Type.Object(
        { line: Type.Integer(), column: Type.Integer(), path: Type.String(), message: Type.String() },
        closed,
      ),
    ),
    paragraphs: Type.Array(Type.Object({ part: Type.String(), text: Type.String() }, closed)),
  },
  { $id: 'ReportRulesTried', ...closed },
);
export type ReportRulesTried = Readonly<Static<typeof ReportRulesTried>>;
