-- What a person of a store is told of an order, and how. One row a person, kind and order; the same again within a minute makes the row newer instead. `by_name`: whose doing it was, null for the desk's own.
-- `panel`: stands under the bell, until `read_at`. `mail`: whether it goes into a mail by itself or into the day's digest; `always`: outside the store's hours too; `mail_id`: the mail that took it.
create table notifications (
  store_id uuid not null,
  id uuid not null,
  person_id uuid not null references people (id) on delete cascade,
  order_id uuid not null,
  kind text not null,
  facts jsonb not null,
  by_name text,
  at timestamptz not null,
  times integer not null default 1,
  panel boolean not null,
  mail text not null check (mail in ('off', 'now', 'digest')),
  always boolean not null,
  read_at timestamptz,
  mail_id uuid,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index notifications_person on notifications (store_id, person_id, at desc, id desc) where panel;
create index notifications_unread on notifications (store_id, person_id) where read_at is null;
create index notifications_order on notifications (store_id, order_id, person_id);
create index notifications_unmailed on notifications (store_id, person_id) where mail <> 'off' and mail_id is null and read_at is null;
create index notifications_at on notifications (store_id, at);

-- Mails that tell of one notification or of several. A person gets one digest a store and day, `day` by their own calendar. `leaving_at`: a desk has it in hand.
create table notification_mails (
  store_id uuid not null references stores (id),
  id uuid not null,
  person_id uuid not null references people (id) on delete cascade,
  day date,
  language text not null check (language in ('en', 'fr')),
  to_name text not null,
  to_address text not null,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  why text,
  leaving_at timestamptz,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (store_id, id)
);
create unique index notification_mails_one_digest on notification_mails (store_id, person_id, day) where day is not null;
create index notification_mails_queued on notification_mails (store_id) where state = 'queued';
create index notification_mails_at on notification_mails (store_id, created_at);
alter table notifications add foreign key (store_id, mail_id) references notification_mails (store_id, id) on delete set null (mail_id);

-- What a person chose for one kind; who never chose has what suits their role. `about`: of orders assigned to them, of those and of nobody's, or of all they may see.
create table notification_choices (
  store_id uuid not null references stores (id),
  person_id uuid not null references people (id) on delete cascade,
  kind text not null,
  panel boolean not null,
  mail text not null check (mail in ('off', 'now', 'digest')),
  about text not null check (about in ('mine', 'open', 'all')),
  always boolean not null,
  primary key (store_id, person_id, kind)
);
-- The hour of a person's own clock at which the day's digest is made.
create table digest_hours (
  store_id uuid not null references stores (id),
  person_id uuid not null references people (id) on delete cascade,
  hour integer not null check (hour between 0 and 23),
  primary key (store_id, person_id)
);

-- Who is named in a note: the note's words hold their place, `position`, and this row who it is.
create table note_mentions (
  store_id uuid not null,
  note_id uuid not null,
  position integer not null,
  person_id uuid not null,
  person_name text not null,
  primary key (store_id, note_id, position),
  foreign key (store_id, note_id) references notes (store_id, id)
);

-- Mails to the store's people were letters of an order before. Those that had not left go this way now, and who had turned the mail about new orders off keeps it off; the column is not read any more.
alter table memberships no force row level security;
alter table letters no force row level security;
alter table people no force row level security;
insert into notification_choices (store_id, person_id, kind, panel, mail, about, always)
  select store_id, person_id, 'new_order', true, 'off', 'all', false from memberships where not wants_new_order_mail;
insert into notifications (store_id, id, person_id, order_id, kind, facts, at, panel, mail, always)
  select l.store_id, l.id, (l.facts ->> 'person')::uuid, l.order_id,
    case l.kind when 'staff_new_order' then 'new_order' when 'staff_customer_replied' then 'customer_replied' else 'needs_attention' end,
    '{}', l.created_at, true, 'now', false
  from letters l join people p on p.id = (l.facts ->> 'person')::uuid
  where l.kind in ('staff_new_order', 'staff_risk_raised', 'staff_customer_replied') and l.state = 'queued';
update letters set state = 'withdrawn'
  where kind in ('staff_new_order', 'staff_risk_raised', 'staff_customer_replied') and state = 'queued';
alter table memberships force row level security;
alter table letters force row level security;
alter table people force row level security;

do $$
declare t text;
begin
  foreach t in array array['notifications', 'notification_mails', 'notification_choices', 'digest_hours', 'note_mentions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
  end loop;
end $$;
grant update (facts, by_name, at, times, read_at, mail, mail_id), delete on notifications to partsdesk_app;
grant update (state, why, leaving_at, sent_at), delete on notification_mails to partsdesk_app;
grant update (panel, mail, about, always) on notification_choices to partsdesk_app;
grant update (hour) on digest_hours to partsdesk_app;

-- The days and hours a store is open, by its own clock: [weekday, from, to] with 0 for Sunday; null for a store that is always open. On the closed dates of its preferred place it is not.
alter table store_settings add column hours jsonb;

-- Who may be told anything: people who have come in and may come in today, with their own clock.
create function partsdesk.people_to_tell() returns table (id uuid, name text, email text, language text, time_zone text, rights text[], reach text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.email, p.language, coalesce(p.time_zone, se.time_zone), r.rights, r.reach
  from memberships m join people p on p.id = m.person_id join roles r on r.store_id = m.store_id and r.id = m.role_id
    join store_settings se on se.store_id = m.store_id
  where m.store_id = partsdesk.store() and m.accepted and p.password_hash is not null
    and not m.rests and (m.last_day is null or m.last_day >= (now() at time zone se.time_zone)::date) and 'orders' = any (r.rights)
  order by p.name
$$;
revoke all on function partsdesk.people_to_tell() from public;
grant execute on function partsdesk.people_to_tell() to partsdesk_app;

select pgboss.create_queue('notify', jsonb_build_object('policy', 'standard', 'retryLimit', 200, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 120, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600));
