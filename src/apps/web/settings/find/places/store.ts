import { msg } from '@lingui/core/macro'
import type { Place } from '../place.ts'

/** What the store page sets. */
export const storePlaces: readonly Place[] = [
  {
    page: 'store',
    section: msg`Store`,
    at: 'store',
    settings: [
      { label: msg`Store name`, at: 'name', words: msg`dealership, company, business, letterhead`, kinds: ['name'] },
      { label: msg`Phone`, at: 'phone', words: msg`telephone, number, call, contact`, kinds: ['phone'] },
      { label: msg`E-mail`, at: 'email', words: msg`email, mail, contact, reply`, kinds: ['email'] },
      { label: msg`Mails come from`, at: 'mailFrom', words: msg`sender, from address, email, domain, reply`, kinds: ['mail_from'] },
      {
        label: msg`Address`,
        at: 'address.line1',
        words: msg`street, city, state, ZIP, postal code, country, location`,
        kinds: ['address'],
      },
      { label: msg`Language`, at: 'language', words: msg`English, French, translation, locale`, kinds: ['language'] },
    ],
  },
  {
    page: 'store',
    section: msg`Logo`,
    at: 'logo',
    settings: [{ label: msg`Logo`, words: msg`picture, image, brand, letterhead, packing slip`, kinds: ['logo'] }],
  },
  {
    page: 'store',
    section: msg`Selling`,
    at: 'selling',
    settings: [
      { label: msg`Time zone`, at: 'timeZone', words: msg`clock, local time, dates`, kinds: ['time_zone'] },
      { label: msg`Currency`, at: 'currency', words: msg`dollar, USD, CAD, money, prices`, kinds: ['currency'] },
      { label: msg`Handling days`, at: 'handlingDays', words: msg`lead time, ship by, working days, promise`, kinds: ['handling_days'] },
      { label: msg`Cut-off`, at: 'cutoff', words: msg`cutoff, deadline, same day, last hour`, kinds: ['cutoff'] },
      { label: msg`Payment mode`, at: 'paymentMode', words: msg`authorization, sale, hold, charge, capture`, kinds: ['payment_mode'] },
      {
        label: msg`Collect at shipping`,
        at: 'captureAtShipping',
        words: msg`capture, charge, ship and complete, share`,
        kinds: ['capture_at_shipping'],
      },
    ],
  },
  {
    page: 'store',
    section: msg`Opening hours`,
    at: 'hours',
    settings: [
      { label: msg`Opening hours`, words: msg`business hours, weekdays, closed, quiet, notifications at night`, kinds: ['hours'] },
    ],
  },
  {
    page: 'store',
    section: msg`Mails about parcels`,
    at: 'mails',
    settings: [
      {
        label: msg`Mail when delivered`,
        at: 'mailsDelivered',
        words: msg`email, delivery, customer, notify, tracking`,
        kinds: ['mails_delivered'],
      },
      {
        label: msg`Mail when stuck or lost`,
        at: 'mailsException',
        words: msg`email, exception, delay, customer, notify, tracking`,
        kinds: ['mails_exception'],
      },
    ],
  },
  {
    page: 'store',
    section: msg`Before goods leave`,
    at: 'guards',
    settings: [
      {
        label: msg`DMS # required`,
        at: 'requiresDmsNumber',
        words: msg`dealer invoice number, DMS, mandatory`,
        kinds: ['requires_dms_number'],
      },
      {
        label: msg`Guards before goods leave`,
        words: msg`guard, warn, block, balance due, fraud, fitment, loses money, override`,
        kinds: ['guard'],
      },
    ],
  },
  {
    page: 'store',
    section: msg`Internal notes`,
    at: 'note-edits',
    settings: [{ label: msg`Editing notes`, at: 'noteEdits', words: msg`edit, take back, comments, authors`, kinds: ['note_edits'] }],
  },
  {
    page: 'store',
    section: msg`Sign-in`,
    at: 'sign-in',
    settings: [
      {
        label: msg`Second factor required`,
        at: 'secondFactor',
        words: msg`2FA, MFA, two-factor, authenticator, passkey, TOTP, security, login, sign-in`,
        kinds: ['second_factor'],
      },
    ],
  },
  {
    page: 'store',
    section: msg`Changes`,
    at: 'changes',
    settings: [
      {
        label: msg`Saved views and exports of orders`,
        words: msg`view, filter, CSV, export, download, who`,
        kinds: ['view', 'view_removed', 'orders_exported'],
      },
    ],
  },
]
