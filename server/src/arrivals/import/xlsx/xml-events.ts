import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../read/unreadable-file.ts';

/** What the reader of one part listens to; names come without their prefix (`x:row` → `row`). */
export type XmlListener = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Feeds the XML of a part to a listener, chunk by chunk; yields after each chunk so that what was found can be taken. */
export async function* xmlEvents(bytes: AsyncIterable<Uint8Array>, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => listener.open?.(local(name), attributes));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => listener.close?.(local(name)));
  // Entities are declared in a DOCTYPE only; the parser expands none, and a workbook has no use for one.
  parser.on('doctype', () => parser.fail('a workbook declares no DOCTYPE'));
  parser.on('error', (cause) => {
    throw broken(cause);
  });
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of bytes) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function broken(cause: Error): UnreadableFile {
  return new UnreadableFile(
    {
      zh: '工作簿内容损坏，请用电子表格软件打开并另存为 XLSX 后重新上传。',
      en: 'The workbook is damaged; open it in a spreadsheet program, save it as XLSX and send it again.',
    },
    { cause },
  );
}
