import { identifier, type Identifier } from './kinds.ts'

/** The telephone number, E.164. Numbers that reach nobody in particular (555, toll-free, repeated digits, counted digits) and the store's own make none. */
export function phoneIdentifiers(e164: string, own: readonly string[]): readonly Identifier[] {
  const digits = digitsOf(e164)
  if (digits === null || isNobodys(digits) || own.some((phone) => digitsOf(phone) === digits)) return []
  return [identifier('phone', `+${digits}`)]
}

function digitsOf(e164: string): string | null {
  const typed = e164
    .slice(0, 64)
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}+]/gu, '')
  return /^\+([1-9]\d{7,14})$/.exec(typed)?.[1] ?? null
}

/** North American area codes that are toll-free or premium, and 555 as area or exchange, which is kept for films and directories (nanpa.com). */
const nobodysNorthAmerican = /^1(?:8(?:00|22|33|44|55|66|77|80|81|82|83|84|85|86|87|88|89)|900|555|\d{3}555)/

function isNobodys(digits: string): boolean {
  if (nobodysNorthAmerican.test(digits) || digits.startsWith('800')) return true
  const last = digits.slice(-7)
  return /^(\d)\1{6}$/.test(last) || '01234567890'.includes(last) || '09876543210'.includes(last)
}
