import type { Look } from './look.ts';
import type { ChartOption } from './option.ts';
import { houseTheme } from './theme.ts';
import { loadParts } from './use-chart.ts';

type Sized = { readonly width: number; readonly height: number };

/** The chart as a PNG at double size with its title, on the ground of the page it stands on. */
export async function pictureOf(
  option: ChartOption,
  title: string,
  look: Look,
  { width, height }: Sized,
): Promise<Blob> {
  const { makeChart } = await loadParts();
  const head = 36 * look.scale;
  // Never put into the page: the library wants an element of its own even for what it only draws on a canvas.
  const chart = makeChart(document.createElement('div'), houseTheme(look), {
    renderer: 'canvas',
    width,
    height,
    devicePixelRatio: 2,
  });
  try {
    chart.setOption({ ...option, animation: false });
    const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: look.palette.card });
    return await titled(canvas, title, look, head * 2);
  } finally {
    chart.dispose();
  }
}

function titled(drawn: HTMLCanvasElement, title: string, { palette, scale }: Look, head: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [drawn.width, drawn.height + head];
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('This browser draws no pictures.'));
  pen.fillStyle = palette.card;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = palette.ink;
  pen.font = `600 ${28 * scale}px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = 'middle';
  pen.fillText(title, 24, head / 2 + 4);
  pen.drawImage(drawn, 0, head);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png');
  });
}
