-- Messages a store has ready. A language without a text is one the store does not write in; at least one is there. Texts hold variables of a closed list, as {{order.number}}.
create table canned_messages (
  store_id uuid not null references stores (id),
  id uuid not null,
  name text not null,
  subject_en text,
  body_en text,
  subject_fr text,
  body_fr text,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (store_id, id),
  check ((subject_en is null) = (body_en is null)),
  check ((subject_fr is null) = (body_fr is null)),
  check (subject_en is not null or subject_fr is not null)
);
create unique index canned_messages_name on canned_messages (store_id, lower(name)) where removed_at is null;

-- Files somebody has put to a mail they still write. They are that person's at that order alone, and go when the mail is sent or they lie too long.
create table mail_uploads (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  person_id uuid not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, sha256) references mail_files (store_id, sha256)
);
create index mail_uploads_whose on mail_uploads (store_id, order_id, person_id, created_at);
create index mail_uploads_age on mail_uploads (store_id, created_at);
create index mail_uploads_file on mail_uploads (store_id, sha256);

-- What a mail took along. The letter's own row comes at the end of the transaction.
create table letter_files (
  store_id uuid not null,
  letter_id uuid not null,
  position integer not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  primary key (store_id, letter_id, position),
  foreign key (store_id, letter_id) references letters (store_id, id) deferrable initially deferred,
  foreign key (store_id, sha256) references mail_files (store_id, sha256)
);
create index letter_files_file on letter_files (store_id, sha256);
create index incoming_files_file on incoming_files (store_id, sha256);

do $$
declare t text;
begin
  foreach t in array array['canned_messages', 'mail_uploads', 'letter_files'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
  end loop;
end $$;
grant update (name, subject_en, body_en, subject_fr, body_fr, removed_at) on canned_messages to partsdesk_app;
grant delete on mail_uploads to partsdesk_app;
-- A file goes when no mail holds it any more: the foreign keys refuse every other.
grant delete on mail_files to partsdesk_app;
-- A new store starts with messages to change.
create policy first_rows on canned_messages for insert with check ((select partsdesk.in_network()));

-- What stands beneath a person's mails, above the store's name.
create table signatures (
  person_id uuid primary key references people (id) on delete cascade,
  en text not null default '',
  fr text not null default ''
);
alter table signatures enable row level security;
alter table signatures force row level security;
create policy in_network on signatures using ((select partsdesk.in_network())) with check ((select partsdesk.in_network()));
create policy for_doors on signatures for select to current_user using (true);
grant select, insert, update on signatures to partsdesk_app;

-- The signature of whoever works in the running transaction's store.
create function partsdesk.own_signature() returns table (en text, fr text) language sql stable security definer set search_path = pg_catalog, public as $$
  select s.en, s.fr from signatures s join memberships m on m.person_id = s.person_id and m.store_id = partsdesk.store()
  where s.person_id = partsdesk.person()
$$;
