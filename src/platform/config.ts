import { resolve } from 'node:path'
import { z } from 'zod'
import { parsePrinter, type PrinterAddress } from '#domain/shipping/printing.ts'
import { parseMasterKey } from './secrets.ts'
import { StartRefusal } from './start-refusal.ts'
import { isNetwork } from './throttle/address-of.ts'

/**
 * What the person who runs Partsdesk has decided, read once at start from these variables (an empty one counts as absent):
 *
 * | variable | meaning | default |
 * | --- | --- | --- |
 * | `PARTSDESK_DATA` | folder of the embedded database and the master key | `./.data` |
 * | `PORT`, `HOST` | where the web server listens | `3000`, `127.0.0.1` |
 * | `TRUSTED_PROXIES` | addresses or networks of proxies in front of the desk, with commas between: what they write in `X-Forwarded-For` is believed | none |
 * | `PUBLIC_URL` | address buyers and staff reach it under, without a path | `http://localhost:PORT` |
 * | `DATABASE_URL` | PostgreSQL 15 or newer, for the application's role, which owns nothing | the embedded database |
 * | `DATABASE_OWNER_URL` | the same database for the role that owns the tables: migrations, queue supervision | none |
 * | `PARTSDESK_MASTER_KEY` | 32 bytes in base64; several with commas between, newest first | `master.key` in the data folder |
 * | `SMTP_URL` | outgoing mail, `smtp://user:password@host:port` or `smtps://` | the sandbox's mailbox |
 * | `MAIL_FROM` | sender of letters | `Partsdesk <desk@partsdesk.example>` in the sandbox |
 * | `MAIL_IN` | where customers' answers are taken by SMTP, `host:port`; needs `MAIL_IN_DOMAIN` | behind the sandbox's ports, else none |
 * | `MAIL_IN_DOMAIN` | the domain whose mail is sent there (its MX); answers go to `reply+…@` it | `mail.partsdesk.example` in the sandbox |
 * | `MAIL_IN_CERT`, `MAIL_IN_KEY` | files with the certificate (PEM, with its chain) and key mail is taken in with under STARTTLS | a self-signed one made at start |
 * | `MAIL_SENDER_CHECK` | `on` or `off`: ask the DNS whether a mail is from whom it says (SPF, DKIM, DMARC) | `on`, in the sandbox `off` |
 * | `MAIL_SERVERS_INSIDE` | mail servers of one's own network that stores may enter, `host` or `host:port` with commas between; their certificates are not checked | none |
 * | `CLAMD` | a ClamAV daemon that looks through attachments for viruses, `host:port` or `unix:/path` | none: they are not looked through |
 * | `PRINTERS` | printers the desk may send to, `host` or `host:port` with commas between; 9100 where no port is named | none |
 * | `SANDBOX` | `on` or `off`: play the outside world on this machine | `on` in the demo, else `off` |
 * | `SANDBOX_PORT` | first of ten ports: gateway, card field, shop, mailbox, smtp, control, paypal, carrier, printer, and where the desk takes mail in | `3100` |
 * | `LOG_LEVEL` | `trace` `debug` `info` `warn` `error` `fatal` `silent` | `info` |
 * | `SUPPORT_CONTACT` | whom staff ask when something is wrong: shown as it is | none |
 */
export type Config = Readonly<{
  /** Absolute. */
  dataFolder: string
  host: string
  port: number
  /** An origin: no path, no slash at its end. */
  publicUrl: string
  database: Readonly<{ kind: 'embedded' }> | Readonly<{ kind: 'external'; url: string; ownerUrl?: string }>
  /** Newest first; undefined: the file in the data folder. */
  masterKeys?: readonly string[]
  /** `incoming` undefined: no mail is taken in. */
  mail: Readonly<{
    smtpUrl: string
    from: string
    incoming?: Readonly<{ host: string; port: number; domain: string }>
    /** files of certificate and key; undefined: one is made */
    tls?: Readonly<{ cert: string; key: string }>
    checkSenders: boolean
    /** `host` or `host:port` */
    inside: readonly string[]
  }>
  /** undefined: attachments are not looked through for viruses. */
  scanner?: ScannerAddress
  /** Addresses or networks whose word about who asked is believed. */
  trustedProxies: readonly string[]
  /** As they were listed; `printersOf` tells all that may be used. */
  printers: readonly PrinterAddress[]
  /** undefined: the sandbox is off. */
  sandbox?: SandboxPorts
  logLevel: (typeof logLevels)[number]
  supportContact?: string
}>

/** Where a virus scanner answers: over the network, or at a socket of this machine. */
export type ScannerAddress = Readonly<{ host: string; port: number }> | Readonly<{ path: string }>

