import type { ReportFigure } from '@chengyun/contract/reports';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { fillBox, readBox } from './box.ts';

type BoxProps = {
  readonly label: string;
  readonly text: string;
  readonly figures: Readonly<Record<string, ReportFigure>>;
  readonly onChange: (text: string) => void;
};

/** Text that is edited where it stands; its figures are whole: they can be moved and deleted, not changed. */
export function WordsBox({ label, text, figures, onChange }: BoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const first = useRef({ text, figures });
  // Filled once: from then on the browser holds the text, and writing it anew would throw the cursor out.
  useEffect(() => {
    if (box.current) fillBox(box.current, first.current.text, first.current.figures);
  }, []);
  const read = () => {
    if (box.current) onChange(readBox(box.current));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a text area cannot hold figures that stay whole
    <div
      ref={box}
      className="rep-box"
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      tabIndex={0}
      contentEditable
      suppressContentEditableWarning
      onInput={read}
      onPaste={pastePlain}
      onKeyDown={keepOneParagraph}
    />
  );
}

// What comes from elsewhere comes without its looks.
function pastePlain(event: ClipboardEvent): void {
  event.preventDefault();
  const said = event.clipboardData.getData('text/plain').replaceAll(/\s+/g, ' ');
  document.execCommand('insertText', false, said);
}

function keepOneParagraph(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
}
