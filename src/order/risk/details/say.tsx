import type { Check } from '#domain/payment.ts'
import type { Factor } from '#domain/risk/rows.ts'
import type { HotClass } from '#domain/risk/reading/hot-parts.ts'
import type { Trail } from '#domain/risk/facts.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { localeTag } from '#ui/i18n.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import { useWords } from '#ui/words.ts'

/** What a sentence may use: what was seen, its figures, and the reader's way to write them. */
export type Say = Pick<Factor, 'value' | 'evidence'> & {
  /** minor units of the order's currency */
  readonly money: (amount: unknown) => string
  /** kilometres; miles where people drive them */
  readonly distance: (kilometres: unknown) => string
  /** a share from 0 to 1 */
  readonly percent: (share: unknown, digits?: number) => string
  /** ISO 3166-1 alpha-2 */
  readonly country: (code: unknown) => string
  /** "US-CA" or "US" */
  readonly place: (code: unknown) => string
  readonly kinds: (kinds: unknown) => string
  readonly list: (words: unknown) => string
  readonly check: (check: unknown) => string
  readonly level: (level: unknown) => string
}

/** Gives `say(factor)` for the sentences of one order's factors. */
export function useSay(currency: string): (factor: Pick<Factor, 'value' | 'evidence'>) => Say {
  const { i18n, _ } = useLingui()
  const money = useMoney()
  const word = useWords()
  const locale = localeTag(i18n.locale)
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  const country = (code: unknown) => (/^[A-Z]{2}$/.test(textOf(code)) ? (countries.of(textOf(code)) ?? '') : textOf(code))
  const list = (words: unknown) => new Intl.ListFormat(locale).format(textsOf(words))
  const named = (names: { readonly [code: string]: MessageDescriptor }, code: unknown) => {
    const found = names[textOf(code)]
    return found ? _(found) : textOf(code).replaceAll('_', ' ')
  }
  return ({ value, evidence }) => ({
    value,
    evidence,
    money: (amount) => money({ amount: Number(amount ?? 0), currency }),
    distance: (kilometres) => distanceIn(locale, Number(kilometres)),
    percent: (share, digits = 0) =>
      // 99.6 % of the orders is not all of them.
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits, roundingMode: 'floor' }).format(Number(share)),
    country,
    place: (code) => {
      const [of, region] = textOf(code).split('-')
      return region ? `${region} (${country(of)})` : country(of)
    },
    kinds: (kinds) => list(withoutTwice(textsOf(kinds)).map((kind) => named(kindNames, kind))),
    list,
    check: (check) => named(checkNames, check ?? 'unchecked'),
    level: (level) => word('risk', textOf(level)),
  })
}

/** Who has the very mailbox or door has a similar one too: that need not be said. */
function withoutTwice(kinds: readonly string[]): readonly string[] {
  return kinds.filter((kind) => !kind.endsWith('_fuzzy') || !kinds.includes(kind.replace('_fuzzy', '')))
}

/** One text or several, as evidence holds them. */
export function textsOf(words: unknown): readonly string[] {
  return Array.isArray(words) ? words.map(textOf) : words === null || words === undefined ? [] : [textOf(words)]
}

function textOf(word: unknown): string {
  return typeof word === 'string' || typeof word === 'number' || typeof word === 'boolean' ? String(word) : ''
}

function distanceIn(locale: string, kilometres: number): string {
  const [unit, length] = locale === 'en-US' ? ['mile', kilometres / 1.609344] : ['kilometer', kilometres]
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(length)
}

const kindNames: { readonly [kind in HotClass | Trail | 'email_fuzzy' | 'ship_to' | 'ship_to_fuzzy']: MessageDescriptor } = {
  wheels: msg`wheels`,
  tyres: msg`tires`,
  lights: msg`headlights`,
  airbags: msg`airbags`,
  modules: msg`control modules`,
  sensors: msg`sensors`,
  catalysts: msg`catalytic converters`,
  turbos: msg`turbochargers`,
  keys: msg`keys`,
  screens: msg`screens and radios`,
  tuners: msg`tuners`,
  email: msg`e-mail address`,
  phone: msg`phone number`,
  card: msg`card`,
  device: msg`device`,
  address: msg`shipping address`,
  email_fuzzy: msg`similar e-mail address`,
  ship_to: msg`shipping address`,
  ship_to_fuzzy: msg`similar shipping address`,
}

const checkNames: { readonly [check in Check]: MessageDescriptor } = {
  pass: msg({ message: 'matches', context: "a check of the card's issuer" }),
  fail: msg({ message: 'does not match', context: "a check of the card's issuer" }),
  unavailable: msg({ message: 'not known to the issuer', context: "a check of the card's issuer" }),
  unchecked: msg({ message: 'not checked', context: "a check of the card's issuer" }),
}
