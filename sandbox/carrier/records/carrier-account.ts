/** A dealer's account at one carrier. */
export type CarrierAccount = {
  readonly id: string
  readonly type: string
  readonly readable: string
  readonly created_at: string
  readonly updated_at: string
  readonly description: string
  readonly reference: string | null
  readonly credentials: { readonly [name: string]: string }
}

/** A carrier account as the wire has it: what is secret is starred. */
export function wireCarrierAccount(account: CarrierAccount) {
  const shown = Object.fromEntries(Object.entries(account.credentials).map(([name, value]) => [name, isSecret(name) ? '********' : value]))
  return {
    ...account,
    object: 'CarrierAccount',
    clone: false,
    billing_type: 'easypost',
    logo: null,
    fields: { credentials: fieldsOf(shown), test_credentials: fieldsOf(shown) },
    credentials: shown,
    test_credentials: shown,
  }
}

function fieldsOf(credentials: { readonly [name: string]: string }) {
  return Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [name, { visibility: isSecret(name) ? 'password' : 'visible', label: name, value }]),
  )
}

function isSecret(name: string): boolean {
  return /secret|password|key/.test(name)
}
