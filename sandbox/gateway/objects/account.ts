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
      card_payments: { decline_on: { avs_failure: false, cvc_failure: false }, statement_descriptor_prefix: null },
      dashboard: { display_name: name, timezone: 'Etc/UTC' },
      payments: { statement_descriptor: 'SANDBOX STORE' },
    },
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'standard',
  }
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
