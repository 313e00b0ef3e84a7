import { searchWords } from '../../search-key.ts'
import { takeUnits } from './units.ts'
import { endsName, nameOf, shortWords } from './words.ts'

/** Where a North American address leads: house number, the street's words in short form, and every unit (apartment, box, mailbox) in one text; '' is none. */
export type Street = { readonly number: string; readonly words: readonly string[]; readonly unit: string }

/**
 * Reads the lines of an address, comma by comma. Which part holds the street, how units are named and in what order they stand does not matter; what is neither
 * street nor unit ("c/o", "leave at the door", the town once more) is left out. `code`: the postal code, which is no unit; `country`: US or CA.
 */
export function readStreet(lines: readonly string[], code: string, country: 'US' | 'CA'): Street {
  const typed = lines.flatMap((line) => line.normalize('NFKC').split(/[,;\n]/))
  const parts = typed.map((part) => takeUnits(wordsOf(part, country)))
  const rests = parts.map(({ rest }) => rest)
  const street = rests.find((rest) => /^\d\S* \S/.test(rest)) ?? rests.find((rest) => rest !== '') ?? ''
  const others = rests.filter((rest) => rest !== street && /\d/.test(rest) && (code === '' || !rest.replaceAll(' ', '').includes(code)))
  const { number, words, trailing } = named(street)
  const units = [...parts.flatMap(({ units }) => units), ...others.map((rest) => rest.replaceAll(' ', '')), ...trailing]
  return { number, words, unit: units.toSorted().join(' ') }
}

/** First what is typed as a sign: "#4" is unit 4, "4-123 Main" is unit 4 in Canada and house 4123 in Queens. */
function wordsOf(part: string, country: 'US' | 'CA'): string {
  const typed = part.replaceAll('#', ' unit ')
  const house = typed.replace(/^\s*(\d+[a-z]?)\s*[-–]\s*(\d+)(?=\s)/i, country === 'CA' ? 'unit $1 $2' : '$1$2')
  // "4-B", "N.W." and "O'Brien" are one word.
  return searchWords(house.replaceAll(/(?<=\d)-(?=[a-z]\b)|(?<=\b[a-z])-(?=\d)|(?<=\b[a-z])\.(?=[a-z]\b)|['’]/gi, '')).join(' ')
}

function named(text: string): { readonly number: string; readonly words: readonly string[]; readonly trailing: readonly string[] } {
  const all = text.split(' ').filter((word) => word !== '')
  const head = all[0] ?? ''
  const number = /^\d/.test(head) && !/^\d+(?:st|nd|rd|th)$/.test(head) ? head : ''
  const words = number === '' ? all : all.slice(1)
  const end = unitAt(words)
  return { number, words: shortWords(words.slice(0, end)), trailing: end < words.length ? [words.slice(end).join('')] : [] }
}

/** Where behind the street's name an unnamed unit begins: "12 Oak St 4B", "1234 NW 70th Ave MIA 12345"; else the end. */
function unitAt(words: readonly string[]): number {
  const end = words.length
  const looksLike = (from: number, shape: RegExp) => from > 1 && endsName(words[from - 1] ?? '') && shape.test(words.slice(from).join(' '))
  if (looksLike(end - 1, /^(?:\d+[a-z]?|[a-z]+\d+)$/)) return end - 1
  return looksLike(end - 2, /^[a-z]{1,4} \d{2,}$/) ? end - 2 : end
}

/**
 * What is left of a street's name when one mistakes its vowels, doubles its letters, or leaves out suffix and direction: its digits, then four consonants.
 * "Maple Avenue" and "N Mapel Av" are both 'mpl'.
 */
export function skeletonOf(words: readonly string[]): string {
  const text = nameOf(words).join(' ')
  const digits = text.match(/\d+/g)?.join('-') ?? ''
  const consonants = text.replaceAll(/(?<=\d)(?:st|nd|rd|th)\b|[\d\saeiouy]/g, '').replaceAll(/(\p{L})\1+/gu, '$1')
  return digits + [...consonants].slice(0, 4).join('')
}
