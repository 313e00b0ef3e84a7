/** A buyer's PayPal account for trying things out, and how it behaves. Names and addresses are invented. */
export type Wallet = {
  readonly name: WalletName
  readonly payerId: string
  readonly given: string
  readonly surname: string
  readonly email: string
  readonly verified: boolean
  readonly address: { readonly line1: string; readonly city: string; readonly region: string; readonly postalCode: string }
  /** `reviewed`: pending for a day before PayPal lets it through. */
  readonly pays: 'at_once' | 'declined' | 'reviewed'
  /** Has money only while it is assured: captures and reauthorizations after the honor period fail. */
  readonly spendsHold?: boolean
  /** Charges of the kept wallet, without the buyer, are declined. */
  readonly declinesLater?: boolean
  readonly refunds: 'at_once' | 'slowly' | 'not'
}

export const walletNames = [
  'good',
  'empty',
  'reviewed',
  'three_days',
  'refund_fails',
  'refund_slow',
  'declines_later',
  'unverified',
] as const
export type WalletName = (typeof walletNames)[number]

/** The wallet of this name. */
export function walletNamed(name: WalletName): Wallet {
  return wallets[name]
}

/** Is this the name of a test wallet? */
export function isWalletName(name: unknown): name is WalletName {
  return walletNames.some((known) => known === name)
}

const plain = { verified: true, pays: 'at_once', refunds: 'at_once' } as const
const brookline = { line1: '19 Harvard Street', city: 'Brookline', region: 'MA', postalCode: '02445' }
const austin = { line1: '2407 South Congress Avenue', city: 'Austin', region: 'TX', postalCode: '78704' }

const wallets: Readonly<Record<WalletName, Wallet>> = {
  good: wallet('good', 'N5RQW8XDVJMXH', 'Nora', 'Whitfield', brookline, plain),
  empty: wallet('empty', 'E4KD7MWPL2TQA', 'Elliot', 'Marsh', austin, { ...plain, pays: 'declined' }),
  reviewed: wallet('reviewed', 'R9VHXJ3NBC5FU', 'Ines', 'Caldwell', austin, { ...plain, pays: 'reviewed' }),
  three_days: wallet('three_days', 'T3DAYS7HKLPQW', 'Hugo', 'Brandt', brookline, { ...plain, spendsHold: true }),
  refund_fails: wallet('refund_fails', 'F8GNB2XZKCVYE', 'Wes', 'Harlow', austin, { ...plain, refunds: 'not' }),
  refund_slow: wallet('refund_slow', 'S6WTM4QRJPDAL', 'Lucia', 'Ferrand', brookline, { ...plain, refunds: 'slowly' }),
  declines_later: wallet('declines_later', 'D2LNTRX8YHG5B', 'Malik', 'Osborne', austin, { ...plain, declinesLater: true }),
  unverified: wallet('unverified', 'U7PZK9CEVQ3MH', 'Tess', 'Arden', brookline, { ...plain, verified: false }),
}

type Person = [name: WalletName, payerId: string, given: string, surname: string, address: Wallet['address']]

function wallet(
  ...[name, payerId, given, surname, address, behaviour]: [...Person, Pick<Wallet, 'verified' | 'pays' | 'refunds'> & Partial<Wallet>]
): Wallet {
  return { name, payerId, given, surname, address, email: `${given}.${surname}@wallet.example`.toLowerCase(), ...behaviour }
}
