import { html } from 'hono/html'

const words = {
  en: {
    title: 'Card details',
    number: 'Card number',
    expiry: 'Expiry',
    cvc: 'Security code',
    postal: 'Postal code',
    away: 'The card field of Stripe did not load. Nothing was charged. Close this window and try again.',
    incomplete: 'Type the postal code the card is billed to.',
  },
  fr: {
    title: 'Carte de paiement',
    number: 'Numéro de carte',
    expiry: 'Date d’expiration',
    cvc: 'Code de sécurité',
    postal: 'Code postal',
    away: 'Le champ de carte de Stripe ne s’est pas chargé. Rien n’a été débité. Fermez cette fenêtre et réessayez.',
    incomplete: 'Saisissez le code postal de facturation de la carte.',
  },
} as const

/** The document around Stripe's own fields. What its script needs stands in data attributes, so that no inline script is allowed. */
export function stripePage({ key, language }: { readonly key: string; readonly language: 'en' | 'fr' }) {
  const say = words[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say.title}</title>
        <link rel="stylesheet" href="/card-field/stripe.css" />
        <script src="https://js.stripe.com/v3/" defer></script>
        <script src="/card-field/stripe.js" type="module"></script>
      </head>
      <body>
        <main id="card" data-key="${key}" data-away="${say.away}" data-incomplete="${say.incomplete}">
          <h1 class="hidden">${say.title}</h1>
          <div class="wide">
            <span class="label" id="number-label">${say.number}</span>
            <div class="field" id="number"></div>
          </div>
          <div>
            <span class="label" id="expiry-label">${say.expiry}</span>
            <div class="field" id="expiry"></div>
          </div>
          <div>
            <span class="label" id="cvc-label">${say.cvc}</span>
            <div class="field" id="cvc"></div>
          </div>
          <div>
            <label class="label" for="postal">${say.postal}</label>
            <input
              class="field"
              id="postal"
              autocomplete="postal-code"
              maxlength="12"
              required
              spellcheck="false"
              aria-describedby="error"
            />
          </div>
          <p id="error" class="wide" role="alert"></p>
        </main>
      </body>
    </html>`
}
