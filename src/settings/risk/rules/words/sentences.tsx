import { msg, plural } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { FlagFact, NumberFact, WordFact } from '#domain/risk/rule.ts'

type Bound = { readonly least: boolean; readonly n: number; readonly shown: string }

/** A number against its bound. `shown` is the bound as its reader writes it: money, a distance, a time of the day. */
export function numberSentence(fact: NumberFact, { least, n, shown }: Bound): MessageDescriptor {
  switch (fact) {
    case 'amount':
      return least ? msg`the total is at least ${shown}` : msg`the total is at most ${shown}`
    case 'score':
      return least ? msg`the score is at least ${shown}` : msg`the score is at most ${shown}`
    case 'quantity':
      return least
        ? msg`${plural(n, { one: 'there is at least # piece of one part', other: 'there are at least # pieces of one part' })}`
        : msg`${plural(n, { one: 'there is at most # piece of any part', other: 'there are at most # pieces of any part' })}`
    case 'pieces':
      return least
        ? msg`${plural(n, { one: 'it has at least # piece in all', other: 'it has at least # pieces in all' })}`
        : msg`${plural(n, { one: 'it has at most # piece in all', other: 'it has at most # pieces in all' })}`
    case 'distance':
      return least ? msg`the addresses lie at least ${shown} apart` : msg`the addresses lie at most ${shown} apart`
    case 'ip_distance':
      return least ? msg`it was ordered at least ${shown} from where it ships` : msg`it was ordered at most ${shown} from where it ships`
    case 'hour':
      return least ? msg`it was placed at ${shown} or later` : msg`it was placed before ${shown}`
    case 'declines':
      return least
        ? msg`${plural(n, { one: 'at least # payment was declined within an hour', other: 'at least # payments were declined within an hour' })}`
        : msg`${plural(n, { one: 'at most # payment was declined within an hour', other: 'at most # payments were declined within an hour' })}`
  }
}

/** A word against those asked for, "A, B or C". */
export function wordSentence(fact: WordFact, any: boolean, words: string): MessageDescriptor {
  switch (fact) {
    case 'level':
      return any ? msg`it is ${words}` : msg`it is not ${words}`
    case 'country':
      return any ? msg`it ships to ${words}` : msg`it does not ship to ${words}`
    case 'region':
      return any ? msg`it ships to the state of ${words}` : msg`it does not ship to the state of ${words}`
    case 'billing_country':
      return any ? msg`the billing country is ${words}` : msg`the billing country is not ${words}`
    case 'channel':
      return any ? msg`it came from ${words}` : msg`it did not come from ${words}`
    case 'make':
      return any ? msg`a vehicle is a ${words}` : msg`no vehicle is a ${words}`
    case 'part':
      return any ? msg`a part is named ${words}` : msg`no part is named ${words}`
    case 'avs':
      return any ? msg`the bank’s address check says: ${words}` : msg`the bank’s address check does not say: ${words}`
    case 'factor':
      return any ? msg`the score has seen: ${words}` : msg`the score has not seen: ${words}`
  }
}

/** A yes or a no. */
export const flagSentences: { readonly [fact in FlagFact]: { readonly yes: MessageDescriptor; readonly no: MessageDescriptor } } = {
  expedited: { yes: msg`express shipping was asked for`, no: msg`no express shipping was asked for` },
  new_buyer: { yes: msg`the customer is new`, no: msg`the customer has ordered before` },
  same_place: { yes: msg`it ships to the billing address`, no: msg`it ships elsewhere than the billing address` },
  post_box: { yes: msg`it ships to a PO box`, no: msg`it does not ship to a PO box` },
  has_vin: { yes: msg`a valid VIN was given`, no: msg`no valid VIN was given` },
}
