import { expect, test } from 'vitest'
import { cleanBody } from './clean-html.ts'

// What somebody may paste, of the kinds OWASP's filter evasion sheet lists (cheatsheetseries.owasp.org).
test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a handler', '<p onclick="alert(1)" onmouseover=alert(1)>x</p>'],
  ['a picture that tells', '<img src="https://tracker.example/a.gif" onerror=alert(1)>'],
  ['a link that runs', '<a href="javascript:alert(1)">x</a>'],
  ['a link that runs, in pieces', '<a href="java&#10;script:alert(1)">x</a>'],
  ['a link that is a page', '<a href="data:text/html,<script>alert(1)</script>">x</a>'],
  ['a link without a scheme', '<a href="//tracker.example/b">x</a>'],
  ['a link into the desk', '<a href="/harbor/orders/1">x</a>'],
  ['styles', '<p style="position:fixed;inset:0">x</p><style>p{display:none}</style><span class="x" id="y">x</span>'],
  ['a page in the page', '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="//tracker.example"></object>'],
  ['a form', '<form action="//tracker.example"><input name=password><button>Go</button></form>'],
  ['confused parsers', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>'],
  ['a quote that ends early', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
])('%s is taken out', (_name, body) => {
  const { html, text } = cleanBody(`<p>Before</p>${body}`)
  expect(html).toContain('<p>Before</p>')
  expect(html.replaceAll(/<\/?(?:p|br|strong|em|ul|ol|li)>|<br \/>|<a href="(?:https?:\/\/|mailto:|tel:)[^"]*">|<\/a>/g, '')).not.toMatch(
    /[<]/,
  )
  expect(`${html}${text}`).not.toMatch(/javascript:|tracker\.example|data:|style=|\bon\w+=/i)
})

test('bold, italic, lists and links stay, and the plain text says the same', () => {
  const { html, text } = cleanBody(
    '<p>Hello <b>Ava</b>,<br>see <a href="https://parts.example/fit?a=1&amp;b=2" target="_blank">the <i>guide</i></a> or <a href="https://parts.example">https://parts.example</a>:</p><ul><li><p>left</p></li><li><p>right &lt;one&gt;</p></li></ul><ol><li><p>call <a href="tel:+15125550100">us</a></p></li></ol>',
  )
  expect(html).toBe(
    '<p>Hello <strong>Ava</strong>,<br />see <a href="https://parts.example/fit?a=1&amp;b=2">the <em>guide</em></a> or <a href="https://parts.example">https://parts.example</a>:</p><ul><li><p>left</p></li><li><p>right &lt;one&gt;</p></li></ul><ol><li><p>call <a href="tel:+15125550100">us</a></p></li></ol>',
  )
  expect(text).toContain('Hello Ava,\nsee the guide (https://parts.example/fit?a=1&b=2) or https://parts.example:')
  expect(text).toMatch(/- left\n+ ?- right <one>/)
  expect(text).toContain('1. call us')
})

test('a page of nothing is empty text', () => {
  expect(cleanBody('<p></p><p><br></p><img src="x">').text).toBe('')
})
