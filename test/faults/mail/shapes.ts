import iconv from 'iconv-lite'
import { gzipSync } from 'node:zlib'
import { mailLimit } from '#domain/mail/incoming.ts'
import { attacks } from './hostile-html.ts'
import { broken, head, nested, part, type Maker } from './pieces.ts'

/** Where a mail has to end: on an order by its place in the list, unfiled in the store it was sent to, or refused with a code. */
export type End =
  | { readonly at: 'order'; readonly order: number }
  | { readonly at: 'unfiled' }
  | { readonly at: 'refused'; readonly code: number }

/** One mail on its way: its marker is in it somewhere and in nothing else. `times`: so often it is sent. */
export type Shape = {
  readonly kind: string
  readonly marker: string
  readonly raw: Buffer
  readonly from: string
  readonly to: string
  readonly end: End
  readonly times: number
  readonly html: string | null
}

/** The addresses of the desk the mails are made for. */
export type Places = {
  /** secret addresses, numbers and buyers of the store's orders */
  readonly orders: readonly { readonly reply: string; readonly number: number; readonly email: string }[]
  readonly store: string
  readonly foreign: string
}

/** The kinds a careless reader goes wrong with. */
export const hostile = ['same id', 'stranger’s number', 'forged sender', 'foreign secret', 'NUL', 'circle', 'html'] as const

type Made = Partial<Omit<Shape, 'kind' | 'marker' | 'raw'>> & { readonly raw: string | Buffer }

const charsets = (() => {
  iconv.getEncoder('utf8')
  const known = iconv as unknown as { readonly encodings: { readonly [name: string]: unknown } }
  return [...Object.keys(known.encodings).filter((name) => !name.startsWith('_')), 'klingon', 'utf-99', '"; drop', 'x-unknown', '']
})()

