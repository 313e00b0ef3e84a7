import { html } from 'hono/html'

/** A page a buyer sees of a gateway: its language, its title, where its style is, and what stands in it. */
export function htmlDocument(
  { language, title, style }: { readonly language: 'en' | 'fr'; readonly title: string; readonly style: string },
  body: unknown,
) {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        ${body}
      </body>
    </html>`
}
