/** The checkout's script: keeps totals in step with the form, gets the card's token from the card field, then sends the form; with PayPal it is sent as it is. */
export const checkoutScript = `'use strict'
const form = document.getElementById('checkout')
if (form) {
  const frame = document.getElementById('card-field')
  const origin = new URL(frame.src).origin
  const alertBox = document.getElementById('alert')
  const button = document.getElementById('place')
  const value = (name) => (form.elements[name] && form.elements[name].value) || ''
  const withPayPal = () => value('with') === 'paypal'
  const again = () => { button.disabled = false; button.textContent = withPayPal() ? button.dataset.paypal : button.dataset.label }

  const byPayPal = document.getElementById('by-paypal')
  const showPayment = () => { document.getElementById('by-card').hidden = withPayPal(); if (byPayPal) byPayPal.hidden = !withPayPal(); again() }
  form.addEventListener('change', (event) => { if (event.target.name === 'with') showPayment() })
  addEventListener('pageshow', showPayment)
  showPayment()

  const showShipping = () => { document.getElementById('ship-to').hidden = form.elements.same.checked }
  form.elements.same.addEventListener('change', showShipping)
  showShipping()

  let asked = 0
  const refresh = async () => {
    const mine = ++asked
    const response = await fetch(form.dataset.summary, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    if (mine === asked && response.ok) document.getElementById('summary').innerHTML = await response.text()
  }
  form.addEventListener('change', (event) => { if (/country|region|shipping|promo|same|exempt/.test(event.target.name)) void refresh() })

  addEventListener('message', (event) => {
    if (event.origin !== origin || event.source !== frame.contentWindow || !event.data) return
    const { type } = event.data
    if (type === 'card:ready' || type === 'card:height') frame.style.height = event.data.height + 4 + 'px'
    if (type === 'card:invalid') { alertBox.textContent = event.data.message; again() }
    if (type === 'card:created') { form.elements.method.value = event.data.id; form.submit() }
  })

  form.addEventListener('submit', (event) => {
    alertBox.textContent = ''
    button.disabled = true
    button.textContent = button.dataset.busy
    if (withPayPal()) return
    event.preventDefault()
    frame.contentWindow.postMessage({ type: 'card:create', billing: {
      name: value('name'), email: value('email'), phone: value('phone'),
      address: { line1: value('b_line1'), line2: value('b_line2'), city: value('b_city'), state: value('b_region'), postal_code: value('b_postal'), country: value('b_country') },
    } }, origin)
  })
}

const waiting = document.getElementById('order-state')
if (waiting && waiting.dataset.url) {
  const timer = setInterval(async () => {
    try {
      const answer = await (await fetch(waiting.dataset.url)).json()
      if (answer.state !== waiting.dataset.state) { clearInterval(timer); location.reload() }
    } catch { /* asked again in two seconds */ }
  }, 2000)
}
`
