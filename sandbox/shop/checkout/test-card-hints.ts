/** Cards worth trying at the checkout. */
export const testCardHints = [
  { number: '4242 4242 4242 4242', en: 'Visa, approved', fr: 'Visa, acceptée' },
  { number: '5555 5555 5555 4444', en: 'Mastercard, approved', fr: 'Mastercard, acceptée' },
  { number: '3782 822463 10005', en: 'Amex, approved (4-digit code)', fr: 'Amex, acceptée (code à 4 chiffres)' },
  { number: '4000 0000 0000 0002', en: 'Declined', fr: 'Refusée' },
  { number: '4000 0000 0000 9995', en: 'Declined: insufficient funds', fr: 'Refusée : provision insuffisante' },
  {
    number: '4000 0000 0000 0010',
    en: 'Approved, street and postal code do not match',
    fr: 'Acceptée, rue et code postal ne concordent pas',
  },
  { number: '4000 0000 0000 0101', en: 'Approved, security code does not match', fr: 'Acceptée, le code de sécurité ne concorde pas' },
  { number: '4000 0000 0000 4954', en: 'Approved, highest risk', fr: 'Acceptée, risque maximal' },
] as const
