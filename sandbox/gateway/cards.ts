import { declines, type Decline } from './declines.ts'

/** Result of one check of the card's owner, as the issuer says it. */
type CheckResult = 'pass' | 'fail' | 'unavailable'

/** What a test card does when it is used. Left out means: approved, all checks pass, normal risk, refunds succeed at once. */
export type Card = {
  /** suffix of the `pm_card_` and `tok_` names; the first is the canonical one */
  readonly names: readonly string[]
  readonly number: string
  readonly brand: string
  readonly funding: 'credit' | 'debit' | 'prepaid'
  readonly country: string
  readonly decline?: Decline
  /** can be kept with a customer although every charge is declined */
  readonly attaches?: true
  readonly risk?: 'elevated' | 'highest'
  readonly line1?: CheckResult
  readonly postalCode?: CheckResult
  readonly cvc?: CheckResult
  /** when the card wants its holder: on every payment, on those its holder is at, or on all until it was set up for payments without them */
  readonly authentication?: 'always' | 'on_session' | 'unless_set_up'
  readonly refund?: 'pending' | 'fails_later'
  /** its holder complains about each charge; `general` is only a question of their bank */
  readonly dispute?: 'fraudulent' | 'product_not_received' | 'general'
  /** its issuer reports each charge as fraud */
  readonly warning?: true
  /** never captured more than once, whatever was asked */
  readonly singleCapture?: true
}

/** Every card number the sandbox takes. All are published test numbers; anything else is refused. */
export const cards: readonly Card[] = [
  plain(['visa'], '4242424242424242'),
  plain(['visa_debit'], '4000056655665556', 'visa', 'debit'),
  plain(['mastercard'], '5555555555554444', 'mastercard'),
  plain(['mastercard_debit'], '5200828282828210', 'mastercard', 'debit'),
  plain(['mastercard_prepaid'], '5105105105105100', 'mastercard', 'prepaid'),
  plain(['amex'], '378282246310005', 'amex'),
  plain(['discover'], '6011111111111117', 'discover'),
  plain(['diners'], '3056930009020004', 'diners'),
  plain(['jcb'], '3566002020360505', 'jcb'),
  plain(['unionpay'], '6200000000000005', 'unionpay'),
  plain(['ca', 'canada'], '4000001240000000', 'visa', 'credit', 'CA'),
  plain(['mx', 'mexico'], '4000004840008001', 'visa', 'credit', 'MX'),
  plain(['gb', 'unitedKingdom'], '4000008260000000', 'visa', 'credit', 'GB'),
  plain(['pl', 'poland'], '4000006160000005', 'visa', 'credit', 'PL'),
  declining(['visa_chargeDeclined', 'chargeDeclined'], '4000000000000002', declines.generic),
  declining(['visa_chargeDeclinedInsufficientFunds', 'chargeDeclinedInsufficientFunds'], '4000000000009995', declines.insufficientFunds),
  declining(['visa_chargeDeclinedLostCard', 'chargeDeclinedLostCard'], '4000000000009987', declines.lostCard),
  declining(['visa_chargeDeclinedStolenCard', 'chargeDeclinedStolenCard'], '4000000000009979', declines.stolenCard),
  declining(['chargeDeclinedExpiredCard', 'visa_chargeDeclinedExpiredCard'], '4000000000000069', declines.expiredCard),
  declining(['chargeDeclinedIncorrectCvc', 'visa_chargeDeclinedIncorrectCvc'], '4000000000000127', declines.incorrectCvc, { cvc: 'fail' }),
  declining(['chargeDeclinedProcessingError', 'visa_chargeDeclinedProcessingError'], '4000000000000119', declines.processingError),
  declining(['visa_chargeDeclinedVelocityLimitExceeded', 'chargeDeclinedVelocityLimitExceeded'], '4000000000006975', declines.velocity),
  declining(['chargeCustomerFail'], '4000000000000341', declines.generic, { attaches: true }),
  declining(['radarBlock', 'chargeDeclinedFraudulent'], '4100000000000019', declines.blocked, { risk: 'highest' }),
  { ...plain(['riskLevelHighest'], '4000000000004954'), risk: 'highest' },
  { ...plain(['riskLevelElevated'], '4000000000009235'), risk: 'elevated' },
  { ...plain(['cvcCheckFail'], '4000000000000101'), cvc: 'fail' },
  { ...plain(['avsZipFail'], '4000000000000036'), postalCode: 'fail' },
  { ...plain(['avsLine1Fail'], '4000000000000028'), line1: 'fail' },
  { ...plain(['avsFail'], '4000000000000010'), line1: 'fail', postalCode: 'fail' },
  { ...plain(['avsUnchecked'], '4000000000000044'), line1: 'unavailable', postalCode: 'unavailable' },
  { ...plain(['pendingRefund'], '4000000000007726'), refund: 'pending' },
  { ...plain(['refundFail'], '4000000000005126'), refund: 'fails_later' },
  { ...plain(['authenticationRequired', 'threeDSecureRequired'], '4000002760003184'), authentication: 'always' },
  { ...plain(['authenticationRequiredOnSetup'], '4000002500003155'), authentication: 'unless_set_up' },
  { ...plain(['authenticationRequiredSetupForOffSession'], '4000003800000446'), authentication: 'on_session' },
  { ...plain(['threeDSecure2Required'], '4000000000003220'), authentication: 'on_session' },
  { ...plain(['credit_disableEnterpriseCardFeatures'], '4000008400000076'), singleCapture: true },
  { ...plain(['createDispute'], '4000000000000259'), dispute: 'fraudulent' },
  { ...plain(['createDisputeProductNotReceived'], '4000000000002685'), dispute: 'product_not_received' },
  { ...plain(['createDisputeInquiry'], '4000000000001976'), dispute: 'general' },
  { ...plain(['createIssuerFraudRecord'], '4000000000005423'), warning: true },
]

const byNumber = new Map(cards.map((card) => [card.number, card]))
const byName = new Map(cards.flatMap((card) => card.names.map((name) => [name.toLowerCase(), card] as const)))

/** The test card with this number; spaces and hyphens do not count. */
export function cardByNumber(number: string): Card | undefined {
  return byNumber.get(number.replaceAll(/[\s-]/g, ''))
}

/** The test card behind `pm_card_visa`, `tok_visa`, or the bare suffix. */
export function cardByName(name: string): Card | undefined {
  return byName.get(name.replace(/^(pm_card_|tok_)/, '').toLowerCase())
}

/** The name a card is kept by; its number is kept nowhere. */
export function nameOf(card: Card): string {
  return card.names[0] ?? ''
}

/** Luhn's check digit, as on every card. */
export function passesLuhn(number: string): boolean {
  const digits = [...number.replaceAll(/\D/g, '')].toReversed().map(Number)
  const sum = digits.reduce((all, digit, i) => all + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0)
  return digits.length >= 12 && sum % 10 === 0
}

function plain(names: readonly string[], number: string, brand = 'visa', funding: Card['funding'] = 'credit', country = 'US'): Card {
  return { names, number, brand, funding, country }
}

function declining(names: readonly string[], number: string, decline: Decline, more: Partial<Card> = {}): Card {
  return { ...plain(names, number), decline, ...more }
}
