import { fileURLToPath } from 'node:url'

/** Faces that hold every letter of a name, Polish and French ones too. */
export const fonts = { plain: fontFile('DejaVuSansCondensed'), bold: fontFile('DejaVuSansCondensed-Bold') } as const

/** The family's name, as a drawing asks for it. */
export const fontFamily = 'DejaVu Sans Condensed'

function fontFile(name: string): string {
  return fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
}
