import { createPrivateKey, generateKeyPairSync, sign, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { selfSigned } from './certificate.ts'

/** What a signature covers: who carried what, when, and to which webhook. */
export type Signed = { readonly transmission: string; readonly time: string; readonly webhook: string; readonly body: string }

/** Signs deliveries, and says whether a signature is its own. */
export type Signer = {
  /** The certificate as PEM, and the name it is served under. */
  readonly certificate: () => { readonly name: string; readonly pem: string }
  readonly sign: (signed: Signed) => string
  readonly verifies: (signed: Signed, signature: string) => boolean
}

/** The signer whose key and certificate are kept in `<folder>/paypal-webhooks.pem`; they are made when first needed, and survive a reset. */
export function openSigner(folder: string): Signer {
  let opened: Keys | undefined
  const keys = () => (opened ??= keysIn(folder))
  return {
    certificate: () => ({ name: `CERT-${keys().certificate.serialNumber}`, pem: keys().certificate.toString() }),
    sign: (signed) => sign('sha256', Buffer.from(textOf(signed)), keys().privateKey).toString('base64'),
    verifies: (signed, signature) =>
      verify('sha256', Buffer.from(textOf(signed)), keys().certificate.publicKey, Buffer.from(signature, 'base64')),
  }
}

type Keys = { readonly privateKey: KeyObject; readonly certificate: X509Certificate }

/** PayPal signs `<transmission id>|<time>|<webhook id>|<CRC-32 of the body, decimal>` with SHA-256 and RSA ("Integrate webhooks"). */
function textOf({ transmission, time, webhook, body }: Signed): string {
  return `${transmission}|${time}|${webhook}|${crc32(body)}`
}

function keysIn(folder: string): Keys {
  const file = join(folder, 'paypal-webhooks.pem')
  const pem = contents(file) ?? written(folder, file)
  return { privateKey: createPrivateKey(pem), certificate: new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))) }
}

function contents(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined
    throw fault
  }
}

function written(folder: string, file: string): string {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() + selfSigned('PayPal sandbox webhooks', keys, new Date())
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, pem, { mode: 0o600 })
  return pem
}
