import { hash, verify } from '@node-rs/argon2'

// argon2id with OWASP's first choice of cost (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes a password with argon2id. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** Is this the password? Takes as long when there is no hash, so that the answer's time tells nothing about who exists. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobody), password)
  return right && Boolean(stored)
}

const nobody = hashPassword('nobody signs in with this')
