/** The ASCII domain a typed one stands for: misspelt providers and endings put right, twin domains as one. Null when it is none. */
export function meantDomain(typed: string): string | null {
  const ascii = asciiOf(typed.replace(/^\.+|\.+$/g, ''))
  if (ascii === null) return null
  const ended = ascii.replace(/(?:\.com)+$/, '.com').replace(/\.([a-z]+)$/, (ending, name: string) => meantEndings.get(name) ?? ending)
  // Somebody's year of birth or the like, typed after the @ instead of before it.
  const known = ended.replace(/^\d+gmail\.com$/, 'gmail.com')
  const domain = meantProviders.get(known) ?? known
  return twins.get(domain) ?? (/^yandex\.[a-z.]+$/.test(domain) ? 'yandex.ru' : domain)
}

const isDomain = /^(?=.{4,253}$)(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/

function asciiOf(domain: string): string | null {
  if (isDomain.test(domain)) return domain
  // A URL's host is what browsers and Node both write in ASCII (UTS 46).
  const host = /^[\p{L}\p{M}\p{N}._-]+$/u.test(domain) && URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : ''
  return isDomain.test(host) ? host : null
}

/** Endings that exist nowhere, with the one meant. `.co`, `.cm` and `.om` exist, so they are put right only behind a provider's name. */
const meantEndings = misspelt({
  '.com': 'comm coom ccom com1 comn comk conm con cpm cmo ocm vom xom cim dom ckm col comcom cojm comj',
  '.net': 'nett nte ent neet',
  '.org': 'orgg ogr rog',
})

/** Providers as they are misspelt. A domain that belongs to another provider, such as mail.com or ymail.com, is nobody's misspelling. */
const meantProviders = misspelt({
  'gmail.com':
    'gmail.co gmail.cm gmail.om gmail.net gmai.com gmal.com gmil.com gail.com gmial.com gmali.com gamil.com gmaill.com gmaiil.com gmmail.com ggmail.com gmail.comcom gnail.com gmaik.com gmsil.com gmqil.com gmakl.com hmail.com fmail.com gimail.com gemail.com gmailc.om',
  'yahoo.com':
    'yahoo.co yahoo.cm yahoo.om yaho.com yahooo.com yhoo.com yaoo.com yahho.com yhaoo.com yaboo.com yahoi.com yahpp.com tahoo.com uahoo.com',
  'hotmail.com':
    'hotmail.co hotmail.cm hotmail.om hotmai.com hotmal.com hotmil.com hotmial.com hotmali.com hotmaill.com homail.com htmail.com hotamil.com hotnail.com hoymail.com hotmsil.com hormail.com',
  'outlook.com': 'outlook.co outlook.cm outlok.com outloo.com outlookk.com oulook.com outllook.com otlook.com outloook.com putlook.com',
  'icloud.com': 'icloud.co icloud.cm iclod.com iclould.com icoud.com icloud.om iclous.com icluod.com icould.com',
  'aol.com': 'aol.co aol.cm aoll.com aool.com ao.com aol.om',
  'comcast.net': 'comcast.com comcat.net comcas.net comast.net concast.net',
})

/** Two names of one mail system, where the same local part is the same mailbox. */
const twins: ReadonlyMap<string, string> = new Map([
  ['googlemail.com', 'gmail.com'],
  ['pm.me', 'protonmail.com'],
  ['proton.me', 'protonmail.com'],
  ['protonmail.ch', 'protonmail.com'],
  ['ya.ru', 'yandex.ru'],
])

function misspelt(meant: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(meant).flatMap(([right, wrong]) => wrong.split(' ').map((one) => [one, right] as const)))
}
