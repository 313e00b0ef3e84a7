/** Where parts of a North American dealer are shipped to, by ISO 3166-1 code: the neighbours first, then those the big carriers serve most. */
const codes = [
  'US', 'CA', 'MX', 'PR', 'AE', 'AR', 'AT', 'AU', 'BE', 'BM', 'BR', 'BS', 'CH', 'CL', 'CN', 'CO', 'CR', 'CZ', 'DE', 'DK', 'DO', 'EC', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'GT', 'GU', 'HK',
  'HN', 'HU', 'IE', 'IL', 'IN', 'IS', 'IT', 'JM', 'JP', 'KR', 'KW', 'KY', 'LT', 'LU', 'LV', 'MY', 'NI', 'NL', 'NO', 'NZ', 'PA', 'PE', 'PH', 'PL', 'PT', 'QA', 'RO', 'SA', 'SE', 'SG', 'SI', 'SK',
  'SV', 'TH', 'TR', 'TT', 'TW', 'UA', 'UY', 'VE', 'VI', 'ZA',
]

/** Countries for a select, in the reader's language; the first four stand on top. */
export function countries(locale: string): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const choices = codes.map((value) => ({ value, label: names.of(value) ?? value }))
  return [...choices.slice(0, 4), ...choices.slice(4).toSorted((a, b) => a.label.localeCompare(b.label, locale))]
}
