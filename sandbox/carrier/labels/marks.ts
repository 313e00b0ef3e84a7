/** The paper: 4 by 6 inches, in points. */
export const paper = { width: 288, height: 432 } as const

/** How wide the thinnest bar is: four dots of a thermal head of 203 dots an inch, six of one of 300. */
export const module = 1.42

/** Something on a label. Places are points from the upper left; a text's `y` is its upper edge. Painters for each format know these three and nothing else. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly size: number
      readonly text: string
      readonly bold: boolean
      readonly align: 'left' | 'center' | 'right'
      readonly white: boolean
    }
  | { readonly kind: 'block'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | {
      readonly kind: 'bars'
      readonly x: number
      readonly y: number
      readonly height: number
      readonly code: 'code128' | 'gs1-128'
      readonly text: string
    }

type Look = { readonly bold?: boolean; readonly align?: 'left' | 'center' | 'right'; readonly white?: boolean }

/** A line of text that is made smaller, rather than cut, when it is too long for its width. */
export function textMark(text: string, x: number, y: number, width: number, size: number, look: Look = {}): Mark {
  const { bold = false, align = 'left', white = false } = look
  // A letter of either face is on average not wider than this part of its height; capitals are.
  const letter = (bold ? 0.62 : 0.56) + (text === text.toUpperCase() ? 0.06 : 0)
  const fitting = Math.min(size, width / (letter * Math.max(1, text.length)))
  return { kind: 'text', x, y: y + (size - fitting) / 2, width, size: Math.round(fitting * 10) / 10, text, bold, align, white }
}

/** A filled block; a thin one is a rule. */
export function block(x: number, y: number, width: number, height: number): Mark {
  return { kind: 'block', x, y, width, height }
}
