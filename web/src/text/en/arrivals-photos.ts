import type { Shape } from '../shape.ts';
import type { photos as zh } from '../zh/arrivals-photos.ts';

export const photos: Shape<typeof zh> = {
  list: 'Photos and files',
  add: 'Add photos',
  sending: 'Sending {{name}}',
  retry: '{{name}} was not sent; press to try again',
  remove: 'Remove {{name}}',
  over: 'At most {{most}} files; {{n}} more were not added.',
};
