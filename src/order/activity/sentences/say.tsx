import type { Activity } from '#domain/activity.ts'
import type { ReactNode } from 'react'
import { useLingui } from '@lingui/react'
import { localeTag } from '#ui/i18n.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import { useWords } from '#ui/words.ts'
import { useFieldNames } from './field-words.tsx'
import type { EntryView } from '../shapes.ts'

/** What the sentences need of the reader: money, dates, rates and words in their language. */
export type Say = {
  readonly money: (amount: number) => string
  readonly rate: (ppm: number) => string
  readonly day: (date: string) => string
  readonly word: ReturnType<typeof useWords>
  readonly field: (field: string) => string
  /** personal values of the entry, '' when erased */
  readonly before: (field: string) => string
  readonly after: (field: string) => string
}

/** A sentence for each of some events; leaving one out does not compile. */
export type Sentences<Type extends Activity['type']> = {
  readonly [type in Type]: (event: Extract<Activity, { readonly type: type }>, say: Say) => ReactNode
}

/** Makes `say` for one entry. */
export function useSay(currency: string): (entry: EntryView) => Say {
  const { i18n } = useLingui()
  const money = useMoney()
  const word = useWords()
  const field = useFieldNames()
  const locale = localeTag(i18n.locale)
  return ({ values }) => ({
    money: (amount) => money({ amount, currency }),
    rate: (ppm) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(ppm / 1_000_000),
    day: (date) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`)),
    word,
    field,
    before: (name) => values?.before[name] ?? '',
    after: (name) => values?.after[name] ?? '',
  })
}