/** Every kind of mail, each a function of its number, its chance and the places; what is not said goes to an order's secret address and stands there. */
const kinds: { readonly [kind: string]: (one: Maker, places: Places) => Made } = {
  plain: ({ mark }) => ({ raw: `${head(mark)}\r\nHello ${mark}\r\n` }),
  charset: ({ mark, n, random }) => {
    const name = charsets[n % charsets.length] ?? ''
    const text = `${mark} déjà vu, パーツ, части, €\r\n`
    const bytes = random.upTo(3) > 0 && iconv.encodingExists(name) ? iconv.encode(text, name) : random.bytes(200)
    return { raw: Buffer.concat([Buffer.from(`${head(mark)}Content-Type: text/plain; charset=${name}\r\n\r\n`, 'latin1'), bytes]) }
  },
  nested: ({ mark, random }) => ({ raw: `${head(mark)}${nested(mark, 1 + random.upTo(99))}` }),
  'broken MIME': ({ mark, n, random }) => ({ raw: Buffer.from(`${head(mark)}${broken(mark, n, random)}`, 'latin1') }),
  'odd head': ({ mark, n }) => ({ raw: Buffer.from(oddHead(mark, n), 'latin1') }),
  NUL: ({ mark }) => ({
    raw: Buffer.from(`Subject: a\0b ${mark}\r\nFrom: "x\0" <${mark}@example.com>\r\n\r\nbe\0fore ${mark}\0`, 'latin1'),
  }),
  'endless line': ({ mark, random }) => ({ raw: `${head(mark)}\r\n${mark} ${'x'.repeat(1000 * (1 + random.upTo(1000)))}` }),
  'bad date': ({ mark, random }) => ({
    raw: `Date: ${random.one(['Thu, 99 Foo 20261 99:99', '0', '1e400', 'Mon, 31 Feb 2026 10:00:00 +9999', '9'.repeat(500)])}\r\n${head(mark)}\r\n${mark}`,
  }),
  'same id': ({ mark }) => ({ raw: `${head(mark, '<always-the-same@example.com>')}\r\nOther words: ${mark}\r\n` }),
  'sent twice': ({ mark }) => ({ times: 2, raw: `${head(mark)}\r\nOnce: ${mark}\r\n` }),
  html: ({ mark, n }) => {
    const html = `<p>${mark}</p>${attacks[n % attacks.length]?.(`http://tracker.example/${mark}`) ?? ''}`
    return { html, raw: `${head(mark)}Content-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n` }
  },
  attachments: ({ mark, n, random }) => ({
    raw: Buffer.concat([
      Buffer.from(`${head(mark)}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${mark}\r\n`),
      ...Array.from({ length: n % 40 === 0 ? 200 : 1 + random.upTo(2) }, () => part('b', oddName(n), oddFile(n))),
      Buffer.from('--b--\r\n'),
    ]),
  }),
  machine: ({ mark, random }) => ({
    raw: `${random.one(['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes', 'List-Id: <a.b>'])}\r\n${head(mark)}\r\nAbsent ${mark}`,
  }),
  bounce: ({ mark, random }) => ({
    from: '',
    raw: `From: MAILER-DAEMON@${mark}.example\r\nSubject: Undelivered ${mark}\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${random.one(['Action: failed', 'Action: \0', 'Status: 5.9.9', ''])}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${random.one(['<x>', '<>', '<a@b>\r\n\t<c@d>'])}\r\n\r\n${random.one(['--b--', ''])}`,
  }),
  'stranger’s number': ({ mark, random }, { orders, store }) => ({
    to: store,
    end: { at: 'unfiled' },
    raw: `From: ${mark}@evil.example\r\nSubject: Order ${random.one(orders).number} ${mark}\r\n\r\nShip it to me.`,
  }),
  'forged sender': ({ mark, random }, { orders, store }) => {
    const { number, email } = random.one(orders)
    return {
      to: store,
      end: { at: 'unfiled' },
      raw: `From: <${email}>\r\nTo: x@y.example\r\nSubject: Order ${number} ${mark}\r\n\r\nShip it to me.`,
    }
  },
  'foreign secret': ({ mark }, { store, foreign }) => ({
    to: store,
    end: { at: 'unfiled' },
    raw: `To: ${foreign}\r\nCc: <${foreign.toUpperCase()}>\r\nDelivered-To: ${foreign}\r\n${head(mark)}\r\n${foreign} ${mark}`,
  }),
  circle: ({ mark }) => ({
    end: { at: 'refused', code: 554 },
    raw: `${'Received: by a.example; x\r\n'.repeat(40)}${head(mark)}\r\n${mark}`,
  }),
  nobody: ({ mark, random }) => ({
    to: random.one([
      'reply@mail.partsdesk.example',
      `reply+${'0'.repeat(40)}@mail.partsdesk.example`,
      'nosuchstore@mail.partsdesk.example',
      `harbor@${mark}.example`,
    ]),
    end: { at: 'refused', code: 550 },
    raw: `${head(mark)}\r\n${mark}`,
  }),
  shouting: ({ mark }, { orders }) => ({
    to: (orders[0]?.reply ?? '').toUpperCase(),
    end: { at: 'order', order: 0 },
    raw: `${head(mark)}\r\n${mark}`,
  }),
}

/** The `n`th mail of a run. */
export function shapeOf(n: number, one: Maker, places: Places): Shape {
  const names = Object.keys(kinds)
  const kind = names[n % names.length] ?? 'plain'
  const round = Math.floor(n / names.length)
  const order = round % places.orders.length
  const made = kinds[kind]?.({ ...one, n: round }, places) ?? { raw: '' }
  return {
    kind,
    marker: one.mark,
    from: `${one.mark}@example.com`,
    to: places.orders[order]?.reply ?? '',
    end: { at: 'order', order },
    times: 1,
    html: null,
    ...made,
    raw: Buffer.from(made.raw),
  }
}

