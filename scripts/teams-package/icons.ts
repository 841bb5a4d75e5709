/** The two icons of the Teams app, drawn: two people and the tie between them. */
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const white: Colour = [255, 255, 255, 255];
const clear: Colour = [255, 255, 255, 0];
/** Also the accent of the manifest. */
export const accent = '#1f3a4d';
const ground: Colour = [0x1f, 0x3a, 0x4d, 255];

/** How far outside the mark a point is, on a square from 0 to 1; negative inside. */
function outside(x: number, y: number): number {
  const dot = (centre: number) => Math.hypot(x - centre, y - 0.5) - 0.17;
  const along = Math.min(Math.max(x, 0.3), 0.7);
  const tie = Math.hypot(x - along, y - 0.5) - 0.045;
  return Math.min(dot(0.28), dot(0.72), tie);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of eight bits a colour, with transparency. */
function png(size: number, pixel: (x: number, y: number) => Colour): Buffer {
  const rows = Array.from({ length: size }, (_, y) =>
    // Every row begins with its filter: none.
    Buffer.from([0, ...Array.from({ length: size }, (_, x) => pixel(x, y)).flat()]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The mark in `front` on `back`, its edge one pixel soft. */
function icon(size: number, front: Colour, back: Colour): Buffer {
  return png(size, (x, y) => {
    const cover = Math.min(Math.max(0.5 - outside((x + 0.5) / size, (y + 0.5) / size) * size, 0), 1);
    const mixed = back.map((from, i) => Math.round(from + ((front[i] ?? 0) - from) * cover));
    const [red = 0, green = 0, blue = 0, alpha = 0] = mixed;
    return [red, green, blue, alpha];
  });
}

export const colourIcon = (): Buffer => icon(192, white, ground);
/** Teams wants it white on nothing. */
export const outlineIcon = (): Buffer => icon(32, white, clear);
