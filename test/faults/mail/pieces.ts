import type { Random } from './random.ts'

/** What a mail is made of: its number, its marker, and its own chance. */
export type Maker = { readonly n: number; readonly mark: string; readonly random: Random }

/** A head that names its mail in sender, subject and Message-ID; more lines may follow. */
export function head(mark: string, id = `<${mark}@example.com>`): string {
  return `From: ${mark} <${mark}@example.com>\r\nTo: parts@harbor.example\r\nSubject: About ${mark}\r\nMessage-ID: ${id}\r\nMIME-Version: 1.0\r\n`
}

/** A body of so many multiparts inside each other, with the words in the innermost. */
export function nested(mark: string, depth: number): string {
  const open = Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')
  const close = Array.from({ length: depth }, (_, at) => `\r\n--b${depth - 1 - at}--`).join('')
  return `${open}Content-Type: text/plain\r\n\r\nInside ${mark}${close}\r\n`
}

/** An attachment of a multipart. */
export function part(boundary: string, name: string, bytes: Buffer): Buffer {
  const lines = bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  return Buffer.from(
    `--${boundary}\r\nContent-Type: image/png; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`,
  )
}

/** The rest of a head and a body that keep none of MIME's promises. */
export function broken(mark: string, n: number, random: Random): string {
  const words = `${mark} words`
  const odd = [
    `Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\n${words}`,
    `Content-Type: multipart/mixed\r\n\r\n--q\r\n\r\n${words}\r\n--q--`,
    `Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\n${words}`,
    `Content-Type: multipart/alternative; boundary=q\r\n\r\n--q--\r\n--q\r\n${words}`,
    `Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\n${words}\r\n--q--`,
    `Content-Transfer-Encoding: base64\r\n\r\n${words} @@@@ ====`,
    `Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n= =3 ${words} =`,
    `Content-Transfer-Encoding: x-nothing\r\n\r\n${words}`,
    `Content-Type: ${'a'.repeat(3000)}/${'b'.repeat(3000)}\r\n\r\n${words}`,
    `Content-Type: text/plain; charset*=utf-8''x%; name*0*=a; name*99999=b\r\n\r\n${words}`,
    `Content-Type: message/rfc822\r\n\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(50)}${words}`,
    `Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n${random.bytes(400).toString('latin1')}`,
    `Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n${words}`,
    `Content-Type: multipart/signed; protocol="a"; boundary=q\r\n\r\n--q\r\n\r\n${words}\r\n--q\r\nContent-Type: application/pgp-signature\r\n\r\n`,
    `Content-Type: text/html\r\n\r\n${'<div>'.repeat(5000)}${words}`,
    `Content-Type: multipart/mixed; boundary=q\r\n\r\n${`--q\r\n\r\n`.repeat(3000)}${words}`,
    `\r\n${random.bytes(3000).toString('latin1')}`,
    `Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n${'> '.repeat(3000)}${words}`,
  ]
  return odd[n % odd.length] ?? ''
}
