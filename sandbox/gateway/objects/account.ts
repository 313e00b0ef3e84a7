import { createHash } from 'node:crypto'

/** The merchant's own account: always ready to take money, in US dollars. The id is always the same for the same name. */
export function accountObject(name: string, created: number) {
  const id = `acct_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
  return {
    id,
    object: 'account',
    business_profile: {
      name,
      mcc: '5533',
      product_description: 'Car parts',
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    controller: { type: 'account' },
    country: 'US',
    created,
    default_currency: 'usd',
    details_submitted: true,
    email: `${name}@example.com`,
    external_accounts: { object: 'list', data: [], has_more: false, url: `/v1/accounts/${id}/external_accounts` },
    future_requirements: requirements,
    metadata: {},
    payouts_enabled: true,
    requirements,
    settings: {
      card_payments: { decline_on: { avs_failure: false, cvc_failure: false }, statement_descriptor_prefix: merchantName(name) },
      dashboard: { display_name: name, timezone: 'Etc/UTC' },
      payments: { statement_descriptor: merchantName(name) },
    },
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'standard',
  }
}

/** The account's name as it stands on a card statement. */
export function merchantName(name: string): string {
  return name.replaceAll('_', ' ').toUpperCase().slice(0, 22)
}

const requirements = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
}
