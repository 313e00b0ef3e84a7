import { identifier, type Identifier } from './kinds.ts'

/** A card by its gateway's fingerprint. Fingerprints of two gateway accounts do not compare, so `scope` names the account. */
export type Card = { readonly scope: string; readonly fingerprint: string }

/** The card, of the tier that never counts alone: its owner is as a rule the victim. What could be a card number itself makes no identifier. */
export function cardIdentifiers({ scope, fingerprint }: Card): readonly Identifier[] {
  const [account, mark] = [scope.trim(), fingerprint.trim()]
  const couldBeNumber = /^[\d\s-]+$/.test(mark) && mark.replaceAll(/\D/g, '').length >= 12
  return account === '' || mark === '' || mark.length > 200 || couldBeNumber ? [] : [identifier('card', `${account}|${mark}`)]
}
