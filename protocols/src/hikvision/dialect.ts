/** What one firmware does differently. */
export type Dialect = {
  readonly name: string;
  /** Documents that are not well-formed (a bare '&', a closing tag without slash): refused, or picked apart by tags. */
  readonly malformed: 'refused' | 'salvaged';
  /** Minutes east of UTC of a time without zone. */
  readonly utcOffset: number;
};

export const standard: Dialect = { name: 'ISAPI', malformed: 'refused', utcOffset: 480 };

export const dialects: Readonly<Record<string, Dialect>> = {
  standard,
  'broken-xml': { ...standard, name: 'documents that are not well-formed', malformed: 'salvaged' },
};
