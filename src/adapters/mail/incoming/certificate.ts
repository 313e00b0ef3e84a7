import { generate } from 'selfsigned'

/** A certificate and its key, PEM. */
export type Certificate = { readonly cert: string; readonly key: string }

/**
 * Makes a self-signed certificate for as long as this process lives. Mail servers that send to others do not ask who signed one (RFC 7435): it keeps the line private
 * from listeners, which without a certificate nothing does.
 */
export async function makeCertificate(domain: string): Promise<Certificate> {
  const year = 366 * 24 * 60 * 60 * 1000
  const made = await generate([{ name: 'commonName', value: domain }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 24 * 60 * 60 * 1000),
    notAfterDate: new Date(Date.now() + year),
  })
  return { cert: made.cert, key: made.private }
}
