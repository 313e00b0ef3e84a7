import { sign, type KeyObject } from 'node:crypto'

/** A certificate a key gives itself, as PEM: X.509 version 1 (RFC 5280), signed with SHA-256 and RSA, good for ten years from `from`. */
export function selfSigned(name: string, keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }, from: Date): string {
  const until = new Date(from)
  until.setUTCFullYear(from.getUTCFullYear() + 10)
  const body = sequence(
    tagged(2, Buffer.from([1])),
    sha256WithRsa,
    named(name),
    sequence(time(from), time(until)),
    named(name),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = tagged(3, Buffer.from([0]), sign('sha256', body, keys.privateKey))
  const lines =
    sequence(body, sha256WithRsa, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

/** One value of DER (ITU-T X.690): its tag, its length, its bytes. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(bytes.length)]), bytes])
}

function lengthOf(length: number): number[] {
  if (length < 128) return [length]
  return length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts)
}

/** sha256WithRSAEncryption, 1.2.840.113549.1.1.11, without parameters. */
const sha256WithRsa = sequence(tagged(6, Buffer.from('2a864886f70d01010b', 'hex')), tagged(5))

/** A name of one part, the common name, 2.5.4.3. */
function named(name: string): Buffer {
  return sequence(tagged(0x31, sequence(tagged(6, Buffer.from('550403', 'hex')), tagged(0x0c, Buffer.from(name)))))
}

function time(at: Date): Buffer {
  return tagged(0x17, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))
}
