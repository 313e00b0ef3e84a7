import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { bytes, map, type Cbor } from './cbor.ts'

/** What a test may get wrong on purpose. */
type Wrong = { readonly origin?: string; readonly unverified?: boolean; readonly counter?: number; readonly key?: KeyObject }

/** An authenticator of a test's own, as far as WebAuthn Level 3 asks: one P-256 passkey for one address, with a counter. */
export function openAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const party = new URL(origin).hostname
  let counter = 0
  const named = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {} }
  return {
    /** Answers `navigator.credentials.create`. */
    create: ({ challenge }: { readonly challenge: string }, wrong: Wrong = {}) => {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)])
      const authData = dataOf(party, { flags: flagsOf(wrong) | 0x40, counter, rest: attested })
      const attestation = map([
        ['fmt', 'none'],
        ['attStmt', map([])],
        ['authData', bytes(authData)],
      ])
      return {
        ...named,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, wrong.origin ?? origin).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    /** Answers `navigator.credentials.get`. */
    get: ({ challenge }: { readonly challenge: string }, wrong: Wrong = {}) => {
      counter += 1
      const authData = dataOf(party, { flags: flagsOf(wrong), counter: wrong.counter ?? counter, rest: Buffer.alloc(0) })
      const client = clientData('webauthn.get', challenge, wrong.origin ?? origin)
      const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()])
      return {
        ...named,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, wrong.key ?? privateKey).toString('base64url'),
        },
      }
    },
  }
}

// User present, and user verified by a finger, a face or a PIN (WebAuthn, 6.1).
function flagsOf({ unverified }: Wrong): number {
  return unverified ? 0x01 : 0x05
}

function dataOf(
  party: string,
  { flags, counter, rest }: { readonly flags: number; readonly counter: number; readonly rest: Buffer },
): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([createHash('sha256').update(party).digest(), Buffer.from([flags]), count, rest])
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

/** The public key as COSE writes it (RFC 9053, 7.1.1): EC2, ES256, P-256 and the point. */
function coseKey(key: KeyObject): Cbor {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return map([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(Buffer.from(x, 'base64url'))],
    [-3, bytes(Buffer.from(y, 'base64url'))],
  ])
}
