import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFileOnce, errorCode } from './files.ts'
import { StartRefusal } from './start-refusal.ts'

/** What the master keys can do; the keys themselves never leave this file. */
export type Secrets = Readonly<{
  /** Encrypts and authenticates; `context` names what it is for (table, store, column) and must be given again to open it. */
  seal: (plaintext: string, context: string) => string
  /** Throws when the value is damaged, was sealed for another context, or its key is not known here. */
  open: (sealed: string, context: string) => string
  /** HMAC-SHA256 (32 bytes) under a key of its own for each purpose. Made with the oldest master key, so that stored hashes outlive a rotation. */
  keyedHash: (purpose: string, bytes: string | Uint8Array) => Buffer
}>

/** Takes the master keys from the configuration (newest first), else from `master.key` in the data folder (one a line, newest first), which is made at first use. */
export async function loadSecrets({
  masterKeys,
  dataFolder,
}: {
  readonly masterKeys?: readonly string[]
  readonly dataFolder: string
}): Promise<Secrets> {
  return secretsOf(
    masterKeys ? masterKeys.map((key) => parseMasterKey(key, 'PARTSDESK_MASTER_KEY')) : await loadOrCreate(masterKeyFile(dataFolder)),
  )
}

/** Where the master key stands when it is not in the environment. */
export function masterKeyFile(dataFolder: string): string {
  return join(dataFolder, 'master.key')
}

/** The 32 bytes behind a base64 text; refuses anything else, naming `where` it stood and never the text. */
export function parseMasterKey(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  if (!/^[\w+/-]{43}=?$/.test(text.trim()) || key.length !== 32)
    throw new StartRefusal(`${where} must hold 32 bytes in base64 (make one with: openssl rand -base64 32).`)
  return key
}

/** A random token for links and sessions, safe in a URL; 32 bytes give 43 characters. */
export function token(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** SHA-256, 32 bytes. For what is already unguessable (tokens) or public (files); people's identifiers want `keyedHash`. */
export function sha256(bytes: string | Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

async function loadOrCreate(path: string): Promise<readonly Buffer[]> {
  const text = await readFile(path, 'utf8').catch(async (error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw new StartRefusal(`The master key ${path} cannot be read (${errorCode(error)}).`)
    await createFileOnce(path, `${randomBytes(32).toString('base64')}\n`)
    return readFile(path, 'utf8')
  })
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) throw new StartRefusal(`The master key ${path} is empty: restore it from a backup.`)
  return lines.map((line) => parseMasterKey(line, path))
}

type Key = Readonly<{ id: string; sealing: Buffer; master: Buffer }>

function secretsOf(masters: readonly Buffer[]): Secrets {
  const keys = masters.map((master): Key => ({
    master,
    id: derive(master, 'key id', 6).toString('base64url'),
    sealing: derive(master, 'seal', 32),
  }))
  const [newest, oldest] = [keys.at(0), keys.at(-1)]
  if (!newest || !oldest) throw new StartRefusal('There is no master key.')

  const hashing = new Map<string, Buffer>()
  const hashKey = (purpose: string) => {
    const key = hashing.get(purpose) ?? derive(oldest.master, `hash ${purpose}`, 32)
    hashing.set(purpose, key)
    return key
  }
  return {
    seal: (plaintext, context) => sealWith(newest, plaintext, context),
    open: (sealed, context) => openWith(keys, sealed, context),
    keyedHash: (purpose, bytes) => createHmac('sha256', hashKey(purpose)).update(bytes).digest(),
  }
}

const nonceLength = 12
const tagLength = 16

function sealWith(key: Key, plaintext: string, context: string): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key.sealing, nonce).setAAD(Buffer.from(context))
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
  return `${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url')}`
}

function openWith(keys: readonly Key[], sealed: string, context: string): string {
  const [id, body] = sealed.split('.', 2)
  const key = keys.find((candidate) => candidate.id === id)
  if (!key) throw new Error(`A sealed value for "${context}" needs a master key that is not loaded`)

  const bytes = Buffer.from(body ?? '', 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.sealing, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
    return decipher.update(bytes.subarray(nonceLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new Error(`A sealed value for "${context}" is damaged or was sealed for something else`)
  }
}

function derive(master: Buffer, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'partsdesk', purpose, length))
}
