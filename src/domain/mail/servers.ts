/** How a line to a mail server is kept private: `tls` from the first byte, `starttls` before anything else is said, `none` only where who runs the installation allows it. */
export type MailTls = 'tls' | 'starttls' | 'none'

/** What failed at a mail server: no such name, an address of a private network, no connection, no TLS, the password, the folder, the sender, or an answer nobody can read. */
export type MailTrouble = 'name' | 'private' | 'connection' | 'tls' | 'password' | 'folder' | 'sender' | 'answer'
