import { msg } from '@lingui/core/macro'
import type { Place } from '../place.ts'

/** What a store calls its orders, and the taxes it collects on them. */
export const orderPlaces: readonly Place[] = [
  {
    page: 'orders',
    section: msg`Status names`,
    at: 'status-words',
    settings: [
      { label: msg`Status names`, words: msg`label, rename, word, New, Processing, On Hold, Completed, status`, kinds: ['status_word'] },
    ],
  },
  {
    page: 'orders',
    section: msg`Order numbers`,
    at: 'order-numbers',
    settings: [
      { label: msg`Order numbers`, words: msg`prefix, format, digits, leading zeros, numbering`, kinds: ['order_number_format'] },
      { label: msg`Next order number`, words: msg`counter, start at, sequence, numbering`, kinds: ['order_number_next'] },
    ],
  },
  {
    page: 'taxes',
    section: msg`Taxes the store collects`,
    at: 'taxes',
    settings: [{ label: msg`Taxes`, words: msg`sales tax, VAT, GST, HST, PST, QST, rate, nexus`, kinds: ['tax'] }],
  },
]
