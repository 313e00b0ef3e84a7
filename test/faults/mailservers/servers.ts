import { spawn, spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { makeCertificate } from '#adapters/mail/incoming/certificate.ts'

/** A Postfix that delivers to a mailbox, and a Dovecot that shows it, both in a folder of their own and at ports of their own. */
export type Servers = Awaited<ReturnType<typeof startServers>>

/** The unprivileged user both write mail as. */
const nobody = { uid: 65_534, gid: 65_534 }
const postfixPrograms = '/usr/lib/postfix/sbin'

/** What is missing to run them; empty when all is there. */
export function missing(): readonly string[] {
  const there = (program: string) =>
    spawnSync('sh', ['-c', `command -v ${program}`], { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } }).status === 0
  return [
    ...(there('dovecot') ? [] : ['dovecot-imapd']),
    ...(there('postfix') ? [] : ['postfix']),
    ...(process.getuid?.() === 0 ? [] : ['root (Postfix starts as no other user; its parts and all of Dovecot run as others)']),
  ]
}

/** Starts both. `parts` with the password `secret` may sign in, and send as parts@harbor.example alone. */
export async function startServers(folder: string) {
  const ports = { smtp: await freePort(), imap: await freePort(), imaps: await freePort() }
  const { cert, key } = await makeCertificate('mail.harbor.example')
  for (const name of ['run', 'state', 'mail', 'queue', 'data', 'postfix']) await mkdir(join(folder, name))
  await chmod(folder, 0o755)
  await writeFile(join(folder, 'cert.pem'), cert)
  await writeFile(join(folder, 'key.pem'), key)
  for (const name of ['run', 'state', 'mail', 'cert.pem', 'key.pem']) await chown(join(folder, name), nobody.uid, nobody.gid)
  await writeFile(join(folder, 'dovecot.conf'), dovecotConf(folder, ports))
  await writeFile(join(folder, 'postfix', 'main.cf'), postfixMain(folder, ''))
  await writeFile(join(folder, 'postfix', 'master.cf'), postfixMaster(ports.smtp))
  await chown(join(folder, 'data'), idOf('-u', 'postfix'), idOf('-g', 'postfix'))
  const postfix = (command: string) => {
    const { status, stderr } = spawnSync('/usr/sbin/postfix', ['-c', join(folder, 'postfix'), command], { encoding: 'utf8' })
    if (status !== 0 && command === 'start') throw new Error(`Postfix did not start: ${stderr}`)
  }
  let dovecot = startDovecot(folder)
  postfix('start')
  await reachable(ports.imap)
  await reachable(ports.smtp)
  return {
    ports,
    /** Postfix answers 451 to a receiver, as a greylist does; an empty text ends it. */
    greylist: async (address: string) => {
      await writeFile(join(folder, 'postfix', 'main.cf'), postfixMain(folder, address))
      postfix('reload')
    },
    /** Dovecot is killed with all its processes; mail waits at Postfix and on the disk. */
    killDovecot: async () => {
      const ended = new Promise((resolve) => dovecot.once('exit', resolve))
      signal(dovecot.pid, 'SIGKILL')
      await ended
    },
    restartDovecot: async () => {
      dovecot = startDovecot(folder)
      await reachable(ports.imap)
    },
    /** Dovecot keeps its lines open and says nothing, until it goes on. */
    hang: () => signal(dovecot.pid, 'SIGSTOP'),
    goOn: () => signal(dovecot.pid, 'SIGCONT'),
    stop: async () => {
      postfix('stop')
      signal(dovecot.pid, 'SIGCONT')
      signal(dovecot.pid, 'SIGKILL')
    },
  }
}

/** In a group of its own, so that its children are reached with it. */
function startDovecot(folder: string) {
  return spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { ...nobody, detached: true, stdio: 'ignore' })
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, name)
}

function dovecotConf(folder: string, ports: { readonly imap: number; readonly imaps: number }): string {
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
protocols = imap
listen = 127.0.0.1
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
log_path = ${folder}/state/dovecot.log
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = yes
mail_location = maildir:${folder}/mail/parts
first_valid_uid = 1
passdb {
  driver = static
  args = user=parts password=secret
}
userdb {
  driver = static
  args = uid=${nobody.uid} gid=${nobody.gid} home=${folder}/mail/home
}
namespace inbox {
  inbox = yes
  mailbox Done {
    auto = create
  }
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service auth {
  unix_listener auth-postfix {
    mode = 0666
  }
}
`
}

function postfixMain(folder: string, greylisted: string): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
daemon_directory = ${postfixPrograms}
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${folder}/data/mail.log
maillog_file_prefixes = ${folder}
myhostname = mail.harbor.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
alias_maps =
virtual_mailbox_domains = harbor.example
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = static:parts/
virtual_minimum_uid = 1
virtual_uid_maps = static:${nobody.uid}
virtual_gid_maps = static:${nobody.gid}
message_size_limit = 60000000
virtual_mailbox_limit = 0
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${folder}/cert.pem
smtpd_tls_key_file = ${folder}/key.pem
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${folder}/run/auth-postfix
smtpd_sender_login_maps = inline:{ {parts@harbor.example = parts} }
smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch
smtpd_client_connection_rate_limit = 0
smtpd_recipient_restrictions = ${greylisted ? `check_recipient_access inline:{ {${greylisted} = 451 greylisted} }, ` : ''}permit_sasl_authenticated, reject_unauth_destination
`
}

function postfixMaster(port: number): string {
  return `127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`
}

function idOf(flag: string, user: string): number {
  return Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

async function reachable(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await answers(port)) return
    await new Promise((next) => setTimeout(next, 100))
  }
  throw new Error(`nothing answers at port ${port}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
