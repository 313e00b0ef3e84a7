-- A store's own mail servers: the mailbox its mail is read from (IMAP), and the server its letters leave by (SMTP). Passwords are sealed and never shown.
-- `uid_validity` and `last_uid` say up to where the folder was read; `read_from` is when its reading began, for a folder whose numbers were made anew.
-- `held_by` and `held_until`: one process at a time reads it. A trouble is kept by its kind, with the server's own words.
create table mailboxes (
  store_id uuid primary key references stores (id),
  host text not null,
  port integer not null check (port between 1 and 65535),
  tls text not null check (tls in ('tls', 'starttls', 'none')),
  username text not null,
  sealed_password text not null,
  folder text not null,
  done_folder text,
  trusted_host text,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_from timestamptz not null,
  version uuid not null,
  held_by uuid,
  held_until timestamptz,
  trouble text,
  trouble_message text,
  trouble_at timestamptz,
  watched_at timestamptz,
  taken_at timestamptz,
  created_at timestamptz not null
);
create table mail_senders (
  store_id uuid primary key references stores (id),
  host text not null,
  port integer not null check (port between 1 and 65535),
  tls text not null check (tls in ('tls', 'starttls', 'none')),
  username text,
  sealed_password text,
  from_address text not null,
  created_at timestamptz not null,
  check ((username is null) = (sealed_password is null))
);
do $$
declare t text;
begin
  foreach t in array array['mailboxes', 'mail_senders'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert, update, delete on %I to partsdesk_app', t);
  end loop;
end $$;

-- Whether a mail is from whom it says: SPF, DKIM and DMARC together, and what each of them said.
alter table incoming_mails add column sender_check text not null default 'unchecked' check (sender_check in ('verified', 'unverified', 'forged', 'unchecked'));
alter table incoming_mails add column sender_results text;
