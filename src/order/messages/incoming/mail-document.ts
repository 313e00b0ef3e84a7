import sanitize from 'sanitize-html'

/** A stranger's HTML as a document of its own, with the policy it must be answered with. */
export type MailDocument = { readonly html: string; readonly policy: string }

/**
 * Makes the HTML of a mail harmless, twice over: everything that is not text, table or picture is taken out, and the policy gives what is left an origin of its own
 * in which nothing runs and nothing is fetched. Pictures from elsewhere tell their sender who looked, and when: they come with `pictures` alone.
 */
export function mailDocument(html: string, pictures: boolean): MailDocument {
  const remote = pictures ? ['http', 'https'] : []
  const body = sanitize(html, {
    allowedTags: [...sanitize.defaults.allowedTags, 'img', 'center', 'font', 'del', 'ins'],
    allowedAttributes: {
      '*': [
        'style',
        'align',
        'valign',
        'width',
        'height',
        'bgcolor',
        'color',
        'face',
        'size',
        'border',
        'cellpadding',
        'cellspacing',
        'dir',
        'lang',
      ],
      a: ['href', 'title', 'target', 'rel'],
      img: ['src', 'alt'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data', ...remote] },
    allowProtocolRelative: false,
    nestingLimit: 100,
    transformTags: { '*': withoutAddresses, a: sanitize.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer nofollow' }) },
  })
  return {
    html: `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><style>body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}blockquote{margin:8px 0;padding-left:12px;border-left:2px solid #c9c6c0}</style>${body}`,
    policy: [
      'sandbox allow-popups allow-popups-to-escape-sandbox',
      `default-src 'none'`,
      `img-src data:${remote.map((scheme) => ` ${scheme}:`).join('')}`,
      `style-src 'unsafe-inline'`,
      `form-action 'none'`,
      `base-uri 'none'`,
      `frame-ancestors 'self'`,
    ].join('; '),
  }
}

/** A style may not name an address or spell one in escapes, and a picture not one of ours. */
function withoutAddresses(tagName: string, { style, src, ...others }: sanitize.Attributes): sanitize.Tag {
  const attribs: sanitize.Attributes = { ...others }
  if (style !== undefined && !/url|image|\\/i.test(style)) attribs['style'] = style
  if (src !== undefined && /^(?:https?:\/\/|data:image\/)/i.test(src)) attribs['src'] = src
  return { tagName, attribs }
}
