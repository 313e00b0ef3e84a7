/**
 * Addresses that forward to a mailbox their owner keeps to themselves, by what the sellers of such addresses publish: Apple's Hide My Email, Firefox Relay, DuckDuckGo,
 * SimpleLogin and Proton Pass, addy.io, 33mail, erine.email, Blur. Those of marketplaces (marketplace.amazon.com, members.ebay.com) are no choice of the buyer and stay out.
 */
export const relays: readonly string[] = words(`
  privaterelay.appleid.com mozmail.com relay.firefox.com duck.com simplelogin.com simplelogin.co simplelogin.fr aleeas.com
  slmail.me slmails.com silomails.com 8alias.com 8shield.net dralias.com passmail.net passmail.com passinbox.com passfwd.com
  addy.io anonaddy.com anonaddy.me 4wrd.cc mailer.me addymail.com 33mail.com erine.email opayq.com maskmy.id
`)

/** Mailboxes anybody gets, or gets with an access line, that the list of free providers lacks; two are also on the list of disposable ones, but are large providers of India and China. */
export const alsoFree: readonly string[] = words(`
  protonmail.com proton.me pm.me tutanota.com tuta.com tuta.io hey.com zohomail.com outlook.fr outlook.ca hotmail.ca live.ca
  sympatico.ca telus.net shaw.ca rogers.com bell.net cogeco.ca eastlink.ca sasktel.net mts.net xplornet.ca spectrum.net
  frontier.com centurylink.net windstream.net xfinity.com twc.com sify.com 21cn.com
`)

/** Providers large enough for a slip to be likelier than a domain of one's own, and long enough for one letter to be telling. */
export const largeProviders: readonly string[] = words(`
  gmail.com googlemail.com yahoo.com yahoo.ca yahoo.co.uk yahoo.fr hotmail.com hotmail.ca hotmail.co.uk hotmail.fr outlook.com
  icloud.com comcast.net verizon.net sbcglobal.net bellsouth.net earthlink.net optonline.net protonmail.com rocketmail.com
  sympatico.ca videotron.ca
`)

/** Providers whose name is so short that a letter more or less is somebody else's; only their endings are looked at. */
export const shortNames: readonly string[] = words(`
  aol.com msn.com live.com me.com mac.com ymail.com att.net cox.net charter.net telus.net
`)

/** Endings that can only be slips of the finger: there are no such top-level domains. */
export const impossibleEndings: Readonly<Record<string, readonly string[]>> = {
  com: words('con cmo ocm comm coom cpm vom xom dom cim con.com com.com'),
  net: words('ner nte ent nett neet met'),
}

/** Endings that exist, but at which the large providers have no mailboxes. */
export const unlikelyEndings: Readonly<Record<string, readonly string[]>> = { com: words('co cm om'), net: words('ne bet') }

/** Slips that the rules do not find, or that stand on the list of free providers though nobody means them. */
export const knownSlips: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'yaho.com': 'yahoo.com',
    'gmail.net': 'gmail.com',
    'gmail.org': 'gmail.com',
    'gmail.ca': 'gmail.com',
    'gmail.us': 'gmail.com',
    'gmailcom.com': 'gmail.com',
    'hotmail.net': 'hotmail.com',
    'hotmail.org': 'hotmail.com',
    'yahoo.org': 'yahoo.com',
    'icloud.net': 'icloud.com',
    'outlook.net': 'outlook.com',
    'aol.co': 'aol.com',
    'aoll.com': 'aol.com',
    'aol.net': 'aol.com',
  }),
)

/** One letter from a large provider, and a company of its own. */
export const noSlips: readonly string[] = words('cloud.com')

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/)
}
