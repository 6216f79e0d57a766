import type { RefusalTable } from './support/http/refusal.ts';

const HEAD = `# 错误代码 Error codes

出错时接口返回 \`application/problem+json\`（RFC 9457），其中 \`code\` 为下表之一，\`title\`、\`detail\` 用请求的语言。
本页由 \`npm run generate\` 从代码中的错误表生成。

Errors are answered as \`application/problem+json\` (RFC 9457): \`code\` is one of these, \`title\` and \`detail\` are in the
caller's language. This page is written by \`npm run generate\` from the error tables in the code.
`;

/** The page that lists every code with its status and sentences. */
export function errorsPage(table: RefusalTable): string {
  const parts = Object.entries(table)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, title, sentence }]) =>
      [`## ${code}`, '', `${status} · ${title.zh} · ${title.en}`, '', `- ${sentence.zh}`, `- ${sentence.en}`, ''].join(
        '\n',
      ),
    );
  return `${HEAD}\n${parts.join('\n')}`;
}
