/** What is shown on hover: a title, and lines of a name and its exact value. Built of elements, so that no name is read as markup. */
export function tip(title: string, lines: readonly (readonly [name: string, value: string])[]): HTMLElement {
  const box = document.createElement('div');
  box.append(textIn('div', 'cy-tip-title', title));
  for (const [name, value] of lines) {
    const line = textIn('div', 'cy-tip-line', name);
    line.append(textIn('b', '', value));
    box.append(line);
  }
  return box;
}

function textIn(tag: 'div' | 'b', className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

/** The line and the place in it that the pointer stands over, as the library tells them; -1 where it tells none. */
export function pointedAt(shown: unknown): { readonly series: number; readonly at: number } {
  const first: unknown = Array.isArray(shown) ? shown[0] : shown;
  if (typeof first !== 'object' || first === null) return { series: -1, at: -1 };
  return {
    series: 'seriesIndex' in first ? Number(first.seriesIndex) : -1,
    at: 'dataIndex' in first ? Number(first.dataIndex) : -1,
  };
}
