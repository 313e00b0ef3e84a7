import type { AuthenticationResponseJSON, RegistrationResponseJSON, WebAuthnCredential } from '@simplewebauthn/server'
import type { App } from '#platform/app.ts'

/** Read when the first passkey is asked for: it takes 28 MB of memory, and most desks have no passkeys. */
const library = () => import('@simplewebauthn/server')

/** Every passkey asks for the finger, the face or the PIN: it then stands for two factors, something one has and something one is or knows. */
const userVerification = 'required' as const

type Known = { readonly id: string; readonly transports: string[] }

/** What a browser needs to make a passkey for the person; those they have are left out, so that no authenticator makes a second. */
export async function registrationOptions(
  app: App,
  person: { readonly id: string; readonly email: string; readonly name: string },
  known: readonly Known[],
) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Partsdesk',
    rpID: partyOf(app).id,
    userName: person.email,
    userDisplayName: person.name,
    userID: Uint8Array.from(Buffer.from(person.id)),
    excludeCredentials: [...known],
    authenticatorSelection: { residentKey: 'required', userVerification },
  })
}

/** The new passkey in what a browser answered; null when it does not fit the challenge, this desk's address or the standard. */
export async function readRegistration(app: App, response: unknown, challenge: string): Promise<WebAuthnCredential | null> {
  const { verifyRegistrationResponse } = await library()
  const { id, origin } = partyOf(app)
  // The library throws for anything that does not fit, a body of any shape included.
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
  }).catch(() => null)
  return verified?.verified ? verified.registrationInfo.credential : null
}

/** What a browser needs to sign in with a passkey: any of this desk's that the device holds, or one of those given. */
export async function authenticationOptions(app: App, known: readonly Known[] = []) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({ rpID: partyOf(app).id, allowCredentials: [...known], userVerification })
}

/** What the passkey's counter stands at, when the answer is signed by it for this challenge and address and the counter has moved on; null otherwise. */
export async function readAssertion(
  app: App,
  response: unknown,
  challenge: string,
  credential: WebAuthnCredential,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  const { id, origin } = partyOf(app)
  // As above: whatever does not fit is thrown.
  const verified = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential,
  }).catch(() => null)
  return verified?.verified ? verified.authenticationInfo.newCounter : null
}

/** This desk as authenticators know it: the host of its public address, and that address. */
function partyOf({ config }: App): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(config.publicUrl)
  return { id: hostname, origin }
}
