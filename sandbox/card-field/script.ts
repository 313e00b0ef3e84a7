/** The card field's own script, served as a file. `testNumbers` are the only ones it sends anywhere: a real card never leaves the browser. */
export function cardScript(testNumbers: readonly string[]): string {
  return `'use strict'
const testNumbers = new Set(${JSON.stringify(testNumbers)})
${behaviour}`
}

const behaviour = `
const form = document.getElementById('card')
const { parent: parentOrigin, key, gateway } = form.dataset
const words = JSON.parse(form.dataset.words)
const input = (id) => document.getElementById(id)
const tell = (message) => window.parent.postMessage(message, parentOrigin)
const height = () => Math.ceil(document.documentElement.getBoundingClientRect().height)
const digits = (text) => text.replace(/\\D/g, '')

function luhn(number) {
  let sum = 0
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number[number.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return number.length >= 12 && sum % 10 === 0
}

function expiryOf(text) {
  const found = /^\\s*(\\d{1,2})\\s*[/ -]?\\s*(\\d{2}|\\d{4})\\s*$/.exec(text)
  if (!found) return undefined
  const month = Number(found[1])
  const year = Number(found[2]) + (found[2].length === 2 ? 2000 : 0)
  return month >= 1 && month <= 12 ? { month, year } : undefined
}

const checks = {
  number: (text) => { const number = digits(text); return !luhn(number) ? words.numberBad : testNumbers.has(number) ? '' : words.notTest },
  expiry: (text) => {
    const expiry = expiryOf(text)
    if (!expiry) return words.expiryBad
    const now = new Date()
    return expiry.year * 12 + expiry.month < now.getFullYear() * 12 + now.getMonth() + 1 ? words.expired : ''
  },
  cvc: (text) => (/^3[47]/.test(digits(input('number').value)) ? /^\\d{3,4}$/ : /^\\d{3}$/).test(text.trim()) ? '' : words.cvcBad,
  postal: (text) => text.trim().length >= 3 ? '' : words.postalBad,
}

function show(id, message) {
  input(id + '-error').textContent = message
  input(id).toggleAttribute('aria-invalid', Boolean(message))
  if (message) input(id).setAttribute('aria-invalid', 'true')
}

function check(id) {
  const message = checks[id](input(id).value)
  show(id, message)
  return message
}

for (const id of Object.keys(checks)) {
  input(id).addEventListener('blur', () => { if (input(id).value) check(id); resize() })
  input(id).addEventListener('input', () => { if (input(id + '-error').textContent) check(id); resize() })
}
input('number').addEventListener('input', (event) => {
  if (event.inputType && event.inputType.startsWith('delete')) return
  const number = digits(input('number').value).slice(0, 19)
  input('number').value = (/^3[47]/.test(number) ? number.replace(/^(.{4})(.{1,6})?(.{1,5})?.*$/, (_, a, b, c) => [a, b, c].filter(Boolean).join(' ')) : number.replace(/(.{4})(?=.)/g, '$1 '))
})
input('expiry').addEventListener('input', (event) => {
  if (event.inputType && event.inputType.startsWith('delete')) return
  const typed = input('expiry').value
  if (/^\\d{2}$/.test(typed)) input('expiry').value = typed + '/'
})
form.addEventListener('submit', (event) => event.preventDefault())

let told = 0
function resize() {
  if (height() !== told) tell({ type: 'card:height', height: (told = height()) })
}

function fieldsOf(billing) {
  const expiry = expiryOf(input('expiry').value)
  const fields = new URLSearchParams({
    type: 'card',
    'card[number]': digits(input('number').value),
    'card[exp_month]': String(expiry.month),
    'card[exp_year]': String(expiry.year),
    'card[cvc]': input('cvc').value.trim(),
  })
  const given = billing && typeof billing === 'object' ? billing : {}
  const address = given.address && typeof given.address === 'object' ? given.address : {}
  for (const name of ['name', 'email', 'phone']) if (given[name]) fields.set('billing_details[' + name + ']', String(given[name]))
  for (const name of ['line1', 'line2', 'city', 'state', 'country']) if (address[name]) fields.set('billing_details[address][' + name + ']', String(address[name]))
  fields.set('billing_details[address][postal_code]', input('postal').value.trim())
  return fields
}

/** The card leaves the page's memory as soon as the gateway has answered. */
function forget() {
  input('number').value = ''
  input('cvc').value = ''
}

let busy = false
async function create(billing) {
  if (busy) return
  const wrong = Object.keys(checks).map((id) => [id, check(id)]).find(([, message]) => message)
  input('form-error').textContent = ''
  resize()
  if (wrong) {
    input(wrong[0]).focus()
    return tell({ type: 'card:invalid', message: wrong[1] })
  }
  busy = true
  try {
    const response = await fetch(gateway + '/v1/payment_methods', { method: 'POST', headers: { authorization: 'Bearer ' + key, 'content-type': 'application/x-www-form-urlencoded' }, body: fieldsOf(billing) })
    const answer = await response.json()
    if (!response.ok) return refuse(answer.error && answer.error.message)
    const { brand, last4, exp_month, exp_year } = answer.card
    forget()
    tell({ type: 'card:created', id: answer.id, brand, last4, exp: String(exp_month).padStart(2, '0') + '/' + exp_year })
  } catch {
    refuse(words.unreachable)
  } finally {
    busy = false
  }
}

function refuse(message) {
  input('form-error').textContent = message || words.unreachable
  resize()
  tell({ type: 'card:invalid', message: message || words.unreachable })
}

addEventListener('message', (event) => {
  if (event.origin !== parentOrigin || event.source !== window.parent) return
  if (event.data && event.data.type === 'card:create') void create(event.data.billing)
})
told = height()
tell({ type: 'card:ready', height: told })
`
