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

/** Who signs: a store, or the desk itself. */
export type Sender = { readonly store: string; readonly address: Address | null; readonly phone: string | null }

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

/** The letter as HTML: one table column with inline styles, which is what mail programs agree on. Every value is escaped. */
export function layOut(subject: string, blocks: readonly Block[], sender: Sender, language: 'en' | 'fr'): string {
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;background:#FBFAF8;color:#1B1F24;font:15px/22px Inter,Helvetica,Arial,sans-serif">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:600px;background:#FFFFFF;border:1px solid #E4E2DD;border-radius:8px"
              >
                <tr>
                  <td style="padding:16px 24px;border-bottom:3px solid #0B5CAD;font-weight:600">${sender.store}</td>
                </tr>
                <tr>
                  <td style="padding:16px 24px">${blocks.map(blockHtml)}</td>
                </tr>
                <tr>
                  <td style="padding:12px 24px;border-top:1px solid #E4E2DD;color:#5B626B;font-size:13px">
                    ${sender.store}${sender.address ? html` · ${placeOf(sender)}` : ''}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`
  if (page instanceof Promise) throw new Error('a letter has no parts that come later')
  return page.toString()
}

function blockHtml(block: Block) {
  switch (block.kind) {
    case 'text':
      return html`<p style="margin:0 0 14px">${breaks(block.text)}</p>`
    case 'link':
      return html`<p style="margin:0 0 14px">
        <a
          href="${block.href}"
          style="display:inline-block;padding:9px 16px;border-radius:6px;background:#0B5CAD;color:#FFFFFF;text-decoration:none;font-weight:600"
          >${block.text}</a
        >
      </p>`
    case 'rich':
      // Mail programs give paragraphs margins of their own.
      return raw(block.html.replaceAll('<p>', '<p style="margin:0 0 14px">'))
    case 'quote':
      return html`<p style="margin:14px 0 6px;color:#5B626B">${block.intro}</p>
        <blockquote style="margin:0 0 14px;padding:0 0 0 12px;border-left:2px solid #E4E2DD;color:#5B626B">
          ${breaks(block.text)}
        </blockquote>`
    case 'table':
      return html`<p style="margin:6px 0;font-weight:600">${block.title}</p>
        <table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-collapse:collapse;font-size:14px">
          <tr>
            ${block.head.map((cell, i) => html`<th align="${side(i)}" style="padding:6px 0;border-bottom:1px solid #E4E2DD;color:#5B626B;font-weight:400">${cell}</th>`)}
          </tr>
          ${block.rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell, i) => html`<td align="${side(i)}" valign="top" style="padding:8px 0;border-bottom:1px solid #E4E2DD">${breaks(cell)}</td>`)}
              </tr>`,
          )}
          ${block.foot.map(
            (row, at) =>
              html`<tr>
                ${row.map((cell, i) => html`<td align="${side(i)}" style="${footStyle(at === block.foot.length - 1)}">${cell}</td>`)}
              </tr>`,
          )}
        </table>`
  }
}

function footStyle(last: boolean): string {
  return last ? 'padding:6px 0;border-top:1px solid #E4E2DD;font-weight:600' : 'padding:4px 0 0;color:#5B626B'
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
