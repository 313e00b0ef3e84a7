import { plainNumbers, showNumber, type NumberFormat } from '#domain/store/order-number.ts'
import type { StatusWords } from '#domain/store/status-words.ts'
import type { StoreTax } from '#domain/store/taxes.ts'
import type { Tx } from '#platform/doors.ts'

/** How a store speaks of its orders: its own status words, and how it writes order numbers. */
export type StoreWords = { readonly statusWords: StatusWords; readonly numbers: NumberFormat }

/** Reads a store's words; one without settings has none of its own. */
export async function readStoreWords(tx: Tx): Promise<StoreWords> {
  const row = await tx
    .selectFrom('store_settings')
    .select(['status_words', 'order_prefix', 'order_digits'])
    .where('store_id', '=', tx.store)
    .executeTakeFirst()
  return storeWordsOf(row)
}

/** The same from a row that was read already. */
export function storeWordsOf(
  row: { readonly status_words: Partial<StatusWords>; readonly order_prefix: string; readonly order_digits: number } | undefined,
): StoreWords {
  return {
    statusWords: { en: row?.status_words.en ?? {}, fr: row?.status_words.fr ?? {} },
    numbers: row ? { prefix: row.order_prefix, digits: row.order_digits } : plainNumbers,
  }
}

/** An order's number as its store writes it, of a row that was read with the store's settings beside it. */
export function writtenNumber(row: { readonly number: number; readonly order_prefix: string; readonly order_digits: number }): string {
  return showNumber(row.number, { prefix: row.order_prefix, digits: row.order_digits })
}

/** The taxes the store collects, and which day it is there: the one that decides which of them count. */
export async function readStoreTaxes(tx: Tx, now: Date): Promise<{ readonly taxes: readonly StoreTax[]; readonly day: string }> {
  const row = await tx.selectFrom('store_settings').select(['taxes', 'time_zone']).where('store_id', '=', tx.store).executeTakeFirst()
  // Sweden writes dates as ISO 8601 does.
  return { taxes: row?.taxes ?? [], day: new Intl.DateTimeFormat('sv-SE', { timeZone: row?.time_zone ?? 'UTC' }).format(now) }
}

/** The store's time zone, by its IANA name. */
export async function readTimeZone(tx: Tx): Promise<string> {
  return (await tx.selectFrom('store_settings').select('time_zone').where('store_id', '=', tx.store).executeTakeFirstOrThrow()).time_zone
}
