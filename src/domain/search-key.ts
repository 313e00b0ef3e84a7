/**
 * The form in which a text is stored and asked for when hyphens, spaces, case and accents must not matter: lower case, no accents,
 * letters and digits of any script only. 'Łukasz 04465-AZ123' and 'lukasz04465az123' give the same key; a text without either gives ''.
 */
export function searchKey(text: string): string {
  return unaccented(text).replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The words of a text, each as its search key, in the order typed: 'O’Brien, Zoë' gives ['o', 'brien', 'zoe']. */
export function searchWords(text: string): readonly string[] {
  return unaccented(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Letters that Unicode does not take apart into a base letter and an accent, with what people type instead; a final sigma is a sigma. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ς: 'σ',
}

function unaccented(text: string): string {
  const base = text.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return base.replaceAll(/[łßøæœđðþħıŧς]/g, (letter) => plainLetters[letter] ?? letter)
}
