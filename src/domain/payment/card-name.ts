import type { Instrument } from '../payment.ts'

const brands: { readonly [code: string]: string } = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  paypal: 'PayPal',
}

/** "Visa 4242": a card as people tell cards apart; null when the gateway told neither brand nor digits. */
export function cardName(instrument: Instrument | null): string | null {
  const brand = instrument?.brand ? (brands[instrument.brand] ?? instrument.brand) : null
  return [brand, instrument?.last4].filter(Boolean).join(' ') || null
}
