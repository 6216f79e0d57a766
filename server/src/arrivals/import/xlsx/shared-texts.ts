import { BOUNDS } from '../read/bounds.ts';
import { UnreadableFile } from '../read/unreadable-file.ts';
import { xmlEvents } from './xml-events.ts';

/** The texts that cells of a workbook share, by number (ECMA-376 part 1, 18.4); formatting and furigana are left out. */
export async function sharedTexts(bytes: AsyncIterable<Uint8Array> | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  if (!bytes) return texts;
  let [text, inText, inPhonetic, total] = ['', false, false, 0];
  const events = xmlEvents(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      total += piece.length;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') texts.push(text);
    },
  });
  for await (const _ of events) if (total > BOUNDS.sharedCharacters) throw tooMuch();
  return texts;
}

function tooMuch(): UnreadableFile {
  return new UnreadableFile({
    zh: '工作簿文字过多，请拆分成几个文件，或另存为 CSV 后上传。',
    en: 'The workbook holds too much text; split it, or save it as CSV and send that.',
  });
}
