import { msg } from '@lingui/core/macro'
import type { Place } from '../place.ts'

/** What the pages about people, risk and the registry set. */
export const peoplePlaces: readonly Place[] = [
  {
    page: 'people',
    section: msg`People of the store`,
    at: 'people',
    right: 'people',
    settings: [
      {
        label: msg`Invite a person`,
        words: msg`add user, employee, staff, invitation, link, account`,
        kinds: ['person_invited', 'invitation_sent', 'invitation_copied'],
      },
      { label: msg`Role of a person`, words: msg`rights, permissions, access, user`, kinds: ['person_role'] },
      { label: msg`New order mail`, words: msg`notification, email, alert`, kinds: ['new_order_mail'] },
      {
        label: msg`Deactivate or remove a person`,
        words: msg`delete user, leave, last day, suspend, end access`,
        kinds: ['person_removed', 'person_rests', 'person_last_day'],
      },
    ],
  },
  {
    page: 'people',
    section: msg`Roles`,
    at: 'roles',
    right: 'people',
    settings: [
      {
        label: msg`What a role may do`,
        words: msg`rights, permissions, roles, supervisor, associate, own orders, reach`,
        kinds: ['role_created', 'role_changed', 'role_removed'],
      },
    ],
  },
  {
    page: 'people',
    section: msg`Sign-ins`,
    at: 'sign-ins',
    right: 'people',
    settings: [{ label: msg`Sign-ins`, words: msg`login, log, security, IP, device, sessions` }],
  },
  {
    page: 'assignment',
    section: msg`Who gets a new order`,
    at: 'rules',
    settings: [
      {
        label: msg`Assignment rules`,
        words: msg`round robin, distribute, assign, queue, make, channel, automatic`,
        kinds: ['assignment_rule', 'assignment_removed', 'assignment_order'],
      },
    ],
  },
  {
    page: 'assignment',
    section: msg`Who is here`,
    at: 'away',
    settings: [{ label: msg`Away`, words: msg`vacation, absence, holiday, sick, out of office`, kinds: ['person_away'] }],
  },
  {
    page: 'risk',
    section: msg`Risk levels`,
    at: 'levels',
    settings: [{ label: msg`Risk levels`, at: 'high', words: msg`score, threshold, medium, high, fraud`, kinds: ['risk_edges'] }],
  },
  {
    page: 'risk',
    section: msg`Known fraud`,
    at: 'sharing',
    settings: [
      { label: msg`Known fraud is shared`, at: 'shares', words: msg`registry, network, blacklist, report`, kinds: ['risk_shares'] },
    ],
  },
  {
    page: 'risk-rules',
    section: msg`Rules`,
    at: 'rules',
    settings: [{ label: msg`Risk rules`, words: msg`condition, points, hold, approval, fraud, automatic`, kinds: ['risk_rule'] }],
  },
  {
    page: 'risk-rules',
    section: msg`Versions`,
    at: 'versions',
    settings: [{ label: msg`Versions of the risk rules`, words: msg`history, restore, undo` }],
  },
  {
    page: 'registry',
    section: msg`Questions of the operator`,
    at: 'questions',
    settings: [{ label: msg`Questions of the operator`, words: msg`fraud registry, answer, evidence` }],
  },
  {
    page: 'registry',
    section: msg`Reported by this store`,
    at: 'marks',
    settings: [{ label: msg`Reported by this store`, words: msg`fraud registry, marks, chargeback, reports` }],
  },
  {
    page: 'registry',
    section: msg`What this store was told`,
    at: 'lookups',
    settings: [{ label: msg`What this store was told`, words: msg`fraud registry, look-up, answers` }],
  },
  {
    page: 'changes',
    section: msg`All changes of the settings`,
    at: 'all-changes',
    settings: [{ label: msg`All changes of the settings`, words: msg`history, audit, log, trail, who changed, CSV` }],
  },
]
