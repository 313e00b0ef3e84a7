import type { Address } from '#domain/address.ts'
import { moneyIn } from '#domain/money.ts'
import { placeOf } from '#domain/notices/kinds.ts'
import { noteText } from '#domain/notices/mentions.ts'
import { showNumber, type NumberFormat } from '#domain/store/order-number.ts'
import { layOut, toText, type Block } from '#platform/mail-layout.ts'
import type { CausedRow } from '../queries.ts'
import type { NoticeWords } from './words-of-mails.ts'
import { noticeWords } from './words.ts'

/** Who the mail is for and whose it is; `day`: of a digest, as 2026-03-05. */
export type Around = {
  readonly language: 'en' | 'fr'
  readonly day: string | null
  readonly store: {
    readonly name: string
    readonly slug: string
    readonly timeZone: string
    readonly address: Address | null
    readonly phone: string | null
    readonly numbers: NumberFormat
  }
  readonly publicUrl: string
}

/** Writes one mail of one notification or of several: each with its link. */
export function writeNoticeMail(
  rows: readonly CausedRow[],
  around: Around,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const words = noticeWords(around.language)
  const said = rows.map((row) => ({ row, title: titleOf(row, words, around), more: moreOf(row, words) }))
  const [first] = said
  const subject =
    around.day !== null
      ? words.digest(rows.length, around.store.name, dayIn(around.language, around.day))
      : said.length === 1 && first
        ? first.title
        : words.several(rows.length, around.store.name)
  const blocks = said.flatMap(({ row, title, more }): readonly Block[] => [
    { kind: 'text', text: [title, ...more].join('\n') },
    { kind: 'link', text: words.open(showNumber(row.number, around.store.numbers)), href: linkOf(row, around) },
  ])
  const sender = { store: around.store.name, address: around.store.address, phone: around.store.phone }
  const all: readonly Block[] = [...blocks, { kind: 'text', text: words.change }]
  return { subject, text: toText(all, sender), html: layOut(subject, all, sender, around.language) }
}

function linkOf(row: CausedRow, { publicUrl, store }: Around): string {
  return `${publicUrl}/${store.slug}/orders/${row.number}#${placeOf(row.kind, row.facts)}`
}

function titleOf(row: CausedRow, words: NoticeWords, { language, store }: Around): string {
  const of = `${showNumber(row.number, store.numbers)}, ${row.buyer_name}`
  switch (row.kind) {
    case 'mentioned':
      return words.mentioned(row.by_name ?? store.name, of)
    case 'assigned':
      return words.assigned(row.by_name, of)
    case 'new_order':
      return words.newOrder(of, moneyIn(language, row.currency)(row.total))
    case 'customer_replied':
      return words.replied(of)
    case 'high_risk':
      return words.highRisk(of, String(row.facts.score ?? ''))
    case 'needs_attention':
      return words.attention(of)
    case 'hold_ending':
      return words.holdEnding(of, momentIn(language, row.facts.until, store.timeZone))
    case 'delivery_exception':
      return words.stuck(of, row.facts.state === 'returning' || row.facts.state === 'returned' ? row.facts.state : 'exception')
  }
}

/** How much of what somebody wrote stands in a mail. */
const excerptLength = 500

function moreOf(row: CausedRow, words: NoticeWords): readonly string[] {
  const { facts } = row
  const lines = [
    row.note === null ? null : noteText(row.note, row.mentions).slice(0, excerptLength),
    row.mail === null ? null : row.mail.slice(0, excerptLength) || row.subject,
    facts.tracking === undefined ? null : words.tracking(facts.tracking),
    row.kind === 'high_risk' && facts.attention ? words.raised : null,
    row.kind === 'high_risk' ? words.look : null,
    ...(row.kind === 'needs_attention' ? (facts.attention ?? []).map((reason) => words.reasons[reason]) : []),
    row.times > 1 ? words.times(row.times) : null,
  ]
  return lines.filter((line) => line !== null)
}

function momentIn(language: 'en' | 'fr', at: string | undefined, timeZone: string): string {
  if (at === undefined) return ''
  return new Intl.DateTimeFormat(`${language}-CA`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(new Date(at))
}

function dayIn(language: 'en' | 'fr', day: string): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-US', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(day))
}