/** The nine ports of the sandbox, in a row from `SANDBOX_PORT`. */
type SandboxPorts = Readonly<{
  gateway: number
  cardField: number
  shop: number
  mailbox: number
  smtp: number
  control: number
  paypal: number
  carrier: number
  printer: number
}>

/** Reads the variables, or throws a `StartRefusal` that names every problem, one a line, and no secret. `demo` turns the sandbox on unless `SANDBOX` says otherwise. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, { demo = false }: { readonly demo?: boolean } = {}): Config {
  const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw refusal(parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`))

  const vars = parsed.data
  const sandbox = (vars.SANDBOX ?? (demo ? 'on' : 'off')) === 'on' ? sandboxPorts(vars.SANDBOX_PORT) : undefined
  const problems = contradictions(vars, sandbox)
  if (problems.length > 0) throw refusal(problems)

  return {
    dataFolder: resolve(vars.PARTSDESK_DATA),
    host: vars.HOST,
    port: vars.PORT,
    publicUrl: vars.PUBLIC_URL ?? `http://localhost:${vars.PORT}`,
    database: vars.DATABASE_URL ? { kind: 'external', url: vars.DATABASE_URL, ownerUrl: vars.DATABASE_OWNER_URL } : { kind: 'embedded' },
    masterKeys: vars.PARTSDESK_MASTER_KEY,
    mail: {
      smtpUrl: vars.SMTP_URL ?? `smtp://127.0.0.1:${sandbox?.smtp}`,
      from: vars.MAIL_FROM ?? 'Partsdesk <desk@partsdesk.example>',
      incoming: incomingOf(vars, sandbox),
      ...(vars.MAIL_IN_CERT && vars.MAIL_IN_KEY ? { tls: { cert: vars.MAIL_IN_CERT, key: vars.MAIL_IN_KEY } } : {}),
      checkSenders: (vars.MAIL_SENDER_CHECK ?? (sandbox ? 'off' : 'on')) === 'on',
      inside: [...vars.MAIL_SERVERS_INSIDE, ...(sandbox ? [`127.0.0.1:${sandbox.smtp}`] : [])],
    },
    ...(vars.CLAMD && { scanner: vars.CLAMD }),
    trustedProxies: vars.TRUSTED_PROXIES,
    printers: vars.PRINTERS,
    sandbox,
    logLevel: vars.LOG_LEVEL,
    supportContact: vars.SUPPORT_CONTACT,
  }
}

/** Every printer the desk may send to: those that were listed, and the sandbox's own while it is on. */
export function printersOf({ printers, sandbox }: Pick<Config, 'printers' | 'sandbox'>): readonly PrinterAddress[] {
  return sandbox ? [...printers, { host: '127.0.0.1', port: sandbox.printer }] : printers
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const port = z
  .string()
  .regex(/^\d+$/, 'must be a port number')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'must be a port number from 1 to 65535')

