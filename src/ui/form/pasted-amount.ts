/**
 * A pasted amount with the decimal mark the field writes, ready to be inserted: '$1,234.50', '1 234,50 $' and '3.62' are understood whatever language is
 * read. The last point or comma is the decimal mark when at most `digits` digits follow it, or when it is the field's own; every other one parts thousands.
 * Undefined when it is no amount: then it is pasted as it stands.
 */
export function pastedAmount(text: string, decimal: string, digits: number): string | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f'’]|[A-Z]{3}|[$€£¥]/gi, '')
  if (!/^\d[\d.,]*$/.test(plain)) return undefined
  const at = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const behind = plain.length - at - 1
  const parts = at >= 0 && behind > 0 && (behind <= digits || (plain[at] === decimal && plain.indexOf(decimal) === at))
  const whole = (parts ? plain.slice(0, at) : plain).replaceAll(/[.,]/g, '')
  return parts ? `${whole}${decimal}${plain.slice(at + 1)}` : whole
}
