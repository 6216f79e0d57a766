import sharp from 'sharp';
import { v7 } from 'uuid';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Play } from './player.ts';

/** The one picture that stands for every photo of the sample; it says so in large letters. */
export interface SamplePhotos {
  readonly sha256: string;
  readonly thumbSha256: string;
  readonly bytes: number;
}

export interface SamplePhoto {
  readonly id: string;
  readonly caseId: string;
  readonly by: string;
  readonly at: string;
}

/** Draws the picture: a street in flat colours and the words 样例照片. */
export async function drawSamplePhoto(): Promise<{ readonly photo: Buffer; readonly thumb: Buffer }> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 960 720">
    <rect width="960" height="420" fill="#cfd8dc"/><rect y="420" width="960" height="300" fill="#90a4ae"/>
    <path d="M0 720L380 420h200l380 300z" fill="#607d8b"/><path d="M470 720L476 420h8l6 300z" fill="#eceff1"/>
    <rect x="60" y="180" width="200" height="240" fill="#b0bec5"/><rect x="700" y="140" width="180" height="280" fill="#b0bec5"/>
    <rect x="300" y="40" width="360" height="96" rx="8" fill="#263238"/>
    <text x="480" y="106" font-size="52" text-anchor="middle" fill="#fff" font-family="Noto Sans CJK SC, Noto Sans SC, sans-serif">样例 SAMPLE</text>
  </svg>`;
  const picture = sharp(Buffer.from(svg));
  const photo = await picture.clone().webp({ quality: 80 }).toBuffer();
  const thumb = await picture.clone().resize({ width: 320 }).webp({ quality: 75 }).toBuffer();
  return { photo, thumb };
}

/** Takes photos into a list: each gets an id of its own, all show the same picture. */
export function takePhoto(list: SamplePhoto[]): (play: Play, actor: Actor, at: Date) => string {
  return (play, actor, at) => {
    const id = v7({ msecs: at.getTime() });
    list.push({ id, caseId: play.state.id, by: actor.id, at: at.toISOString() });
    return id;
  };
}

/** Stores the photos of a day. */
export async function insertSamplePhotos(sql: Sql, file: SamplePhotos, photos: readonly SamplePhoto[]): Promise<void> {
  if (photos.length === 0) return;
  await sql`
    insert into attachment (id, case_id, sha256, name, type, bytes, width, height, thumb_sha256, uploaded_by, at)
    select p.id, p."caseId", ${file.sha256}, '样例照片.webp', 'image/webp', ${file.bytes}, 960, 720, ${file.thumbSha256}, p.by, p.at
    from jsonb_to_recordset(${json(sql, photos)}) as p(id uuid, "caseId" uuid, by text, at timestamptz)
  `;
}
