import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { drawings } from './drawings.ts'
import { shops } from '../shops.ts'

const kinds = new Map(Object.values(shops).flatMap((shop) => shop.parts.map((part) => [part.number, part.kind] as const)))

/** The reference image of a part: a PNG of 600 x 600 pixels on white, drawn once and kept in `<folder>/images`. */
export async function imageOf(folder: string, partNumber: string): Promise<Buffer | undefined> {
  const drawing = drawings[kinds.get(partNumber) ?? '']
  if (!drawing) return undefined
  const file = join(folder, 'images', `${createHash('sha256').update(drawing).digest('hex').slice(0, 20)}.png`)
  if (!existsSync(file)) {
    mkdirSync(join(folder, 'images'), { recursive: true })
    const half = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
    await sharp(Buffer.from(drawing)).png({ compressionLevel: 9 }).toFile(half)
    renameSync(half, file)
  }
  return readFile(file)
}
