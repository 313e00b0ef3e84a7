/** Where a payment card's number stands in a text: offsets of its first digit and behind its last, and the four digits that may be shown. */
export type CardNumberSpan = Readonly<{ start: number; end: number; lastFour: string }>

/** Every run of digits that reads as a card number: an issuer's prefix, a length that issuer uses, a valid check digit, digits apart by at most one space, hyphen or dot. */
export function findCardNumbers(text: string): readonly CardNumberSpan[] {
  return digitRuns(text).flatMap(cardsIn)
}

/** Does the text hold something that reads as a card number? */
export function hasCardNumber(text: string): boolean {
  return findCardNumbers(text).length > 0
}

/** The text with every card number starred but for its last four digits; spaces and hyphens stay. Masking twice changes nothing. */
export function maskCardNumbers(text: string): string {
  const cards = findCardNumbers(text)
  if (cards.length === 0) return text

  const characters = text.split('')
  for (const card of cards) {
    let hidden = text.slice(card.start, card.end).replace(notDigits, '').length - 4
    for (let at = card.start; hidden > 0; at++) {
      if (!isDigit(text[at])) continue
      characters[at] = '*'
      hidden--
    }
  }
  return characters.join('')
}

/** Is the whole text one card number, or does it hold one in a single unbroken run? For names other systems gave: an order number in groups may look like a card. */
export function isCardNumber(name: string): boolean {
  const text = name.trim()
  return findCardNumbers(text).some(({ start, end }) => (start === 0 && end === text.length) || /^\d+$/.test(text.slice(start, end)))
}

/**
 * The first field of a JSON value that holds a card number, in its value or its name: the path in dots, empty for the value itself, and never the number.
 * Undefined when none does. A UUID is none, whatever its digits.
 */
export function fieldWithCardNumber(value: unknown): string | undefined {
  if (typeof value === 'number') return hasCardNumber(String(value)) ? '' : undefined
  if (typeof value === 'string') return !uuid.test(value) && hasCardNumber(value) ? '' : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, part] of Object.entries(value)) {
    if (hasCardNumber(name)) return ''
    const within = fieldWithCardNumber(part)
    if (within !== undefined) return within === '' ? name : `${name}.${within}`
  }
  return undefined
}

type Group = Readonly<{ start: number; digits: string }>

const notDigits = /\D/g
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const shortest = 13
const longest = 19

/** A telephone number with its country is at most 15 digits long (ITU-T E.164) and stands behind a plus that opens a word. */
const dialled = /(?:^|[\s(])\+$/
const longestDialled = 15

/** Groups of digits joined by single separators. A star before a group is our own mask, so what follows is the rest of a number, not a new one; `1Z` opens a UPS tracking number. */
const run = /(?<![\d*]|1Z)\d+(?:[ .\u00a0\u2010-\u2013-]\d+)*/gi

function digitRuns(text: string): readonly (readonly Group[])[] {
  return Array.from(text.matchAll(run))
    .map((match) => Array.from(match[0].matchAll(/\d+/g), (group) => ({ start: match.index + group.index, digits: group[0] })))
    .filter((groups) => groups.reduce((sum, group) => sum + group.digits.length, 0) >= shortest)
    .filter((groups) => !isDialled(text, groups))
}

function isDialled(text: string, groups: readonly Group[]): boolean {
  const digits = groups.reduce((sum, group) => sum + group.digits.length, 0)
  return digits <= longestDialled && dialled.test(text.slice(0, groups[0]?.start))
}

/** A number may stand behind or before others ("qty 2 4111 ... 12 27"), so every stretch of whole groups is tried; a stretch inside an unbroken longer run is not. */
function cardsIn(groups: readonly Group[]): readonly CardNumberSpan[] {
  const cards: CardNumberSpan[] = []
  for (const [first, { start }] of groups.entries()) {
    let digits = ''
    for (const group of groups.slice(first, first + longest)) {
      digits += group.digits
      if (digits.length > longest) break
      if (isIssued(digits)) cards.push({ start, end: group.start + group.digits.length, lastFour: digits.slice(-4) })
    }
  }
  return cards
}

function isIssued(digits: string): boolean {
  return issuers.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits)) && passesLuhn(digits)
}

/** Ranges and lengths in use by ISO/IEC 7812 issuers: Visa, Mastercard, American Express, Diners Club, JCB, and the 6 family (Discover, UnionPay, Maestro). */
const issuers: readonly Readonly<{ prefix: RegExp; lengths: readonly number[] }>[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^5[1-5]|^2[2-7]/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^3[068]/, lengths: [14, 16] },
  { prefix: /^35/, lengths: [16] },
  { prefix: /^6/, lengths: [16, 17, 18, 19] },
]

/** The Luhn check of ISO/IEC 7812-1, of digits alone: cards have it, and the freight numbers of some carriers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    sum += place % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9
  }
  return sum % 10 === 0
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}
