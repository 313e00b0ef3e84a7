// The pay page: asks the card field for a token, lets a form be sent once, and looks again while a payment is being checked.
// It stands before the page, so that it hears the card field say that it is ready.
{
  const part = (id) => document.getElementById(id)
  const tell = (text) => {
    part('alert').textContent = text
  }

  let busy = null
  const lock = (button) => {
    busy = { button, words: button.textContent }
    button.setAttribute('aria-disabled', 'true')
    button.textContent = part('pay').dataset.busy
  }
  const unlock = () => {
    busy?.button.removeAttribute('aria-disabled')
    if (busy) busy.button.textContent = busy.words
    busy = null
  }

  const originOf = (frame) => new URL(frame.src).origin
  let ready = false
  addEventListener('message', (event) => {
    const frame = part('card-field')
    if (!frame || event.source !== frame.contentWindow || event.origin !== originOf(frame) || !event.data) return
    const { type, height, message, id } = event.data
    if (type === 'card:ready') ready = true
    if (type === 'card:ready' || type === 'card:height') frame.style.height = `${Number(height) + 4}px`
    if (type === 'card:invalid') {
      tell(message)
      unlock()
    }
    if (type === 'card:created' && busy) {
      part('pay').elements.card.value = id
      part('pay').submit()
    }
  })

  const send = (event) => {
    if (busy) return event.preventDefault()
    tell('')
    lock(event.submitter)
    if ('wallet' in event.submitter.dataset) return undefined
    event.preventDefault()
    const frame = part('card-field')
    if (ready) return frame.contentWindow.postMessage({ type: 'card:create' }, originOf(frame))
    tell(part('pay').dataset.unready)
    return unlock()
  }

  const look = async () => {
    const { url, state } = part('waiting').dataset
    try {
      const now = await (await fetch(url)).json()
      if (now.state !== state) return location.reload()
    } catch {
      // asked again in three seconds
    }
    return setTimeout(look, 3000)
  }

  addEventListener('DOMContentLoaded', () => {
    part('pay')?.addEventListener('submit', send)
    if (part('waiting')) setTimeout(look, 3000)
  })
  // A page brought back from before has an old form: the new one knows what became of it.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}
