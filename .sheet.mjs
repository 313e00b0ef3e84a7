import sharp from 'sharp'
const [out, w, ...files] = process.argv.slice(2)
const W = Number(w),
  gap = 12
const imgs = await Promise.all(
  files.map(async (f) => {
    const r = await sharp(f).resize({ width: W, withoutEnlargement: true }).png().toBuffer({ resolveWithObject: true })
    return { f, d: r.data, h: r.info.height, w: r.info.width }
  }),
)
const cols = Math.max(1, Math.floor(1700 / (W + gap)))
const heights = Array(cols).fill(0)
const parts = []
for (const i of imgs) {
  const c = heights.indexOf(Math.min(...heights))
  parts.push({ input: i.d, left: c * (W + gap), top: heights[c] })
  heights[c] += i.h + gap
}
await sharp({ create: { width: cols * (W + gap), height: Math.max(...heights), channels: 3, background: '#888' } })
  .composite(parts)
  .png()
  .toFile(out)
