import { html } from 'hono/html'

const words = {
  en: {
    title: 'Card details',
    number: 'Card number',
    expiry: 'Expiry (MM/YY)',
    cvc: 'Security code',
    postal: 'Postal code',
    note: 'Test cards only: nothing is charged.',
    numberBad: 'This card number is not complete or has a typing error.',
    notTest: 'Test cards only: please do not type a real card here.',
    expiryBad: 'Type the month and the year, as 04/28.',
    expired: 'This card has expired.',
    cvcBad: 'Type the 3 digits on the back (4 on the front of an Amex).',
    postalBad: 'Type the postal code the card is billed to.',
    unreachable: 'The gateway does not answer. Please try again.',
  },
  fr: {
    title: 'Carte de paiement',
    number: 'Numéro de carte',
    expiry: "Date d'expiration (MM/AA)",
    cvc: 'Code de sécurité',
    postal: 'Code postal',
    note: "Cartes d'essai seulement : rien n'est débité.",
    numberBad: 'Ce numéro de carte est incomplet ou mal saisi.',
    notTest: "Cartes d'essai seulement : ne saisissez pas une vraie carte.",
    expiryBad: "Saisissez le mois et l'année, comme 04/28.",
    expired: 'Cette carte a expiré.',
    cvcBad: "Saisissez les 3 chiffres au dos (4 au recto d'une Amex).",
    postalBad: 'Saisissez le code postal de facturation de la carte.',
    unreachable: 'La passerelle ne répond pas. Veuillez réessayer.',
  },
} as const

/** The page inside the iframe. Everything the script needs stands in data attributes, so that no inline script is allowed. */
export function cardPage({ parent, key, gateway, language }: { parent: string; key: string; gateway: string; language: 'en' | 'fr' }) {
  const say = words[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say.title}</title>
        <link rel="stylesheet" href="/field.css" />
        <script src="/field.js" defer></script>
      </head>
      <body>
        <main aria-label="${say.title}">
          <h1 class="hidden">${say.title}</h1>
          <form
            id="card"
            novalidate
            data-parent="${parent}"
            data-key="${key}"
            data-gateway="${gateway}"
            data-words="${JSON.stringify(say)}"
          >
            ${field({ id: 'number', label: say.number, autocomplete: 'cc-number', mode: 'numeric', max: 23, wide: true })}
            ${field({ id: 'expiry', label: say.expiry, autocomplete: 'cc-exp', mode: 'numeric', max: 7, wide: false })}
            ${field({ id: 'cvc', label: say.cvc, autocomplete: 'cc-csc', mode: 'numeric', max: 4, wide: false })}
            ${field({ id: 'postal', label: say.postal, autocomplete: 'postal-code', mode: 'text', max: 12, wide: false })}
            <p id="form-error" class="error" role="alert"></p>
          </form>
          <p class="note">${say.note}</p>
        </main>
      </body>
    </html>`
}

function field({
  id,
  label,
  autocomplete,
  mode,
  max,
  wide,
}: {
  id: string
  label: string
  autocomplete: string
  mode: string
  max: number
  wide: boolean
}) {
  return html`<div class="field ${wide ? 'wide' : ''}">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      autocomplete="${autocomplete}"
      inputmode="${mode}"
      maxlength="${max}"
      required
      aria-describedby="${id}-error"
      spellcheck="false"
    />
    <p id="${id}-error" class="error"></p>
  </div>`
}