/** The value is not repeated in any message: most of these hold a password. */
function address(schemes: readonly string[]) {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol),
      `must be an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
    )
}

const databaseAddress = address(['postgres:', 'postgresql:'])

const variables = z.object({
  PARTSDESK_DATA: z.string().default('./.data'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address(['http:', 'https:'])
    .refine(
      (text) => !URL.canParse(text) || new URL(text).href === `${new URL(text).origin}/`,
      'must be an address without a path, like https://desk.example.com',
    )
    .transform((text) => new URL(text).origin)
    .optional(),
  DATABASE_URL: databaseAddress.optional(),
  DATABASE_OWNER_URL: databaseAddress.optional(),
  PARTSDESK_MASTER_KEY: z.string().transform(masterKeys).optional(),
  SMTP_URL: address(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>@]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, 'must be an e-mail address, like Parts desk <parts@dealer.example>')
    .optional(),
  MAIL_IN: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/, 'must be an address to listen on, like 0.0.0.0:25')
    .refine((text) => Number(text.split(':')[1]) >= 1 && Number(text.split(':')[1]) <= 65_535, 'must name a port from 1 to 65535')
    .optional(),
  MAIL_IN_DOMAIN: z
    .string()
    .regex(/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d-]+$/i, 'must be a domain, like mail.dealer.example')
    .optional(),
  MAIL_IN_CERT: z.string().optional(),
  MAIL_IN_KEY: z.string().optional(),
  MAIL_SENDER_CHECK: z.enum(['on', 'off'], 'must be on or off').optional(),
  MAIL_SERVERS_INSIDE: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim().toLowerCase()))
    .default(() => []),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine((list) => list.every(isNetwork), 'must list addresses or networks with commas between, like 127.0.0.1,10.0.0.0/8')
    .default(() => []),
  CLAMD: z.string().transform(scannerAddress).optional(),
  PRINTERS: z
    .string()
    .transform(printers)
    .default(() => []),
  SANDBOX: z.enum(['on', 'off'], 'must be on or off').optional(),
  SANDBOX_PORT: port.refine((number) => number <= 65_526, 'must leave room for ten ports').default(3100),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  SUPPORT_CONTACT: z.string().optional(),
})

function masterKeys(text: string, context: z.core.$RefinementCtx): readonly string[] {
  const keys = text.split(',').map((key) => key.trim())
  try {
    for (const key of keys) parseMasterKey(key, 'PARTSDESK_MASTER_KEY')
  } catch {
    context.addIssue('must hold 32 bytes in base64 (make one with: openssl rand -base64 32), or several with commas between, newest first')
  }
  return keys
}

function scannerAddress(text: string, context: z.core.$RefinementCtx): ScannerAddress {
  const [, path] = /^unix:(\/.+)$/.exec(text) ?? []
  if (path) return { path }
  const [, name = '', v6, number] = /^([\w.-]+|\[([\da-f:]+)\]):(\d{1,5})$/i.exec(text) ?? []
  const port = Number(number)
  if (!(port >= 1 && port <= 65_535))
    context.addIssue('must be where a ClamAV daemon answers, like 127.0.0.1:3310 or unix:/run/clamav/clamd.ctl')
  return { host: v6 ?? name, port }
}

function printers(text: string, context: z.core.$RefinementCtx): readonly PrinterAddress[] {
  const read = text.split(',').map(parsePrinter)
  const known = read.filter((printer) => printer !== undefined)
  if (known.length < read.length) context.addIssue('must list printers with commas between, like 192.168.1.50:9100,zebra.lan')
  return known
}

/** The port behind the sandbox's own is ours: there its mailbox answers as the customer. */
function incomingOf({ MAIL_IN, MAIL_IN_DOMAIN }: z.output<typeof variables>, sandbox: SandboxPorts | undefined) {
  const [host = '', port = ''] = MAIL_IN?.split(':') ?? []
  if (MAIL_IN) return { host, port: Number(port), domain: MAIL_IN_DOMAIN ?? sandboxDomain }
  return sandbox ? { host: '127.0.0.1', port: sandbox.printer + 1, domain: MAIL_IN_DOMAIN ?? sandboxDomain } : undefined
}

const sandboxDomain = 'mail.partsdesk.example'

function sandboxPorts(first: number): SandboxPorts {
  return {
    gateway: first,
    cardField: first + 1,
    shop: first + 2,
    mailbox: first + 3,
    smtp: first + 4,
    control: first + 5,
    paypal: first + 6,
    carrier: first + 7,
    printer: first + 8,
  }
}

function contradictions(vars: z.output<typeof variables>, sandbox: SandboxPorts | undefined): readonly string[] {
  const problems: string[] = []
  if (vars.DATABASE_OWNER_URL && !vars.DATABASE_URL)
    problems.push('DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the embedded database')
  if (vars.DATABASE_URL && vars.DATABASE_URL === vars.DATABASE_OWNER_URL)
    problems.push('DATABASE_URL is the same as DATABASE_OWNER_URL: the application needs a role that owns nothing')
  if (!sandbox && !vars.SMTP_URL) problems.push('SMTP_URL is missing: without the sandbox there is no mailbox to send letters to')
  if (!sandbox && !vars.MAIL_FROM) problems.push('MAIL_FROM is missing: letters need a sender your mail server accepts')
  if (!sandbox && vars.MAIL_IN && !vars.MAIL_IN_DOMAIN)
    problems.push('MAIL_IN is set without MAIL_IN_DOMAIN: answers need a domain to go to')
  if ((vars.MAIL_IN_CERT === undefined) !== (vars.MAIL_IN_KEY === undefined))
    problems.push('MAIL_IN_CERT and MAIL_IN_KEY belong together: set both, or neither')
  if (sandbox && [...Object.values(sandbox), sandbox.printer + 1].includes(vars.PORT))
    problems.push(`PORT ${vars.PORT} is one of the sandbox's ports ${sandbox.gateway} to ${sandbox.printer + 1}: move PORT or SANDBOX_PORT`)
  return problems
}

function refusal(problems: readonly string[]) {
  return new StartRefusal(
    problems.length === 1 ? `Configuration: ${problems[0]}` : ['Configuration:', ...problems.map((problem) => `  ${problem}`)].join('\n'),
  )
}