/** Two mails at the limit, and two beyond. */
export function bigShapes(mark: (n: number) => string, { orders }: Places): readonly Shape[] {
  return [-2000, -1, 1, 5_000_000].map((beyond, n) => {
    const start = `${head(mark(n))}\r\n${mark(n)}\r\n`
    const line = `${'x'.repeat(998)}\r\n`
    const raw = Buffer.from(
      start + line.repeat(Math.ceil((mailLimit + beyond) / 1000)).slice(0, mailLimit + beyond - start.length - 3) + 'y',
    )
    const end: End = beyond > 0 ? { at: 'refused', code: 552 } : { at: 'order', order: 0 }
    return { kind: 'big', marker: mark(n), from: `${mark(n)}@example.com`, to: orders[0]?.reply ?? '', end, times: 1, html: null, raw }
  })
}

function oddHead(mark: string, n: number): string {
  const odd = [
    `Subject: ${mark}\r\n\tBcc: all@example.com\r\n X-Y: z\r\nFrom: ${mark}@example.com\r\n\r\nhi`,
    `Subject: ${mark}\rBcc: all@example.com\nFrom: a@b\r\n\r\nhi`,
    `Subject: ${mark} ${'y'.repeat(200_000)}\r\n\r\nhi`,
    `${'X-A: b\r\n'.repeat(5000)}Subject: ${mark}\r\n\r\nhi`,
    `no colon at all ${mark}\r\n\r\n`,
    `\r\n${mark} a body alone`,
    mark,
    `From: a@b, c@d, ${mark}@example.com\r\nFrom: e@f\r\nSubject: ${mark}\r\nSubject: two\r\n\r\nhi`,
    `From: group: a@b, c@d;\r\nSubject: ${mark}\r\n\r\nhi`,
    `From: =?utf-8?B?////?= <@@@${mark}>\r\nSubject: =?klingon?Q?${mark}?= =?utf-8?X?a?=\r\n\r\nhi`,
    `Subject: \xff\xfe ${mark} \x01\x02\x1b[31m\r\nFrom: "\xe9" <${mark}@example.com>\r\n\r\nhi`,
    `Message-ID: <${'a'.repeat(5000)}@b>\r\nReferences: ${'<x@y> '.repeat(5000)}\r\nSubject: ${mark}\r\n\r\nhi`,
    `Message-ID: <a@b>\r\n\tBcc: all@example.com\r\nIn-Reply-To: \r\nSubject: ${mark}\r\n\r\nhi`,
    `Content-Type: text/plain; charset=utf-8; charset=utf-16\r\nContent-Type: text/html\r\nSubject: ${mark}\r\n\r\n<b>hi`,
    `Subject: ${mark} \u202etxt.exe\r\nFrom: ${mark}@${'a'.repeat(300)}.example\r\n\r\nhi`,
  ]
  return odd[n % odd.length] ?? ''
}

function oddName(n: number): string {
  const names = [
    '../../etc/passwd',
    'a.pdf.exe',
    `${'long'.repeat(100)}.txt`,
    'con',
    '\u202egpj.exe',
    'x"; filename="y',
    '',
    'a\tb\\c/d',
    '.htaccess',
    '=?utf-8?Q?p=C3=A9?=',
  ]
  return names[n % names.length] ?? ''
}

const bombs = {
  gzip: gzipSync(Buffer.alloc(50_000_000)),
  png: Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d4948445200010000000100000806000000', 'hex'), Buffer.alloc(64)]),
  gif: Buffer.concat([Buffer.from('GIF89a'), Buffer.from('ffffffff800000', 'hex'), Buffer.alloc(64)]),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><!DOCTYPE x [<!ENTITY a "aaaa">]></svg>'),
  zip: Buffer.from('504b0304140000000800000021000000000001000000ffffffff0100000061', 'hex'),
}

function oddFile(n: number): Buffer {
  const files = [bombs.png, bombs.gif, bombs.svg, bombs.zip, Buffer.from('MZ'), Buffer.alloc(0), Buffer.from('%PDF-1.7\n%%EOF'), bombs.gzip]
  return files[n % (n % 40 === 7 ? 8 : 7)] ?? Buffer.alloc(0)
}
