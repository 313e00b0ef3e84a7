/** What a log entry of the settings may be about, by the page that shows it. A `guard` names which in its subject, as do keys, letters, roles, people, accounts, places, boxes and messages. */
export const changeKinds = {
  store: [
    'name',
    'phone',
    'email',
    'mail_from',
    'address',
    'time_zone',
    'currency',
    'language',
    'logo',
    'payment_mode',
    'capture_at_shipping',
    'handling_days',
    'cutoff',
    'mails_delivered',
    'mails_exception',
    'requires_dms_number',
    'second_factor',
    'hours',
    'note_edits',
    'guard',
    'view',
    'view_removed',
    'orders_exported',
  ],
  keys: [
    'key_created',
    'key_revoked',
    'hook_address',
    'hook_name',
    'hook_events',
    'hook_secret',
    'hook_paused',
    'hook_resumed',
    'hook_stopped',
  ],
  gateway: ['gateway_keys', 'gateway_webhook', 'gateway_phone'],
  carriers: ['carrier_account', 'carrier_webhook', 'carrier_stopped', 'rate_card', 'preferred_carrier', 'day_worth'],
  places: ['place', 'place_preferred', 'place_removed'],
  boxes: ['box', 'box_removed', 'box_order'],
  mail: ['mailbox', 'mail_sender'],
  canned: ['canned', 'canned_removed'],
  risk: ['risk_edges', 'risk_shares', 'risk_rule'],
  templates: ['letter_words', 'letter_switch', 'mails_delivered', 'mails_exception'],
  orders: ['status_word', 'order_number_format', 'order_number_next'],
  taxes: ['tax'],
  privacy: ['retention', 'buyer_erased', 'buyer_exported'],
  assignment: ['assignment_rule', 'assignment_removed', 'assignment_order', 'person_away'],
  people: [
    'person_role',
    'new_order_mail',
    'role_created',
    'role_changed',
    'role_removed',
    'person_invited',
    'invitation_sent',
    'invitation_copied',
    'person_removed',
    'person_rests',
    'person_last_day',
  ],
} as const
/** A page of the settings, as their log names it. */
export type About = keyof typeof changeKinds
/** What was changed. */
export type ChangeKind = (typeof changeKinds)[About][number]

/** The subjects of the settings' log: one a page. */
export const abouts = Object.keys(changeKinds) as readonly About[]

/** The page that tells a kind of change; of the few that two pages tell, the first. */
export function aboutOf(what: string): About | undefined {
  return abouts.find((about) => (changeKinds[about] as readonly string[]).includes(what))
}

/** The kinds of one page, or of all; those about people only for who may manage them. */
export function kindsOf(about: string | undefined, managesPeople: boolean): readonly ChangeKind[] {
  const shown = about === undefined ? abouts : abouts.filter((one) => one === about)
  return shown.filter((one) => one !== 'people' || managesPeople).flatMap((one) => [...changeKinds[one]])
}
