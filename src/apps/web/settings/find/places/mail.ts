import { msg } from '@lingui/core/macro'
import type { Place } from '../place.ts'

/** What the pages about mail, customers' data and other programs set. */
export const mailPlaces: readonly Place[] = [
  {
    page: 'templates',
    section: msg`Letters to customers`,
    at: 'letters',
    settings: [
      {
        label: msg`Words of a letter`,
        words: msg`email template, text, subject, wording, receipt, order received`,
        kinds: ['letter_words'],
      },
      { label: msg`Letter on or off`, words: msg`email, automatic, switch, stop sending`, kinds: ['letter_switch'] },
    ],
  },
  {
    page: 'mail',
    section: msg`Mail that comes in`,
    at: 'mailbox',
    settings: [{ label: msg`The store’s mailbox`, words: msg`IMAP, inbox, email, answers, server, folder, password`, kinds: ['mailbox'] }],
  },
  {
    page: 'mail',
    section: msg`Mail that goes out`,
    at: 'sender',
    settings: [
      {
        label: msg`The store’s outgoing server`,
        words: msg`SMTP, email, send, relay, SPF, DKIM, server, password`,
        kinds: ['mail_sender'],
      },
    ],
  },
  {
    page: 'canned',
    section: msg`To pick in Email Customer`,
    at: 'canned',
    settings: [
      { label: msg`Canned messages`, words: msg`template, quick reply, snippet, macro, email`, kinds: ['canned', 'canned_removed'] },
    ],
  },
  {
    page: 'privacy',
    section: msg`How long customers’ data are kept`,
    at: 'retention',
    settings: [
      { label: msg`Erase by itself`, words: msg`retention, GDPR, years, delete, personal data, privacy law`, kinds: ['retention'] },
    ],
  },
  {
    page: 'privacy',
    section: msg`Nights`,
    at: 'nights',
    settings: [
      {
        label: msg`Customers’ data erased and handed out`,
        words: msg`erasure, forget, GDPR, access request, export`,
        kinds: ['buyer_erased', 'buyer_exported'],
      },
    ],
  },
  {
    page: 'keys',
    section: msg`Keys`,
    at: 'keys',
    settings: [
      { label: msg`API keys`, words: msg`token, storefront, integration, web store, developer`, kinds: ['key_created', 'key_revoked'] },
    ],
  },
  {
    page: 'keys',
    section: msg`Webhooks`,
    at: 'webhooks',
    settings: [
      {
        label: msg`Webhooks`,
        words: msg`webhook, callback, events, notify, endpoint, URL, secret, signature, integration`,
        kinds: ['hook_address', 'hook_name', 'hook_events', 'hook_secret', 'hook_paused', 'hook_resumed', 'hook_stopped'],
      },
    ],
  },
  {
    page: 'keys',
    section: msg`Told to the web stores`,
    at: 'deliveries',
    settings: [{ label: msg`Told to the web stores`, words: msg`webhook, deliveries, log, failed, send again, payload` }],
  },
]
