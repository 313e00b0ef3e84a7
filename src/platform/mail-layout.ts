import type { Address } from '#domain/address.ts'
import { html, raw } from 'hono/html'

/** A letter, or a mail about an account, is a column of these; both bodies are made from the same blocks. In texts a line break stays a line break. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** `html` was made harmless and says what `text` does */
  | { readonly kind: 'rich'; readonly html: string; readonly text: string }
  | { readonly kind: 'quote'; readonly intro: string; readonly text: string }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** sums; the last one weighs most */
      readonly foot: readonly (readonly string[])[]
    }

/** Who signs: a store, or the desk itself. `logo`: the size it is shown in, pixels. */
export type Sender = {
  readonly store: string
  readonly address: Address | null
  readonly phone: string | null
  readonly logo?: { readonly width: number; readonly height: number } | null
}

/** The letter as plain text, for readers and programs that show no HTML. */
export function toText(blocks: readonly Block[], sender: Sender): string {
  const parts = blocks.map((block) => {
    switch (block.kind) {
      case 'text':
      case 'rich':
        return block.text
      case 'quote':
        return [block.intro, '', ...block.text.split('\n').map((line) => `> ${line}`)].join('\n')
      case 'link':
        return `${block.text}\n${block.href}`
      case 'table':
        return [
          block.title,
          ...block.rows.map((row) => `- ${row.join('  ').replaceAll('\n', ', ')}`),
          ...block.foot.map((row) => row.filter(Boolean).join(': ')),
        ].join('\n')
    }
  })
  return [...parts, `-- \n${footerOf(sender)}`].join('\n\n') + '\n'
}

/** Who signs, in two lines at most: the store, and where it stands with its phone. */
export function footerOf(sender: Sender): string {
  return [sender.store, placeOf(sender)].filter(Boolean).join('\n')
}

/** The address of the logo inside the mail; it is sent along with it, never fetched from anywhere. */
export const logoCid = 'logo@partsdesk'

/**
 * The letter as HTML: tables and inline styles, which is what mail programs agree on (mail-layout.test.ts lists the rules). Outlook draws like Word: it knows no
 * widest width, no padding but a cell's, and takes no font from what is around a table. Every value is escaped.
 */
export function layOut(subject: string, blocks: readonly Block[], sender: Sender, language: 'en' | 'fr'): string {
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          ${raw(dark)}
        </style>
      </head>
      <body class="page" bgcolor="#FBFAF8" style="margin:0;background-color:#FBFAF8">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
          <tr>
            <td align="center" style="padding:24px 12px">
              ${raw('<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->')}
              <table
                role="presentation"
                class="card"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                bgcolor="#FFFFFF"
                style="max-width:600px;background-color:#FFFFFF;border:1px solid #E4E2DD;border-radius:8px"
              >
                <tr>
                  <td class="ink" style="${font}padding:16px 24px;border-bottom:3px solid #0B5CAD;font-weight:bold">${headOf(sender)}</td>
                </tr>
                <tr>
                  <td class="ink" style="${font}padding:16px 24px">${blocks.map(blockHtml)}</td>
                </tr>
                <tr>
                  <td class="quiet line" style="${small}padding:12px 24px;border-top:1px solid #E4E2DD">
                    ${sender.store}${sender.address ? html` · ${placeOf(sender)}` : ''}
                  </td>
                </tr>
              </table>
              ${raw('<!--[if mso]></td></tr></table><![endif]-->')}
            </td>
          </tr>
        </table>
      </body>
    </html>`
  if (page instanceof Promise) throw new Error('a letter has no parts that come later')
  return page.toString()
}

const family = 'font-family:Arial,Helvetica,sans-serif;'
const font = `${family}font-size:15px;line-height:22px;color:#1B1F24;`
const small = `${family}font-size:13px;line-height:19px;color:#5B626B;`
const cellFont = `${family}font-size:14px;line-height:20px;`

/** What a reader's dark screen is told; programs that do not read it show the light letter, or turn the colours themselves. */
const dark = `@media (prefers-color-scheme: dark) {
.page { background-color: #14171A !important }
.card { background-color: #1D2125 !important; border-color: #33383E !important }
.ink { color: #ECEAE6 !important }
.quiet { color: #A6ADB5 !important }
.line { border-color: #33383E !important }
}`

/** The logo on white, as it was drawn, or the store's name. */
function headOf({ store, logo }: Sender) {
  if (!logo) return store
  const { width, height } = logo
  return html`<img src="cid:${logoCid}" alt="${store}" width="${width}" height="${height}" style="border:0" />`
}

function blockHtml(block: Block) {
  switch (block.kind) {
    case 'text':
      return html`<p style="margin:0 0 14px">${breaks(block.text)}</p>`
    case 'link':
      return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0">
          <tr>
            <td bgcolor="#0B5CAD" style="${font}padding:9px 16px;background-color:#0B5CAD;border-radius:6px">
              <a href="${block.href}" style="color:#FFFFFF;text-decoration:none;font-weight:bold">${block.text}</a>
            </td>
          </tr>
        </table>
        <p style="margin:0 0 14px"></p>`
    case 'rich':
      // Mail programs give paragraphs margins of their own.
      return raw(block.html.replaceAll('<p>', '<p style="margin:0 0 14px">'))
    case 'quote':
      return html`<p style="margin:14px 0 6px;color:#5B626B">${block.intro}</p>
        <blockquote style="margin:0 0 14px;padding:0 0 0 12px;border-left:2px solid #E4E2DD;color:#5B626B">
          ${breaks(block.text)}
        </blockquote>`
    case 'table':
      return tableHtml(block)
  }
}

function tableHtml({ title, head, rows, foot }: Extract<Block, { readonly kind: 'table' }>) {
  const line = 'border-bottom:1px solid #E4E2DD'
  return html`<p style="margin:6px 0;font-weight:bold">${title}</p>
    <table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">
      ${
        head.length > 0
          ? html`<tr>
              ${head.map((cell, i) => html`<th class="quiet line" align="${side(i)}" style="${cellFont}padding:6px 0;color:#5B626B;font-weight:normal;${line}">${cell}</th>`)}
            </tr>`
          : ''
      }
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, i) => html`<td class="ink line" align="${side(i)}" valign="top" style="${cellFont}${besides(i)}color:#1B1F24;${line}">${breaks(cell)}</td>`)}
          </tr>`,
      )}
      ${foot.map(
        (row, at) =>
          html`<tr>
            ${row.map((cell, i) => html`<td class="${at === foot.length - 1 ? 'ink line' : 'quiet'}" align="${side(i)}" style="${cellFont}${footStyle(at === foot.length - 1)}">${cell}</td>`)}
          </tr>`,
      )}
    </table>
    <p style="margin:0 0 14px"></p>`
}

/** Figures keep a distance from the name; a long part number may break anywhere, or a phone would scroll sideways. */
function besides(column: number): string {
  return column === 0 ? 'padding:8px 0;word-break:break-word;' : 'padding:8px 0 8px 12px;'
}

function footStyle(last: boolean): string {
  return last ? 'padding:6px 0;border-top:1px solid #E4E2DD;color:#1B1F24;font-weight:bold' : 'padding:4px 0 0;color:#5B626B'
}

function side(column: number): 'left' | 'right' {
  return column === 0 ? 'left' : 'right'
}

function breaks(text: string) {
  return text.split('\n').map((line, i) => html`${i > 0 ? raw('<br>') : ''}${line}`)
}

function placeOf({ address, phone }: Sender): string {
  return [
    address && [address.line1, address.city, [address.region, address.postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    phone,
  ]
    .filter(Boolean)
    .join(', ')
}
