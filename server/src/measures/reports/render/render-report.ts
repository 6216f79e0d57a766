import type { ReportContent } from '@chengyun/contract/reports';
import { reportDocx } from './docx.ts';
import { reportPdf } from './pdf.ts';

/** A file to be made of a report. */
export interface RenderJob {
  readonly content: ReportContent;
  readonly format: 'docx' | 'pdf';
  /** The address of the report's page, to which `&figure=` is added. */
  readonly page: string;
  /** When what it says was last changed, in milliseconds. */
  readonly changedAt: number;
}

/** Makes the file of a report; a second or two of work, so not where requests are answered. */
export async function renderReport({ content, format, page, changedAt }: RenderJob): Promise<Buffer> {
  const linkOf = (key: string) => `${page}&figure=${encodeURIComponent(key)}`;
  return format === 'docx' ? reportDocx(content, linkOf) : reportPdf(content, linkOf, new Date(changedAt));
}
