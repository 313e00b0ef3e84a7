/** The largest a logo is shown on letters, in pixels. It is kept at twice that, for screens with fine dots. */
export const logoRoom = { width: 200, height: 60 } as const

/** The most a logo may weigh as it comes, in bytes. */
export const logoLimit = 1024 * 1024

type Size = { readonly width: number; readonly height: number }

/** The size a logo of `width` by `height` pixels is shown in: inside its room, in its proportions, never larger than half of its own pixels. */
export function shownSize({ width, height }: Size): Size {
  const scale = Math.min(logoRoom.width / width, logoRoom.height / height, 0.5)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
