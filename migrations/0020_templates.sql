-- A store's own words for its letters, in both languages, one row a version. `texts` null: back to the original words. Never changed: what was sent can be explained.
create table letter_templates (
  store_id uuid not null references stores (id),
  kind text not null,
  version integer not null check (version > 0),
  texts jsonb,
  restored integer,
  created_at timestamptz not null,
  person uuid,
  person_name text not null,
  primary key (store_id, kind, version)
);

-- Tests of letters, as they were rendered, on their way to the person who asked. They are on no order.
create table letter_tests (
  store_id uuid not null references stores (id),
  id uuid not null,
  kind text not null,
  language text not null check (language in ('en', 'fr')),
  person uuid not null,
  to_name text not null,
  to_address text not null,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  why text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (store_id, id)
);

-- The store's logo, drawn anew as PNG; without bytes it has none.
create table store_logos (
  store_id uuid not null references stores (id),
  bytes bytea,
  width integer,
  height integer,
  changed_at timestamptz not null,
  primary key (store_id)
);

do $$
declare t text;
begin
  foreach t in array array['letter_templates', 'letter_tests', 'store_logos'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
  end loop;
end $$;
create trigger append_only before update or delete on letter_templates for each row execute function partsdesk.refuse_change();
grant update (state, why, sent_at) on letter_tests to partsdesk_app;
grant update on store_logos to partsdesk_app;

-- Letters the store does not send; what carriers tell has its own switch in `tracking_mails`.
alter table store_settings add column letters_off text[] not null default '{}';

alter table letters drop constraint letters_kind_check;
alter table letters add constraint letters_kind_check check (kind in ('order_received', 'shipped', 'ready_for_pickup', 'cancelled', 'refunded', 'personal',
  'staff_new_order', 'receipt', 'pay_link', 'verify_card', 'delivered', 'delivery_exception', 'staff_risk_raised', 'staff_customer_replied', 'backordered',
  'balance_due'));

select pgboss.create_queue('letter_test', jsonb_build_object('policy', 'standard', 'retryLimit', 20, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 120, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600));
