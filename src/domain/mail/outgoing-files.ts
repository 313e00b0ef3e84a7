/** The most one attachment may weigh, in bytes: 10 MB. */
export const fileLimit = 10 * 1000 * 1000

/** The most all attachments of a mail may weigh together, in bytes: 20 MB. Encoded they grow by a third, to some 27 MB, near what Gmail takes. */
export const filesLimit = 20 * 1000 * 1000

/** Attachments of one mail at most. */
export const mostFiles = 20

/** File endings mail servers refuse because a double click runs them (support.google.com/mail/answer/6590), and pages, which run scripts where they are opened. */
const running = [
  'ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab diagcfg diagpkg dll dmg ex ex_ exe hta htm html',
  'img ins iso isp jar jnlp js jse lib lnk mde mjs msc msi msix msixbundle msp mst nsh pif ps1 py reg scr sct sh',
  'shb svg swf sys url vb vbe vbs vhd vxd wsc wsf wsh xhtml xll',
].flatMap((line) => line.split(' '))

/** What bytes are that a machine runs: Windows, Linux and macOS programs, installers, archives that start, and web assembly. */
const runningTypes = [
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/vnd.android.package-archive',
  'application/java-vm',
  'application/java-archive',
  'application/x-apple-diskimage',
  'application/x-shockwave-flash',
  'application/x-ms-shortcut',
  'application/x-deb',
  'application/x-rpm',
  'application/x-google-chrome-extension',
  'application/x-xpinstall',
  'application/vnd.ms-cab-compressed',
  'application/vnd.microsoft.portable-executable',
  'application/wasm',
]

/** Would a machine run this file, by its name's ending or by what its bytes are (`mediaType`; null when they do not say)? */
export function isRunnable(name: string, mediaType: string | null): boolean {
  const ending = /\.([^.]*)$/.exec(name.trim().replaceAll(/[.\s]+$/g, ''))?.[1]?.toLowerCase() ?? ''
  return running.includes(ending) || (mediaType !== null && runningTypes.includes(mediaType))
}

/** A file's name as it may be sent: its last part, without signs that steer a terminal, a path or the direction of reading; at most 120 characters, its ending kept. */
export function cleanName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last
    // Control signs, and those that turn the direction of reading: "fdp.exe" must not read as "exe.pdf".
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .trim()
  if (plain === '') return 'file'
  if (plain.length <= 120) return plain
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  return plain.slice(0, 120 - ending.length).trimEnd() + ending
}
