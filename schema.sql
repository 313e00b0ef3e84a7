-- Written by "node migrations/generate.ts" from a database that has all migrations. Read it; change migrations.

-- Extensions
create extension btree_gin;
create extension pg_trgm;

-- Tables
create table account_mails (
  id uuid not null,
  purpose text not null,
  store_id uuid,
  person_id uuid,
  address text,
  by_name text,
  state text not null default 'queued'::text,
  why text,
  created_at timestamp with time zone not null default now(),
  constraint account_mails_check CHECK (
CASE
    WHEN (purpose = ANY (ARRAY['invitation'::text, 'webhook'::text])) THEN ((store_id IS NOT NULL) AND (person_id IS NOT NULL))
    ELSE (address IS NOT NULL)
END),
  constraint account_mails_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint account_mails_pkey PRIMARY KEY (id),
  constraint account_mails_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'password'::text, 'factors'::text, 'webhook'::text]))),
  constraint account_mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))),
  constraint account_mails_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table activities (
  store_id uuid not null,
  order_id uuid not null,
  sequence integer not null,
  version integer not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  command_id uuid,
  type text not null,
  event jsonb not null,
  values_hash bytea,
  hash bytea not null,
  txid xid8 not null default pg_current_xact_id(),
  constraint activities_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'storefront'::text, 'system'::text]))),
  constraint activities_pkey PRIMARY KEY (store_id, order_id, sequence),
  constraint activities_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table activity_values (
  store_id uuid not null,
  order_id uuid not null,
  sequence integer not null,
  salt bytea not null,
  before jsonb not null,
  after jsonb not null,
  constraint activity_values_pkey PRIMARY KEY (store_id, order_id, sequence),
  constraint activity_values_store_id_order_id_sequence_fkey FOREIGN KEY (store_id, order_id, sequence) REFERENCES activities(store_id, order_id, sequence)
);
create table address_doors (
  hash bytea not null,
  store_id uuid not null,
  kind text not null,
  id uuid not null,
  constraint address_doors_kind_check CHECK ((kind = ANY (ARRAY['pay_link'::text, 'webhook'::text, 'carrier_webhook'::text, 'reply'::text]))),
  constraint address_doors_pkey PRIMARY KEY (hash)
);
create table api_key_doors (
  key_hash bytea not null,
  store_id uuid not null,
  id uuid not null,
  name text not null,
  scopes text[] not null,
  constraint api_key_doors_pkey PRIMARY KEY (key_hash)
);
create table api_keys (
  store_id uuid not null,
  id uuid not null,
  name text not null,
  scopes text[] not null,
  prefix text not null,
  key_hash bytea not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_key_hash_key UNIQUE (key_hash),
  constraint api_keys_pkey PRIMARY KEY (store_id, id),
  constraint api_keys_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table assignment_rules (
  store_id uuid not null,
  id uuid not null,
  "position" integer not null,
  name text not null,
  rule jsonb not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint assignment_rules_pkey PRIMARY KEY (store_id, id),
  constraint assignment_rules_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table assignment_turns (
  store_id uuid not null,
  person_id uuid not null,
  given_at timestamp with time zone not null,
  constraint assignment_turns_pkey PRIMARY KEY (store_id, person_id),
  constraint assignment_turns_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table away_people (
  store_id uuid not null,
  person_id uuid not null,
  until date,
  since date,
  constraint away_people_pkey PRIMARY KEY (store_id, person_id),
  constraint away_people_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table box_presets (
  store_id uuid not null,
  id uuid not null,
  name text not null,
  inner_mm integer[] not null,
  outer_mm integer[] not null,
  empty_grams integer not null,
  most_grams integer not null,
  "position" integer not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint box_presets_empty_grams_check CHECK ((empty_grams >= 0)),
  constraint box_presets_inner_mm_check CHECK ((cardinality(inner_mm) = 3)),
  constraint box_presets_most_grams_check CHECK ((most_grams > 0)),
  constraint box_presets_outer_mm_check CHECK ((cardinality(outer_mm) = 3)),
  constraint box_presets_pkey PRIMARY KEY (store_id, id),
  constraint box_presets_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table bulk_items (
  store_id uuid not null,
  job_id uuid not null,
  "position" integer not null,
  order_id uuid not null,
  number bigint not null,
  seen integer not null,
  before text,
  state text not null default 'waiting'::text,
  code text,
  detail jsonb,
  made integer,
  constraint bulk_items_pkey PRIMARY KEY (store_id, job_id, "position"),
  constraint bulk_items_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text, 'left'::text]))),
  constraint bulk_items_store_id_job_id_fkey FOREIGN KEY (store_id, job_id) REFERENCES bulk_jobs(store_id, id) ON DELETE CASCADE
);
create table bulk_jobs (
  store_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  action text not null,
  ask jsonb not null,
  total integer not null,
  state text not null default 'running'::text,
  undoes uuid,
  created_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint bulk_jobs_action_check CHECK ((action = ANY (ARRAY['assign'::text, 'status'::text, 'slips'::text, 'assign_back'::text, 'status_back'::text]))),
  constraint bulk_jobs_pkey PRIMARY KEY (store_id, id),
  constraint bulk_jobs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text]))),
  constraint bulk_jobs_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table canned_messages (
  store_id uuid not null,
  id uuid not null,
  name text not null,
  subject_en text,
  body_en text,
  subject_fr text,
  body_fr text,
  created_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  constraint canned_messages_check CHECK (((subject_en IS NULL) = (body_en IS NULL))),
  constraint canned_messages_check1 CHECK (((subject_fr IS NULL) = (body_fr IS NULL))),
  constraint canned_messages_check2 CHECK (((subject_en IS NOT NULL) OR (subject_fr IS NOT NULL))),
  constraint canned_messages_pkey PRIMARY KEY (store_id, id),
  constraint canned_messages_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table carrier_accounts (
  store_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  live boolean not null default false,
  sealed_credentials text,
  pinned text[],
  trouble text,
  webhook_hash bytea,
  webhook_reference text,
  webhook_at timestamp with time zone,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint carrier_accounts_check CHECK (((kind = 'rate_card'::text) = (sealed_credentials IS NULL))),
  constraint carrier_accounts_kind_check CHECK ((kind = ANY (ARRAY['easypost'::text, 'rate_card'::text]))),
  constraint carrier_accounts_pkey PRIMARY KEY (store_id, id),
  constraint carrier_accounts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table carrier_events (
  store_id uuid not null,
  account_id uuid not null,
  id text not null,
  about text not null,
  received_at timestamp with time zone not null,
  constraint carrier_events_pkey PRIMARY KEY (store_id, account_id, id),
  constraint carrier_events_store_id_account_id_fkey FOREIGN KEY (store_id, account_id) REFERENCES carrier_accounts(store_id, id)
);
create table commands (
  store_id uuid not null,
  id uuid not null,
  person_id uuid,
  request_hash bytea not null,
  answer jsonb,
  at timestamp with time zone not null default now(),
  constraint commands_pkey PRIMARY KEY (store_id, id),
  constraint commands_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table cost_lines (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  parcel_id uuid not null,
  kind text not null,
  amount bigint not null,
  currency text not null,
  reference text not null,
  reason text,
  charges jsonb,
  at timestamp with time zone not null,
  constraint cost_lines_kind_check CHECK ((kind = ANY (ARRAY['label'::text, 'adjustment'::text, 'void'::text]))),
  constraint cost_lines_pkey PRIMARY KEY (store_id, id),
  constraint cost_lines_store_id_kind_reference_key UNIQUE (store_id, kind, reference),
  constraint cost_lines_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint cost_lines_store_id_parcel_id_fkey FOREIGN KEY (store_id, parcel_id) REFERENCES parcels(store_id, id)
);
create table digest_hours (
  store_id uuid not null,
  person_id uuid not null,
  hour integer not null,
  constraint digest_hours_hour_check CHECK (((hour >= 0) AND (hour <= 23))),
  constraint digest_hours_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint digest_hours_pkey PRIMARY KEY (store_id, person_id),
  constraint digest_hours_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table disputes (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  transaction_id uuid not null,
  account_id uuid not null,
  reference text not null,
  kind text not null,
  state text not null,
  reason text,
  amount bigint not null,
  currency text not null,
  due_by timestamp with time zone,
  opened_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint disputes_kind_check CHECK ((kind = ANY (ARRAY['dispute'::text, 'inquiry'::text, 'fraud_warning'::text]))),
  constraint disputes_pkey PRIMARY KEY (store_id, id),
  constraint disputes_state_check CHECK ((state = ANY (ARRAY['needs_response'::text, 'under_review'::text, 'won'::text, 'lost'::text, 'closed'::text]))),
  constraint disputes_store_id_account_id_reference_key UNIQUE (store_id, account_id, reference),
  constraint disputes_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint disputes_store_id_transaction_id_fkey FOREIGN KEY (store_id, transaction_id) REFERENCES transactions(store_id, id)
);
create table erasure_runs (
  store_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  years integer not null,
  erased integer not null,
  left_alone jsonb not null,
  constraint erasure_runs_pkey PRIMARY KEY (store_id, id),
  constraint erasure_runs_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table factor_steps (
  token_hash bytea not null,
  purpose text not null,
  person_id uuid,
  challenge text,
  sealed_secret text,
  expires_at timestamp with time zone not null,
  constraint factor_steps_check CHECK (((purpose = 'passkey'::text) = (person_id IS NULL))),
  constraint factor_steps_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint factor_steps_pkey PRIMARY KEY (token_hash),
  constraint factor_steps_purpose_check CHECK ((purpose = ANY (ARRAY['second'::text, 'passkey'::text, 'new_passkey'::text, 'new_totp'::text])))
);
create table flows (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  ask jsonb not null,
  step text not null,
  state text not null default 'running'::text,
  refusal jsonb,
  result jsonb not null default '{}'::jsonb,
  actor jsonb not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint flows_kind_check CHECK ((kind = ANY (ARRAY['ship_and_complete'::text, 'cancel'::text]))),
  constraint flows_pkey PRIMARY KEY (store_id, id),
  constraint flows_state_check CHECK ((state = ANY (ARRAY['running'::text, 'stopped'::text, 'done'::text]))),
  constraint flows_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table forwarders (
  id uuid not null,
  base text not null,
  line1 text not null,
  city text not null,
  region text not null,
  postal_code text not null,
  country text not null,
  comment text not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint forwarders_pkey PRIMARY KEY (id)
);
create table fraud_marks (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  mark text not null,
  reason text not null,
  note text,
  held_from text,
  marked_by uuid not null,
  marked_by_name text not null,
  marked_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  code text,
  evidence text,
  constraint fraud_marks_code_check CHECK ((code = ANY (ARRAY['stolen_card'::text, 'other_identity'::text, 'account_taken_over'::text, 'card_testing'::text, 'reshipper'::text, 'refused_verification'::text, 'friendly_fraud'::text, 'other'::text]))),
  constraint fraud_marks_evidence_check CHECK ((evidence = ANY (ARRAY['bank_dispute'::text, 'issuer_word'::text, 'owner_denies'::text, 'failed_verification'::text, 'false_contact'::text, 'known_person'::text, 'pattern_only'::text]))),
  constraint fraud_marks_mark_check CHECK ((mark = ANY (ARRAY['not_fraud'::text, 'suspected'::text, 'known'::text]))),
  constraint fraud_marks_pkey PRIMARY KEY (store_id, id),
  constraint fraud_marks_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table gateway_accounts (
  store_id uuid not null,
  id uuid not null,
  gateway text not null,
  name text not null,
  live boolean not null default false,
  publishable_key text,
  sealed_credentials text not null,
  created_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  moto boolean not null default false,
  trouble text,
  read_until text,
  read_at timestamp with time zone,
  webhook_hash bytea,
  webhook_reference text,
  webhook_at timestamp with time zone,
  constraint gateway_accounts_gateway_check CHECK ((gateway = ANY (ARRAY['stripe'::text, 'paypal'::text]))),
  constraint gateway_accounts_pkey PRIMARY KEY (store_id, id),
  constraint gateway_accounts_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table gateway_events (
  store_id uuid not null,
  account_id uuid not null,
  id text not null,
  type text not null,
  payment text,
  source text not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint gateway_events_pkey PRIMARY KEY (store_id, account_id, id),
  constraint gateway_events_source_check CHECK ((source = ANY (ARRAY['webhook'::text, 'poll'::text]))),
  constraint gateway_events_store_id_account_id_fkey FOREIGN KEY (store_id, account_id) REFERENCES gateway_accounts(store_id, id)
);
create table hook_deliveries (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  event text not null,
  body text not null,
  state text not null default 'queued'::text,
  tries integer not null default 0,
  answer text,
  created_at timestamp with time zone not null,
  tried_at timestamp with time zone,
  due_at timestamp with time zone not null,
  until timestamp with time zone not null,
  said text,
  took_ms integer,
  hook_id uuid not null,
  constraint hook_deliveries_event_check CHECK ((event = ANY (ARRAY['order.created'::text, 'order.changed'::text, 'payment.captured'::text, 'payment.refunded'::text, 'order.shipped'::text, 'order.delivered'::text, 'order.cancelled'::text]))),
  constraint hook_deliveries_pkey PRIMARY KEY (store_id, id),
  constraint hook_deliveries_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))),
  constraint hook_deliveries_store_id_hook_id_fkey FOREIGN KEY (store_id, hook_id) REFERENCES storefront_hooks(store_id, id),
  constraint hook_deliveries_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table images (
  store_id uuid not null,
  id uuid not null,
  source_url text not null,
  state text not null default 'waiting'::text,
  why text,
  bytes bytea,
  media_type text,
  width integer,
  height integer,
  created_at timestamp with time zone not null default now(),
  constraint images_pkey PRIMARY KEY (store_id, id),
  constraint images_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'refused'::text]))),
  constraint images_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table incoming_files (
  store_id uuid not null,
  mail_id uuid not null,
  "position" integer not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  constraint incoming_files_pkey PRIMARY KEY (store_id, mail_id, "position"),
  constraint incoming_files_store_id_mail_id_fkey FOREIGN KEY (store_id, mail_id) REFERENCES incoming_mails(store_id, id),
  constraint incoming_files_store_id_sha256_fkey FOREIGN KEY (store_id, sha256) REFERENCES mail_files(store_id, sha256)
);
create table incoming_mails (
  store_id uuid not null,
  id uuid not null,
  fingerprint bytea not null,
  order_id uuid,
  matched_by text,
  nature text not null,
  from_customer boolean not null,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body_text text not null,
  body_quoted text,
  body_html text,
  message_id text,
  received_at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_by uuid,
  aside_at timestamp with time zone,
  aside_by uuid,
  sender_check text not null default 'unchecked'::text,
  sender_results text,
  constraint incoming_mails_check CHECK (((order_id IS NULL) = (matched_by IS NULL))),
  constraint incoming_mails_matched_by_check CHECK ((matched_by = ANY (ARRAY['address'::text, 'thread'::text, 'number'::text, 'person'::text]))),
  constraint incoming_mails_nature_check CHECK ((nature = ANY (ARRAY['personal'::text, 'auto'::text, 'bounce'::text]))),
  constraint incoming_mails_pkey PRIMARY KEY (store_id, id),
  constraint incoming_mails_sender_check_check CHECK ((sender_check = ANY (ARRAY['verified'::text, 'unverified'::text, 'forged'::text, 'unchecked'::text]))),
  constraint incoming_mails_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint incoming_mails_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table installation (
  singleton boolean not null default true,
  key_check bytea not null,
  constraint installation_pkey PRIMARY KEY (singleton),
  constraint installation_singleton_check CHECK (singleton)
);
create table label_events (
  store_id uuid not null,
  purchase_id uuid not null,
  id uuid not null,
  state text not null,
  source text not null,
  code text,
  message text,
  charged bigint,
  actor_name text,
  at timestamp with time zone not null,
  constraint label_events_pkey PRIMARY KEY (store_id, id),
  constraint label_events_source_check CHECK ((source = ANY (ARRAY['api'::text, 'recovery'::text, 'person'::text]))),
  constraint label_events_state_check CHECK ((state = ANY (ARRAY['created'::text, 'asked'::text, 'unanswered'::text, 'bought'::text, 'part_bought'::text, 'refused'::text, 'given_up'::text]))),
  constraint label_events_store_id_purchase_id_fkey FOREIGN KEY (store_id, purchase_id) REFERENCES label_purchases(store_id, id)
);
create table label_purchases (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  shipment_id uuid not null,
  quote_id uuid not null,
  account_id uuid not null,
  quote text not null,
  rate text not null,
  carrier text not null,
  service text not null,
  name text not null,
  arrives date,
  shown bigint not null,
  insured bigint,
  currency text not null,
  boxes jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  created_at timestamp with time zone not null,
  constraint label_purchases_pkey PRIMARY KEY (store_id, id),
  constraint label_purchases_store_id_account_id_fkey FOREIGN KEY (store_id, account_id) REFERENCES carrier_accounts(store_id, id),
  constraint label_purchases_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint label_purchases_store_id_quote_id_fkey FOREIGN KEY (store_id, quote_id) REFERENCES quotes(store_id, id),
  constraint label_purchases_store_id_shipment_id_fkey FOREIGN KEY (store_id, shipment_id) REFERENCES shipments(store_id, id),
  constraint label_purchases_store_id_shipment_id_key UNIQUE (store_id, shipment_id)
);
create table labels (
  store_id uuid not null,
  parcel_id uuid not null,
  format text not null,
  dpi integer not null default 0,
  sha256 bytea not null,
  bytes bytea not null,
  created_at timestamp with time zone not null,
  constraint labels_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'zpl'::text]))),
  constraint labels_pkey PRIMARY KEY (store_id, parcel_id, format, dpi),
  constraint labels_store_id_parcel_id_fkey FOREIGN KEY (store_id, parcel_id) REFERENCES parcels(store_id, id)
);
create table letter_files (
  store_id uuid not null,
  letter_id uuid not null,
  "position" integer not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  constraint letter_files_pkey PRIMARY KEY (store_id, letter_id, "position"),
  constraint letter_files_store_id_letter_id_fkey FOREIGN KEY (store_id, letter_id) REFERENCES letters(store_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint letter_files_store_id_sha256_fkey FOREIGN KEY (store_id, sha256) REFERENCES mail_files(store_id, sha256)
);
create table letter_templates (
  store_id uuid not null,
  kind text not null,
  version integer not null,
  texts jsonb,
  restored integer,
  created_at timestamp with time zone not null,
  person uuid,
  person_name text not null,
  constraint letter_templates_pkey PRIMARY KEY (store_id, kind, version),
  constraint letter_templates_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint letter_templates_version_check CHECK ((version > 0))
);
create table letter_tests (
  store_id uuid not null,
  id uuid not null,
  kind text not null,
  language text not null,
  person uuid not null,
  to_name text not null,
  to_address text not null,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null default 'queued'::text,
  why text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint letter_tests_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text]))),
  constraint letter_tests_pkey PRIMARY KEY (store_id, id),
  constraint letter_tests_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))),
  constraint letter_tests_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table letters (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  facts jsonb not null,
  language text not null,
  to_name text not null,
  to_address text not null,
  message_id text not null,
  subject text,
  body_text text,
  body_html text,
  state text not null default 'queued'::text,
  why text,
  attempts integer not null default 0,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  leaving_at timestamp with time zone,
  constraint letters_kind_check CHECK ((kind = ANY (ARRAY['order_received'::text, 'shipped'::text, 'ready_for_pickup'::text, 'cancelled'::text, 'refunded'::text, 'personal'::text, 'staff_new_order'::text, 'receipt'::text, 'pay_link'::text, 'verify_card'::text, 'delivered'::text, 'delivery_exception'::text, 'staff_risk_raised'::text, 'staff_customer_replied'::text, 'backordered'::text, 'balance_due'::text, 'lines_cancelled'::text]))),
  constraint letters_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text]))),
  constraint letters_pkey PRIMARY KEY (store_id, id),
  constraint letters_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'withdrawn'::text]))),
  constraint letters_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table list_choices (
  store_id uuid not null,
  person_id uuid not null,
  hidden text[] not null,
  constraint list_choices_pkey PRIMARY KEY (store_id, person_id),
  constraint list_choices_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table mail_files (
  store_id uuid not null,
  sha256 bytea not null,
  bytes bytea not null,
  media_type text not null,
  preview bytea,
  scan text not null default 'none'::text,
  virus text,
  scan_tries integer not null default 0,
  scan_again_at timestamp with time zone,
  constraint mail_files_pkey PRIMARY KEY (store_id, sha256),
  constraint mail_files_scan_again CHECK (((scan = ANY (ARRAY['waiting'::text, 'failed'::text])) = (scan_again_at IS NOT NULL))),
  constraint mail_files_scan_check CHECK ((scan = ANY (ARRAY['none'::text, 'waiting'::text, 'failed'::text, 'clean'::text, 'infected'::text]))),
  constraint mail_files_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint mail_files_virus CHECK (((scan = 'infected'::text) = (virus IS NOT NULL)))
);
create table mail_senders (
  store_id uuid not null,
  host text not null,
  port integer not null,
  tls text not null,
  username text,
  sealed_password text,
  from_address text not null,
  created_at timestamp with time zone not null,
  constraint mail_senders_check CHECK (((username IS NULL) = (sealed_password IS NULL))),
  constraint mail_senders_pkey PRIMARY KEY (store_id),
  constraint mail_senders_port_check CHECK (((port >= 1) AND (port <= 65535))),
  constraint mail_senders_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint mail_senders_tls_check CHECK ((tls = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
);
create table mail_uploads (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  person_id uuid not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  created_at timestamp with time zone not null,
  constraint mail_uploads_pkey PRIMARY KEY (store_id, id),
  constraint mail_uploads_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint mail_uploads_store_id_sha256_fkey FOREIGN KEY (store_id, sha256) REFERENCES mail_files(store_id, sha256)
);
create table mailboxes (
  store_id uuid not null,
  host text not null,
  port integer not null,
  tls text not null,
  username text not null,
  sealed_password text not null,
  folder text not null,
  done_folder text,
  trusted_host text,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_from timestamp with time zone not null,
  version uuid not null,
  held_by uuid,
  held_until timestamp with time zone,
  trouble text,
  trouble_message text,
  trouble_at timestamp with time zone,
  watched_at timestamp with time zone,
  taken_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint mailboxes_pkey PRIMARY KEY (store_id),
  constraint mailboxes_port_check CHECK (((port >= 1) AND (port <= 65535))),
  constraint mailboxes_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint mailboxes_tls_check CHECK ((tls = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
);
create table memberships (
  store_id uuid not null,
  person_id uuid not null,
  role_id uuid not null,
  wants_new_order_mail boolean not null default true,
  created_at timestamp with time zone not null default now(),
  accepted boolean not null default true,
  last_day date,
  rests boolean not null default false,
  constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint memberships_pkey PRIMARY KEY (store_id, person_id),
  constraint memberships_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint memberships_store_id_role_id_fkey FOREIGN KEY (store_id, role_id) REFERENCES roles(store_id, id)
);
create table migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);
create table note_marks (
  store_id uuid not null,
  note_id uuid not null,
  "position" integer not null,
  kind text not null,
  is_on boolean not null,
  person_id uuid not null,
  person_name text not null,
  created_at timestamp with time zone not null,
  constraint note_marks_kind_check CHECK ((kind = ANY (ARRAY['pinned'::text, 'taken_back'::text]))),
  constraint note_marks_pkey PRIMARY KEY (store_id, note_id, "position"),
  constraint note_marks_store_id_note_id_fkey FOREIGN KEY (store_id, note_id) REFERENCES notes(store_id, id)
);
create table note_mentions (
  store_id uuid not null,
  note_id uuid not null,
  "position" integer not null,
  person_id uuid not null,
  person_name text not null,
  constraint note_mentions_pkey PRIMARY KEY (store_id, note_id, "position"),
  constraint note_mentions_store_id_note_id_fkey FOREIGN KEY (store_id, note_id) REFERENCES notes(store_id, id)
);
create table note_versions (
  store_id uuid not null,
  note_id uuid not null,
  version integer not null,
  body text not null,
  created_at timestamp with time zone not null,
  constraint note_versions_pkey PRIMARY KEY (store_id, note_id, version),
  constraint note_versions_store_id_note_id_fkey FOREIGN KEY (store_id, note_id) REFERENCES notes(store_id, id),
  constraint note_versions_version_check CHECK ((version > 1))
);
create table notes (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  body text not null,
  author_id uuid not null,
  author_name text not null,
  created_at timestamp with time zone not null default now(),
  constraint notes_pkey PRIMARY KEY (store_id, id),
  constraint notes_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table notification_choices (
  store_id uuid not null,
  person_id uuid not null,
  kind text not null,
  panel boolean not null,
  mail text not null,
  about text not null,
  always boolean not null,
  constraint notification_choices_about_check CHECK ((about = ANY (ARRAY['mine'::text, 'open'::text, 'all'::text]))),
  constraint notification_choices_mail_check CHECK ((mail = ANY (ARRAY['off'::text, 'now'::text, 'digest'::text]))),
  constraint notification_choices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint notification_choices_pkey PRIMARY KEY (store_id, person_id, kind),
  constraint notification_choices_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table notification_mails (
  store_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  day date,
  language text not null,
  to_name text not null,
  to_address text not null,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null default 'queued'::text,
  why text,
  leaving_at timestamp with time zone,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint notification_mails_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text]))),
  constraint notification_mails_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint notification_mails_pkey PRIMARY KEY (store_id, id),
  constraint notification_mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))),
  constraint notification_mails_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table notifications (
  store_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  order_id uuid not null,
  kind text not null,
  facts jsonb not null,
  by_name text,
  at timestamp with time zone not null,
  times integer not null default 1,
  panel boolean not null,
  mail text not null,
  always boolean not null,
  read_at timestamp with time zone,
  mail_id uuid,
  constraint notifications_mail_check CHECK ((mail = ANY (ARRAY['off'::text, 'now'::text, 'digest'::text]))),
  constraint notifications_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint notifications_pkey PRIMARY KEY (store_id, id),
  constraint notifications_store_id_mail_id_fkey FOREIGN KEY (store_id, mail_id) REFERENCES notification_mails(store_id, id) ON DELETE SET NULL (mail_id),
  constraint notifications_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table one_time_links (
  token_hash bytea not null,
  purpose text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  person_id uuid,
  store_id uuid,
  mailed boolean not null default false,
  constraint one_time_links_of_person CHECK (((purpose = 'operator'::text) = (person_id IS NULL))),
  constraint one_time_links_of_store CHECK (((purpose = 'invitation'::text) = (store_id IS NOT NULL))),
  constraint one_time_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint one_time_links_pkey PRIMARY KEY (token_hash),
  constraint one_time_links_purpose_check CHECK ((purpose = ANY (ARRAY['operator'::text, 'invitation'::text, 'password'::text, 'factors'::text]))),
  constraint one_time_links_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table order_addresses (
  store_id uuid not null,
  order_id uuid not null,
  kind text not null,
  name text not null,
  company text,
  line1 text not null,
  line2 text,
  city text not null,
  region text,
  postal_code text,
  country text not null,
  phone text,
  typed jsonb not null,
  constraint order_addresses_kind_check CHECK ((kind = ANY (ARRAY['billing'::text, 'shipping'::text]))),
  constraint order_addresses_pkey PRIMARY KEY (store_id, order_id, kind),
  constraint order_addresses_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table order_counters (
  store_id uuid not null,
  next bigint not null,
  constraint order_counters_next_check CHECK ((next > 0)),
  constraint order_counters_pkey PRIMARY KEY (store_id),
  constraint order_counters_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table order_facts (
  store_id uuid not null,
  order_id uuid not null,
  number bigint not null,
  status text not null,
  placed_at timestamp with time zone not null,
  ship_by timestamp with time zone not null,
  customer text not null,
  vehicle text,
  channel text not null,
  source text not null,
  assignee_id uuid,
  currency text not null,
  lines integer not null,
  pieces integer not null,
  total bigint not null,
  collected bigint not null,
  balance bigint not null,
  held bigint not null,
  payment_state text not null,
  hold_expires_at timestamp with time zone,
  fulfillment_state text not null,
  risk_score integer,
  risk_level text,
  fraud_mark text,
  flags text[] not null default '{}'::text[],
  attention text[] not null default '{}'::text[],
  risk_asked_at timestamp with time zone,
  turned_at timestamp with time zone,
  turned_txid xid8,
  constraint order_facts_pkey PRIMARY KEY (store_id, order_id),
  constraint order_facts_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table order_lines (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  "position" integer not null,
  part_number text not null,
  name text not null,
  brand text,
  image_id uuid,
  quantity integer not null,
  unit_price bigint not null,
  list_price bigint,
  unit_cost bigint,
  core_charge bigint not null default 0,
  discount bigint not null default 0,
  weight_grams integer,
  length_mm integer,
  width_mm integer,
  height_mm integer,
  hazmat boolean not null default false,
  taxes jsonb not null default '[]'::jsonb,
  core_taxes jsonb not null default '[]'::jsonb,
  state text not null default 'to_check'::text,
  superseded_by text,
  supplier text,
  supplier_po text,
  expected_on date,
  fitment_by uuid,
  fitment_at timestamp with time zone,
  fitment_vin text,
  cancelled_reason text,
  fits boolean,
  constraint order_lines_pkey PRIMARY KEY (store_id, id),
  constraint order_lines_quantity_check CHECK ((quantity > 0)),
  constraint order_lines_state_check CHECK ((state = ANY (ARRAY['to_check'::text, 'in_stock'::text, 'ordered'::text, 'received'::text, 'backordered'::text, 'unavailable'::text, 'ships_from_vendor'::text, 'cancelled'::text]))),
  constraint order_lines_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table order_search (
  store_id uuid not null,
  order_id uuid not null,
  number bigint not null,
  assignee_id uuid,
  placed_at timestamp with time zone not null,
  keys text not null,
  constraint order_search_pkey PRIMARY KEY (store_id, order_id)
);
create table orders (
  store_id uuid not null,
  id uuid not null,
  number bigint not null default partsdesk.next_order_number(),
  version integer not null default 1,
  source text not null,
  channel text not null,
  external_number text not null,
  request_hash bytea not null,
  status text not null default 'new'::text,
  placed_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now(),
  currency text not null,
  buyer_name text not null,
  buyer_company text,
  buyer_email text,
  buyer_phone text,
  buyer_language text not null default 'en'::text,
  buyer_comment text,
  po_number text,
  tax_exempt boolean not null default false,
  vehicle_vin text,
  vehicle_year integer,
  vehicle_make text,
  vehicle_model text,
  vehicle_trim text,
  vehicle_engine text,
  vehicle_decoded jsonb,
  discounts jsonb not null default '[]'::jsonb,
  fees jsonb not null default '[]'::jsonb,
  shipping_service text not null,
  shipping_amount bigint not null,
  shipping_taxes jsonb not null default '[]'::jsonb,
  ship_by timestamp with time zone not null,
  deliver_by timestamp with time zone,
  ip inet,
  user_agent text,
  device_id text,
  assignee_id uuid,
  dms_number text,
  addresses_checked_at timestamp with time zone,
  addresses_checked_by uuid,
  risk_checked_at timestamp with time zone,
  risk_checked_by uuid,
  cancelled_reason text,
  risk_raised_at timestamp with time zone,
  hold_label text,
  erased_at timestamp with time zone,
  taxes_left_out text[] not null default '{}'::text[],
  constraint orders_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES people(id),
  constraint orders_buyer_language_check CHECK ((buyer_language = ANY (ARRAY['en'::text, 'fr'::text]))),
  constraint orders_number_key UNIQUE (store_id, number),
  constraint orders_pkey PRIMARY KEY (store_id, id),
  constraint orders_source_check CHECK ((source = ANY (ARRAY['storefront'::text, 'phone'::text]))),
  constraint orders_status_check CHECK ((status = ANY (ARRAY['new'::text, 'processing'::text, 'on_hold'::text, 'backordered'::text, 'ready_for_pickup'::text, 'completed'::text, 'cancelled'::text]))),
  constraint orders_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table packed_boxes (
  store_id uuid not null,
  parts text not null,
  boxes jsonb not null,
  used_at timestamp with time zone not null,
  constraint packed_boxes_pkey PRIMARY KEY (store_id, parts),
  constraint packed_boxes_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table parcels (
  store_id uuid not null,
  id uuid not null,
  shipment_id uuid not null,
  order_id uuid not null,
  "position" integer not null,
  carrier text not null,
  tracking_number text,
  purchase_id uuid,
  label_ref text,
  carrier_name text,
  url text,
  size_mm integer[],
  grams integer,
  contents jsonb,
  label_check text,
  void_state text,
  tracker_state text,
  tracker_at timestamp with time zone,
  looked_at timestamp with time zone,
  expected_on date,
  constraint parcels_label_check_check CHECK ((label_check = ANY (ARRAY['matches'::text, 'differs'::text, 'unreadable'::text]))),
  constraint parcels_pkey PRIMARY KEY (store_id, id),
  constraint parcels_purchase FOREIGN KEY (store_id, purchase_id) REFERENCES label_purchases(store_id, id),
  constraint parcels_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint parcels_store_id_shipment_id_fkey FOREIGN KEY (store_id, shipment_id) REFERENCES shipments(store_id, id),
  constraint parcels_tracker_state_check CHECK ((tracker_state = ANY (ARRAY['label_created'::text, 'in_transit'::text, 'out_for_delivery'::text, 'available_for_pickup'::text, 'delivered'::text, 'exception'::text, 'returning'::text, 'returned'::text, 'voided'::text, 'unknown'::text]))),
  constraint parcels_void_state_check CHECK ((void_state = ANY (ARRAY['not_asked'::text, 'submitted'::text, 'refunded'::text, 'rejected'::text, 'not_possible'::text])))
);
create table passkeys (
  id text not null,
  person_id uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint passkeys_pkey PRIMARY KEY (id)
);
create table pay_links (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  amount bigint not null,
  currency text not null,
  token_hash bytea not null,
  state text not null default 'open'::text,
  transaction_id uuid,
  created_by uuid,
  created_name text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint pay_links_amount_check CHECK ((amount > 0)),
  constraint pay_links_pkey PRIMARY KEY (store_id, id),
  constraint pay_links_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'revoked'::text]))),
  constraint pay_links_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint pay_links_token_hash_key UNIQUE (token_hash)
);
create table payment_claims (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  gateway text not null,
  kind text not null,
  reference text not null,
  state text not null default 'unconfirmed'::text,
  why text,
  created_at timestamp with time zone not null default now(),
  tries jsonb,
  constraint payment_claims_kind_check CHECK ((kind = ANY (ARRAY['reference'::text, 'payment_method'::text]))),
  constraint payment_claims_pkey PRIMARY KEY (store_id, id),
  constraint payment_claims_state_check CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'confirmed'::text, 'refused'::text]))),
  constraint payment_claims_store_id_gateway_reference_key UNIQUE (store_id, gateway, reference),
  constraint payment_claims_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table people (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text,
  language text not null default 'en'::text,
  time_zone text,
  units text not null default 'imperial'::text,
  density text not null default 'comfortable'::text,
  shortcuts boolean not null default true,
  operator boolean not null default false,
  created_at timestamp with time zone not null default now(),
  email_proven boolean not null default true,
  factors_ended_at timestamp with time zone,
  constraint people_density_check CHECK ((density = ANY (ARRAY['comfortable'::text, 'compact'::text]))),
  constraint people_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text]))),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_units_check CHECK ((units = ANY (ARRAY['imperial'::text, 'metric'::text])))
);
create table presences (
  store_id uuid not null,
  person_id uuid not null,
  tab text not null,
  order_id uuid not null,
  name text not null,
  doing text,
  at timestamp with time zone not null,
  came bigint not null,
  constraint presences_pkey PRIMARY KEY (store_id, person_id, tab),
  constraint presences_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table print_jobs (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  shipment_id uuid not null,
  what text not null,
  printer text not null,
  format text not null,
  dpi integer not null default 0,
  paper text not null,
  copies integer not null,
  dedupe text not null,
  state text not null default 'queued'::text,
  message text,
  again_of uuid,
  created_by uuid,
  created_name text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint print_jobs_copies_check CHECK (((copies >= 1) AND (copies <= 5))),
  constraint print_jobs_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'zpl'::text]))),
  constraint print_jobs_pkey PRIMARY KEY (store_id, id),
  constraint print_jobs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'done'::text, 'failed'::text]))),
  constraint print_jobs_store_id_dedupe_key UNIQUE (store_id, dedupe),
  constraint print_jobs_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint print_jobs_store_id_shipment_id_fkey FOREIGN KEY (store_id, shipment_id) REFERENCES shipments(store_id, id),
  constraint print_jobs_what_check CHECK ((what = ANY (ARRAY['label'::text, 'slip'::text])))
);
create table print_settings (
  store_id uuid not null,
  person_id uuid not null,
  workstation uuid not null,
  name text not null,
  settings jsonb not null,
  updated_at timestamp with time zone not null,
  constraint print_settings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint print_settings_pkey PRIMARY KEY (store_id, person_id, workstation),
  constraint print_settings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table quote_answers (
  store_id uuid not null,
  quote_id uuid not null,
  account_id uuid not null,
  rates jsonb not null,
  messages text[] not null,
  failure jsonb,
  at timestamp with time zone not null,
  constraint quote_answers_pkey PRIMARY KEY (store_id, quote_id, account_id),
  constraint quote_answers_store_id_account_id_fkey FOREIGN KEY (store_id, account_id) REFERENCES carrier_accounts(store_id, id),
  constraint quote_answers_store_id_quote_id_fkey FOREIGN KEY (store_id, quote_id) REFERENCES quotes(store_id, id)
);
create table quotes (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  place_id uuid not null,
  ask jsonb not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint quotes_pkey PRIMARY KEY (store_id, id),
  constraint quotes_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint quotes_store_id_place_id_fkey FOREIGN KEY (store_id, place_id) REFERENCES ship_from_places(store_id, id)
);
create table rate_cards (
  store_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  holds_from date not null,
  card jsonb not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint rate_cards_pkey PRIMARY KEY (store_id, id),
  constraint rate_cards_store_id_account_id_fkey FOREIGN KEY (store_id, account_id) REFERENCES carrier_accounts(store_id, id)
);
create table recovery_codes (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint recovery_codes_pkey PRIMARY KEY (person_id, code_hash)
);
create table registry_appeals (
  id uuid not null,
  case_id uuid not null,
  store_id uuid,
  order_id uuid,
  by_name text not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  constraint registry_appeals_case_id_fkey FOREIGN KEY (case_id) REFERENCES registry_cases(id) ON DELETE CASCADE,
  constraint registry_appeals_check CHECK (((store_id IS NULL) = (order_id IS NULL))),
  constraint registry_appeals_check1 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint registry_appeals_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'overturned'::text, 'withdrawn'::text]))),
  constraint registry_appeals_pkey PRIMARY KEY (id),
  constraint registry_appeals_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint registry_appeals_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table registry_cases (
  id uuid not null,
  store_id uuid not null,
  order_id uuid not null,
  evidence text not null,
  code text,
  state text not null,
  reported_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  waits text,
  constraint registry_cases_evidence_check CHECK ((evidence = ANY (ARRAY['suspected'::text, 'known'::text, 'chargeback'::text, 'issuer_alert'::text]))),
  constraint registry_cases_pkey PRIMARY KEY (id),
  constraint registry_cases_state_check CHECK ((state = ANY (ARRAY['open'::text, 'suspended'::text, 'withdrawn'::text, 'overturned'::text]))),
  constraint registry_cases_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint registry_cases_store_id_order_id_evidence_key UNIQUE (store_id, order_id, evidence),
  constraint registry_cases_waits CHECK (((state = 'suspended'::text) = (waits IS NOT NULL))),
  constraint registry_cases_waits_check CHECK ((waits = ANY (ARRAY['review'::text, 'appeal'::text])))
);
create table registry_events (
  id uuid not null,
  case_id uuid not null,
  type text not null,
  store_id uuid,
  note text,
  at timestamp with time zone not null,
  constraint registry_events_pkey PRIMARY KEY (id),
  constraint registry_events_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint registry_events_type_check CHECK ((type = ANY (ARRAY['reported'::text, 'withdrawn'::text, 'counter_vote'::text, 'vote_withdrawn'::text, 'appealed'::text, 'upheld'::text, 'overturned'::text, 'held_for_review'::text, 'released'::text, 'answered'::text, 'forgotten'::text])))
);
create table registry_keys (
  key smallint not null,
  created_at timestamp with time zone not null,
  forgotten_at timestamp with time zone,
  constraint registry_keys_pkey PRIMARY KEY (key)
);
create table registry_lookups (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  level text not null,
  told jsonb not null,
  at timestamp with time zone not null,
  constraint registry_lookups_level_check CHECK ((level = ANY (ARRAY['none'::text, 'medium'::text, 'high'::text]))),
  constraint registry_lookups_pkey PRIMARY KEY (store_id, id),
  constraint registry_lookups_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table registry_tasks (
  id uuid not null,
  case_id uuid not null,
  store_id uuid not null,
  kind text not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  constraint registry_tasks_case_id_fkey FOREIGN KEY (case_id) REFERENCES registry_cases(id) ON DELETE CASCADE,
  constraint registry_tasks_check CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint registry_tasks_check1 CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint registry_tasks_kind_check CHECK ((kind = ANY (ARRAY['review'::text, 'dispute'::text, 'appeal'::text]))),
  constraint registry_tasks_outcome_check CHECK ((outcome = ANY (ARRAY['released'::text, 'upheld'::text, 'overturned'::text, 'withdrawn'::text]))),
  constraint registry_tasks_pkey PRIMARY KEY (id),
  constraint registry_tasks_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table registry_tokens (
  token bytea not null,
  case_id uuid not null,
  kind text not null,
  tier text not null,
  rule smallint not null,
  key smallint not null,
  constraint registry_tokens_case_id_fkey FOREIGN KEY (case_id) REFERENCES registry_cases(id),
  constraint registry_tokens_pkey PRIMARY KEY (token, case_id),
  constraint registry_tokens_tier_check CHECK ((tier = ANY (ARRAY['strong'::text, 'fuzzy'::text, 'context'::text]))),
  constraint registry_tokens_token_check CHECK ((octet_length(token) = 16))
);
create table reply_addresses (
  store_id uuid not null,
  order_id uuid not null,
  token_hash bytea not null,
  constraint reply_addresses_pkey PRIMARY KEY (store_id, order_id),
  constraint reply_addresses_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table risk_approvals (
  store_id uuid not null,
  order_id uuid not null,
  rule text not null,
  version integer not null,
  by_person uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint risk_approvals_pkey PRIMARY KEY (store_id, order_id, rule, version),
  constraint risk_approvals_store_id_order_id_rule_version_fkey FOREIGN KEY (store_id, order_id, rule, version) REFERENCES risk_firings(store_id, order_id, rule, version)
);
create table risk_firings (
  store_id uuid not null,
  order_id uuid not null,
  rule text not null,
  version integer not null,
  name text not null,
  effects jsonb not null,
  done text[] not null,
  at timestamp with time zone not null,
  constraint risk_firings_done_check CHECK ((done <@ ARRAY['assign'::text, 'hold'::text, 'approval'::text])),
  constraint risk_firings_pkey PRIMARY KEY (store_id, order_id, rule, version),
  constraint risk_firings_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint risk_firings_version_check CHECK ((version > 0))
);
create table risk_outcomes (
  store_id uuid not null,
  order_id uuid not null,
  outcome text not null,
  because text not null,
  at timestamp with time zone not null,
  constraint risk_outcomes_because_check CHECK ((because = ANY (ARRAY['quiet'::text, 'known'::text, 'chargeback'::text, 'issuer_alert'::text]))),
  constraint risk_outcomes_outcome_check CHECK ((outcome = ANY (ARRAY['good'::text, 'fraud'::text]))),
  constraint risk_outcomes_pkey PRIMARY KEY (store_id, order_id),
  constraint risk_outcomes_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table risk_rules (
  store_id uuid not null,
  version integer not null,
  rules jsonb not null,
  saved_by uuid,
  saved_name text not null,
  saved_at timestamp with time zone not null,
  constraint risk_rules_pkey PRIMARY KEY (store_id, version),
  constraint risk_rules_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint risk_rules_version_check CHECK ((version > 0))
);
create table risk_scores (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  sequence integer not null,
  version text not null,
  rules integer not null,
  score integer not null,
  level text not null,
  facts jsonb not null,
  factors jsonb not null,
  scored_at timestamp with time zone not null,
  constraint risk_scores_level_check CHECK ((level = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  constraint risk_scores_pkey PRIMARY KEY (store_id, id),
  constraint risk_scores_score_check CHECK (((score >= 1) AND (score <= 100))),
  constraint risk_scores_sequence_check CHECK ((sequence > 0)),
  constraint risk_scores_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint risk_scores_store_id_order_id_sequence_key UNIQUE (store_id, order_id, sequence)
);
create table risk_ticks (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  tick text not null,
  done boolean not null,
  by_person uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint risk_ticks_pkey PRIMARY KEY (store_id, id),
  constraint risk_ticks_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint risk_ticks_tick_check CHECK ((tick = ANY (ARRAY['called'::text, 'vin_asked'::text, 'card_verified'::text, 'billing_only'::text])))
);
create table roles (
  id uuid not null,
  store_id uuid not null,
  name text not null,
  rights text[] not null,
  reach text not null default 'all'::text,
  constraint roles_pkey PRIMARY KEY (id),
  constraint roles_reach_check CHECK ((reach = ANY (ARRAY['all'::text, 'own'::text]))),
  constraint roles_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint roles_store_id_id_key UNIQUE (store_id, id),
  constraint roles_store_id_name_key UNIQUE (store_id, name)
);
create table saved_views (
  store_id uuid not null,
  id uuid not null,
  person_id uuid,
  name text,
  starts_as text,
  query text not null,
  "position" integer not null,
  created_at timestamp with time zone not null default now(),
  constraint saved_views_check CHECK (((name IS NOT NULL) OR (starts_as IS NOT NULL))),
  constraint saved_views_pkey PRIMARY KEY (store_id, id),
  constraint saved_views_starts_as_check CHECK ((starts_as = ANY (ARRAY['late'::text, 'high_risk'::text, 'mine'::text]))),
  constraint saved_views_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table sessions (
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  user_agent text,
  ip inet,
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint sessions_pkey PRIMARY KEY (token_hash)
);
create table settings_changes (
  store_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null default now(),
  person uuid,
  person_name text not null,
  what text not null,
  subject text,
  before jsonb not null,
  after jsonb not null,
  txid xid8 not null default pg_current_xact_id(),
  constraint settings_changes_pkey PRIMARY KEY (store_id, id),
  constraint settings_changes_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table ship_from_places (
  store_id uuid not null,
  id uuid not null,
  name text not null,
  address jsonb not null,
  time_zone text not null,
  cutoff time without time zone not null,
  weekdays smallint[] not null default '{1,2,3,4,5}'::smallint[],
  closed text[] not null default '{}'::text[],
  preferred boolean not null default false,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint ship_from_places_pkey PRIMARY KEY (store_id, id),
  constraint ship_from_places_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table shipment_lines (
  store_id uuid not null,
  shipment_id uuid not null,
  line_id uuid not null,
  quantity integer not null,
  constraint shipment_lines_pkey PRIMARY KEY (store_id, shipment_id, line_id),
  constraint shipment_lines_quantity_check CHECK ((quantity > 0)),
  constraint shipment_lines_store_id_line_id_fkey FOREIGN KEY (store_id, line_id) REFERENCES order_lines(store_id, id),
  constraint shipment_lines_store_id_shipment_id_fkey FOREIGN KEY (store_id, shipment_id) REFERENCES shipments(store_id, id)
);
create table shipments (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  sequence integer not null,
  method text not null,
  state text not null,
  cost bigint,
  collected_by text,
  id_seen boolean,
  note text,
  notify boolean not null default true,
  slip boolean not null default true,
  command_id uuid,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  left_at timestamp with time zone,
  constraint shipments_method_check CHECK ((method = ANY (ARRAY['label'::text, 'pickup'::text, 'tracking'::text]))),
  constraint shipments_pkey PRIMARY KEY (store_id, id),
  constraint shipments_state_check CHECK ((state = ANY (ARRAY['buying'::text, 'ready'::text, 'shipped'::text, 'picked_up'::text, 'cancelled'::text]))),
  constraint shipments_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint shipments_store_id_order_id_sequence_key UNIQUE (store_id, order_id, sequence)
);
create table sightings (
  token bytea not null,
  store_id uuid not null,
  order_id uuid not null,
  kind text not null,
  key smallint not null,
  buyer bytea not null,
  at timestamp with time zone not null,
  constraint sightings_pkey PRIMARY KEY (token, store_id, order_id),
  constraint sightings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id),
  constraint sightings_token_check CHECK ((octet_length(token) = 16))
);
create table sign_in_events (
  id uuid not null,
  at timestamp with time zone not null,
  person_id uuid,
  event text not null,
  way text,
  user_agent text,
  ip inet,
  by_name text,
  reason text,
  constraint sign_in_events_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint sign_in_events_pkey PRIMARY KEY (id)
);
create table signatures (
  person_id uuid not null,
  en text not null default ''::text,
  fr text not null default ''::text,
  constraint signatures_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint signatures_pkey PRIMARY KEY (person_id)
);
create table store_logos (
  store_id uuid not null,
  bytes bytea,
  width integer,
  height integer,
  changed_at timestamp with time zone not null,
  constraint store_logos_pkey PRIMARY KEY (store_id),
  constraint store_logos_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table store_settings (
  store_id uuid not null,
  time_zone text not null default 'America/New_York'::text,
  currency text not null default 'USD'::text,
  language text not null default 'en'::text,
  address jsonb,
  phone text,
  email text,
  mail_from text,
  payment_mode text not null default 'authorization'::text,
  handling_days integer not null default 1,
  cutoff time without time zone not null default '15:00:00'::time without time zone,
  requires_dms_number boolean not null default false,
  guards jsonb not null default '{}'::jsonb,
  updated_at timestamp with time zone not null default now(),
  capture_at_shipping text not null default 'whole'::text,
  preferred_carrier text,
  day_worth bigint not null default 100,
  tracking_mails text[] not null default '{}'::text[],
  risk_medium integer not null default 30,
  risk_high integer not null default 60,
  shares_registry boolean not null default false,
  second_factor boolean not null default false,
  hours jsonb,
  letters_off text[] not null default '{}'::text[],
  retention_years integer,
  note_edits text not null default 'day'::text,
  status_words jsonb not null default '{}'::jsonb,
  order_prefix text not null default ''::text,
  order_digits integer not null default 1,
  taxes jsonb not null default '[]'::jsonb,
  constraint risk_edges CHECK (((2 <= risk_medium) AND (risk_medium < risk_high) AND (risk_high <= 99))),
  constraint store_settings_capture_at_shipping_check CHECK ((capture_at_shipping = ANY (ARRAY['off'::text, 'whole'::text, 'share'::text]))),
  constraint store_settings_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint store_settings_day_worth_check CHECK ((day_worth >= 0)),
  constraint store_settings_handling_days_check CHECK (((handling_days >= 0) AND (handling_days <= 60))),
  constraint store_settings_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text]))),
  constraint store_settings_note_edits_check CHECK ((note_edits = ANY (ARRAY['never'::text, 'hour'::text, 'day'::text, 'always'::text]))),
  constraint store_settings_order_digits_check CHECK (((order_digits >= 1) AND (order_digits <= 8))),
  constraint store_settings_order_prefix_check CHECK ((order_prefix ~ '^([A-Za-z][A-Za-z0-9-]{0,5})?$'::text)),
  constraint store_settings_payment_mode_check CHECK ((payment_mode = ANY (ARRAY['sale'::text, 'authorization'::text]))),
  constraint store_settings_pkey PRIMARY KEY (store_id),
  constraint store_settings_retention_years_check CHECK (((retention_years >= 2) AND (retention_years <= 15))),
  constraint store_settings_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table storefront_hooks (
  store_id uuid not null,
  url text not null,
  sealed_secret text not null,
  made_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  previous_secret text,
  previous_until timestamp with time zone,
  id uuid not null,
  name text not null,
  events text[],
  paused_at timestamp with time zone,
  paused_by text,
  failing_since timestamp with time zone,
  constraint storefront_hooks_paused CHECK (((paused_at IS NULL) = (paused_by IS NULL))),
  constraint storefront_hooks_paused_by_check CHECK ((paused_by = ANY (ARRAY['person'::text, 'desk'::text]))),
  constraint storefront_hooks_pkey PRIMARY KEY (store_id, id),
  constraint storefront_hooks_previous CHECK (((previous_secret IS NULL) = (previous_until IS NULL))),
  constraint storefront_hooks_store_id_fkey FOREIGN KEY (store_id) REFERENCES stores(id)
);
create table stores (
  id uuid not null,
  slug text not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  owner text,
  constraint stores_owner_check CHECK (((owner = btrim(owner)) AND (owner <> ''::text))),
  constraint stores_pkey PRIMARY KEY (id),
  constraint stores_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text)),
  constraint stores_slug_key UNIQUE (slug)
);
create table throttles (
  key text not null,
  points integer not null default 0,
  expire bigint,
  constraint throttles_pkey PRIMARY KEY (key)
);
create table totp_factors (
  person_id uuid not null,
  sealed_secret text not null,
  last_step bigint not null,
  created_at timestamp with time zone not null,
  constraint totp_factors_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint totp_factors_pkey PRIMARY KEY (person_id)
);
create table tracker_events (
  store_id uuid not null,
  id uuid not null,
  parcel_id uuid not null,
  state text not null,
  message text not null,
  place text,
  at timestamp with time zone not null,
  source text not null,
  received_at timestamp with time zone not null,
  constraint tracker_events_pkey PRIMARY KEY (store_id, id),
  constraint tracker_events_source_check CHECK ((source = ANY (ARRAY['webhook'::text, 'poll'::text]))),
  constraint tracker_events_store_id_parcel_id_fkey FOREIGN KEY (store_id, parcel_id) REFERENCES parcels(store_id, id)
);
create table transaction_events (
  store_id uuid not null,
  transaction_id uuid not null,
  id uuid not null,
  state text not null,
  source text not null,
  reference text,
  code text,
  advice text,
  message text,
  fee bigint,
  expires_at timestamp with time zone,
  instrument jsonb,
  checks jsonb,
  at timestamp with time zone not null default now(),
  several boolean,
  saved jsonb,
  constraint transaction_events_pkey PRIMARY KEY (store_id, id),
  constraint transaction_events_source_check CHECK ((source = ANY (ARRAY['api'::text, 'webhook'::text, 'poll'::text, 'recovery'::text, 'person'::text]))),
  constraint transaction_events_state_check CHECK ((state = ANY (ARRAY['created'::text, 'sent'::text, 'accepted'::text, 'approved'::text, 'declined'::text, 'failed'::text, 'unknown'::text, 'reversed'::text]))),
  constraint transaction_events_store_id_transaction_id_fkey FOREIGN KEY (store_id, transaction_id) REFERENCES transactions(store_id, id)
);
create table transactions (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  parent_id uuid,
  gateway_account_id uuid,
  amount bigint not null,
  currency text not null,
  idempotency_key text not null,
  command_id uuid,
  reason text,
  method text,
  outside_reference text,
  note text,
  expires_at timestamp with time zone,
  instrument jsonb,
  checks jsonb,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  created_at timestamp with time zone not null default now(),
  payment_id uuid not null,
  final boolean not null default true,
  parts jsonb,
  charge jsonb,
  goods_back boolean,
  constraint transactions_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'storefront'::text, 'system'::text]))),
  constraint transactions_kind_check CHECK ((kind = ANY (ARRAY['authorization'::text, 'sale'::text, 'capture'::text, 'void'::text, 'refund'::text, 'reauthorization'::text, 'verification'::text, 'offline'::text, 'external'::text, 'dispute'::text]))),
  constraint transactions_pkey PRIMARY KEY (store_id, id),
  constraint transactions_store_id_idempotency_key_key UNIQUE (store_id, idempotency_key),
  constraint transactions_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id)
);
create table verifications (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  state text not null default 'open'::text,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint verifications_pkey PRIMARY KEY (store_id, id),
  constraint verifications_state_check CHECK ((state = ANY (ARRAY['open'::text, 'named'::text, 'failed'::text, 'given_up'::text]))),
  constraint verifications_store_id_id_fkey FOREIGN KEY (store_id, id) REFERENCES transactions(store_id, id),
  constraint verifications_store_id_order_id_fkey FOREIGN KEY (store_id, order_id) REFERENCES orders(store_id, id),
  constraint verifications_tries_check CHECK (((tries >= 0) AND (tries <= 3)))
);

-- Sequences
create sequence order_numbers;
create sequence presences_came_seq;

-- Indexes
CREATE INDEX account_mails_person ON public.account_mails USING btree (store_id, person_id, created_at);
CREATE INDEX activities_txid ON public.activities USING btree (store_id, txid);
CREATE UNIQUE INDEX assignment_rules_name ON public.assignment_rules USING btree (store_id, name) WHERE (removed_at IS NULL);
CREATE INDEX bulk_items_state ON public.bulk_items USING btree (store_id, job_id, state, "position");
CREATE INDEX bulk_jobs_person ON public.bulk_jobs USING btree (store_id, person_id, created_at DESC);
CREATE INDEX bulk_jobs_running ON public.bulk_jobs USING btree (store_id) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX canned_messages_name ON public.canned_messages USING btree (store_id, lower(name)) WHERE (removed_at IS NULL);
CREATE INDEX commands_at ON public.commands USING btree (store_id, at);
CREATE INDEX cost_lines_order ON public.cost_lines USING btree (store_id, order_id);
CREATE INDEX disputes_order ON public.disputes USING btree (store_id, order_id);
CREATE INDEX factor_steps_expires ON public.factor_steps USING btree (expires_at);
CREATE INDEX flows_order ON public.flows USING btree (store_id, order_id, created_at);
CREATE INDEX flows_running ON public.flows USING btree (store_id, updated_at) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX forwarders_base ON public.forwarders USING btree (base) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX fraud_marks_standing ON public.fraud_marks USING btree (store_id, order_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX hook_deliveries_failed ON public.hook_deliveries USING btree (store_id, created_at) WHERE (state = 'failed'::text);
CREATE INDEX hook_deliveries_newest ON public.hook_deliveries USING btree (store_id, created_at, id);
CREATE INDEX hook_deliveries_of_hook ON public.hook_deliveries USING btree (store_id, hook_id, created_at, id);
CREATE INDEX hook_deliveries_open ON public.hook_deliveries USING btree (store_id, created_at, id) WHERE (state = 'queued'::text);
CREATE UNIQUE INDEX images_source ON public.images USING btree (store_id, md5(source_url));
CREATE INDEX incoming_files_file ON public.incoming_files USING btree (store_id, sha256);
CREATE UNIQUE INDEX incoming_mails_once ON public.incoming_mails USING btree (store_id, fingerprint);
CREATE INDEX incoming_mails_order ON public.incoming_mails USING btree (store_id, order_id, received_at);
CREATE INDEX incoming_mails_unfiled ON public.incoming_mails USING btree (store_id, received_at) WHERE ((order_id IS NULL) AND (aside_at IS NULL));
CREATE UNIQUE INDEX label_events_bought ON public.label_events USING btree (store_id, purchase_id) WHERE (state = 'bought'::text);
CREATE INDEX label_events_purchase ON public.label_events USING btree (store_id, purchase_id, at, id);
CREATE INDEX label_purchases_order ON public.label_purchases USING btree (store_id, order_id);
CREATE INDEX letter_files_file ON public.letter_files USING btree (store_id, sha256);
CREATE INDEX letters_message_id ON public.letters USING btree (store_id, message_id);
CREATE INDEX letters_order ON public.letters USING btree (store_id, order_id, created_at);
CREATE INDEX letters_queued ON public.letters USING btree (store_id, created_at) WHERE (state = 'queued'::text);
CREATE INDEX mail_files_to_scan ON public.mail_files USING btree (store_id, scan, scan_again_at) WHERE (scan = ANY (ARRAY['none'::text, 'waiting'::text, 'failed'::text]));
CREATE INDEX mail_uploads_age ON public.mail_uploads USING btree (store_id, created_at);
CREATE INDEX mail_uploads_file ON public.mail_uploads USING btree (store_id, sha256);
CREATE INDEX mail_uploads_whose ON public.mail_uploads USING btree (store_id, order_id, person_id, created_at);
CREATE INDEX memberships_person ON public.memberships USING btree (person_id);
CREATE INDEX notes_order ON public.notes USING btree (store_id, order_id, created_at);
CREATE INDEX notification_mails_at ON public.notification_mails USING btree (store_id, created_at);
CREATE UNIQUE INDEX notification_mails_one_digest ON public.notification_mails USING btree (store_id, person_id, day) WHERE (day IS NOT NULL);
CREATE INDEX notification_mails_queued ON public.notification_mails USING btree (store_id) WHERE (state = 'queued'::text);
CREATE INDEX notifications_at ON public.notifications USING btree (store_id, at);
CREATE INDEX notifications_order ON public.notifications USING btree (store_id, order_id, person_id);
CREATE INDEX notifications_person ON public.notifications USING btree (store_id, person_id, at DESC, id DESC) WHERE panel;
CREATE INDEX notifications_unmailed ON public.notifications USING btree (store_id, person_id) WHERE ((mail <> 'off'::text) AND (mail_id IS NULL) AND (read_at IS NULL));
CREATE INDEX notifications_unread ON public.notifications USING btree (store_id, person_id) WHERE (read_at IS NULL);
CREATE INDEX one_time_links_person ON public.one_time_links USING btree (person_id);
CREATE INDEX order_facts_assignee ON public.order_facts USING btree (store_id, assignee_id, status, placed_at DESC, order_id DESC);
CREATE INDEX order_facts_attention ON public.order_facts USING btree (store_id, placed_at DESC, order_id DESC) WHERE (attention <> '{}'::text[]);
CREATE INDEX order_facts_hold ON public.order_facts USING btree (store_id, hold_expires_at) WHERE (hold_expires_at IS NOT NULL);
CREATE INDEX order_facts_placed ON public.order_facts USING btree (store_id, placed_at DESC, order_id DESC);
CREATE INDEX order_facts_risk ON public.order_facts USING btree (store_id, risk_level, status, placed_at DESC, order_id DESC) WHERE (risk_level <> 'low'::text);
CREATE INDEX order_facts_status_placed ON public.order_facts USING btree (store_id, status, placed_at DESC, order_id DESC);
CREATE INDEX order_facts_status_ship_by ON public.order_facts USING btree (store_id, status, ship_by, order_id);
CREATE INDEX order_facts_status_total ON public.order_facts USING btree (store_id, status, total, order_id);
CREATE INDEX order_facts_turned ON public.order_facts USING btree (store_id, turned_txid) WHERE (turned_txid IS NOT NULL);
CREATE INDEX order_lines_order ON public.order_lines USING btree (store_id, order_id, "position");
CREATE INDEX order_search_keys ON public.order_search USING gin (store_id, keys gin_trgm_ops);
CREATE INDEX order_search_number ON public.order_search USING btree (store_id, number);
CREATE INDEX orders_buyer_email ON public.orders USING btree (store_id, lower(buyer_email), placed_at DESC);
CREATE INDEX orders_buyer_phone ON public.orders USING btree (store_id, "right"(regexp_replace(buyer_phone, '\D'::text, ''::text, 'g'::text), 7), placed_at DESC) WHERE (buyer_phone IS NOT NULL);
CREATE UNIQUE INDEX orders_external ON public.orders USING btree (store_id, channel, external_number);
CREATE INDEX orders_to_erase ON public.orders USING btree (store_id, placed_at) WHERE ((erased_at IS NULL) AND (status = ANY (ARRAY['completed'::text, 'cancelled'::text])));
CREATE UNIQUE INDEX parcels_label ON public.parcels USING btree (store_id, purchase_id, label_ref) WHERE (label_ref IS NOT NULL);
CREATE INDEX parcels_order ON public.parcels USING btree (store_id, order_id);
CREATE INDEX parcels_shipment ON public.parcels USING btree (store_id, shipment_id);
CREATE INDEX parcels_tracking ON public.parcels USING btree (store_id, tracking_number) WHERE (tracking_number IS NOT NULL);
CREATE INDEX passkeys_person ON public.passkeys USING btree (person_id);
CREATE INDEX pay_links_order ON public.pay_links USING btree (store_id, order_id, created_at);
CREATE INDEX payment_claims_order ON public.payment_claims USING btree (store_id, order_id);
CREATE UNIQUE INDEX people_email ON public.people USING btree (lower(email));
CREATE INDEX presences_of_order ON public.presences USING btree (store_id, order_id);
CREATE INDEX print_jobs_open ON public.print_jobs USING btree (store_id, created_at) WHERE (state <> 'done'::text);
CREATE INDEX print_jobs_order ON public.print_jobs USING btree (store_id, order_id, created_at);
CREATE INDEX rate_cards_account ON public.rate_cards USING btree (store_id, account_id, holds_from DESC, created_at DESC);
CREATE INDEX registry_appeals_case ON public.registry_appeals USING btree (case_id);
CREATE UNIQUE INDEX registry_appeals_open ON public.registry_appeals USING btree (case_id, store_id, order_id) WHERE (ended_at IS NULL);
CREATE INDEX registry_appeals_store ON public.registry_appeals USING btree (store_id, opened_at DESC);
CREATE INDEX registry_cases_reported ON public.registry_cases USING btree (reported_at);
CREATE INDEX registry_cases_state ON public.registry_cases USING btree (state, reported_at DESC, id DESC);
CREATE INDEX registry_cases_store ON public.registry_cases USING btree (store_id, reported_at DESC, id DESC);
CREATE INDEX registry_events_case ON public.registry_events USING btree (case_id, at);
CREATE INDEX registry_events_decided ON public.registry_events USING btree (case_id, type) WHERE (type = ANY (ARRAY['upheld'::text, 'overturned'::text]));
CREATE INDEX registry_lookups_at ON public.registry_lookups USING btree (store_id, at DESC);
CREATE INDEX registry_tasks_case ON public.registry_tasks USING btree (case_id);
CREATE UNIQUE INDEX registry_tasks_open ON public.registry_tasks USING btree (case_id, kind) WHERE (ended_at IS NULL);
CREATE INDEX registry_tasks_queue ON public.registry_tasks USING btree (opened_at) WHERE (ended_at IS NULL);
CREATE INDEX registry_tasks_store ON public.registry_tasks USING btree (store_id, opened_at DESC);
CREATE INDEX registry_tokens_case ON public.registry_tokens USING btree (case_id);
CREATE INDEX risk_firings_at ON public.risk_firings USING btree (store_id, at);
CREATE INDEX risk_scores_at ON public.risk_scores USING btree (store_id, scored_at DESC);
CREATE INDEX risk_ticks_order ON public.risk_ticks USING btree (store_id, order_id, at);
CREATE INDEX saved_views_person ON public.saved_views USING btree (store_id, person_id, "position");
CREATE INDEX sessions_person ON public.sessions USING btree (person_id);
CREATE INDEX settings_changes_at ON public.settings_changes USING btree (store_id, at, id);
CREATE INDEX settings_changes_txid ON public.settings_changes USING btree (store_id, txid);
CREATE UNIQUE INDEX ship_from_preferred ON public.ship_from_places USING btree (store_id) WHERE (preferred AND (removed_at IS NULL));
CREATE INDEX shipments_buying ON public.shipments USING btree (store_id, order_id) WHERE (state = 'buying'::text);
CREATE INDEX sightings_at ON public.sightings USING btree (at);
CREATE INDEX sightings_order ON public.sightings USING btree (store_id, order_id);
CREATE INDEX sign_in_events_at ON public.sign_in_events USING btree (at);
CREATE INDEX sign_in_events_person ON public.sign_in_events USING btree (person_id, at DESC, id DESC);
CREATE INDEX stores_owner ON public.stores USING btree (lower(owner));
CREATE UNIQUE INDEX tracker_events_once ON public.tracker_events USING btree (store_id, parcel_id, at, state, md5(message));
CREATE UNIQUE INDEX transaction_events_final ON public.transaction_events USING btree (store_id, transaction_id) WHERE (state = ANY (ARRAY['approved'::text, 'declined'::text, 'failed'::text]));
CREATE INDEX transaction_events_reference ON public.transaction_events USING btree (store_id, reference) WHERE (reference IS NOT NULL);
CREATE INDEX transaction_events_transaction ON public.transaction_events USING btree (store_id, transaction_id, at);
CREATE INDEX transactions_order ON public.transactions USING btree (store_id, order_id, created_at);
CREATE INDEX transactions_parent ON public.transactions USING btree (store_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX verifications_order ON public.verifications USING btree (store_id, order_id);

-- Row-level security
alter table account_mails enable row level security, force row level security;
alter table activities enable row level security, force row level security;
alter table activity_values enable row level security, force row level security;
alter table api_keys enable row level security, force row level security;
alter table assignment_rules enable row level security, force row level security;
alter table assignment_turns enable row level security, force row level security;
alter table away_people enable row level security, force row level security;
alter table box_presets enable row level security, force row level security;
alter table bulk_items enable row level security, force row level security;
alter table bulk_jobs enable row level security, force row level security;
alter table canned_messages enable row level security, force row level security;
alter table carrier_accounts enable row level security, force row level security;
alter table carrier_events enable row level security, force row level security;
alter table commands enable row level security, force row level security;
alter table cost_lines enable row level security, force row level security;
alter table digest_hours enable row level security, force row level security;
alter table disputes enable row level security, force row level security;
alter table erasure_runs enable row level security, force row level security;
alter table factor_steps enable row level security, force row level security;
alter table flows enable row level security, force row level security;
alter table forwarders enable row level security, force row level security;
alter table fraud_marks enable row level security, force row level security;
alter table gateway_accounts enable row level security, force row level security;
alter table gateway_events enable row level security, force row level security;
alter table hook_deliveries enable row level security, force row level security;
alter table images enable row level security, force row level security;
alter table incoming_files enable row level security, force row level security;
alter table incoming_mails enable row level security, force row level security;
alter table installation enable row level security, force row level security;
alter table label_events enable row level security, force row level security;
alter table label_purchases enable row level security, force row level security;
alter table labels enable row level security, force row level security;
alter table letter_files enable row level security, force row level security;
alter table letter_templates enable row level security, force row level security;
alter table letter_tests enable row level security, force row level security;
alter table letters enable row level security, force row level security;
alter table list_choices enable row level security, force row level security;
alter table mail_files enable row level security, force row level security;
alter table mail_senders enable row level security, force row level security;
alter table mail_uploads enable row level security, force row level security;
alter table mailboxes enable row level security, force row level security;
alter table memberships enable row level security, force row level security;
alter table note_marks enable row level security, force row level security;
alter table note_mentions enable row level security, force row level security;
alter table note_versions enable row level security, force row level security;
alter table notes enable row level security, force row level security;
alter table notification_choices enable row level security, force row level security;
alter table notification_mails enable row level security, force row level security;
alter table notifications enable row level security, force row level security;
alter table one_time_links enable row level security, force row level security;
alter table order_addresses enable row level security, force row level security;
alter table order_counters enable row level security, force row level security;
alter table order_facts enable row level security, force row level security;
alter table order_lines enable row level security, force row level security;
alter table orders enable row level security, force row level security;
alter table packed_boxes enable row level security, force row level security;
alter table parcels enable row level security, force row level security;
alter table passkeys enable row level security, force row level security;
alter table pay_links enable row level security, force row level security;
alter table payment_claims enable row level security, force row level security;
alter table people enable row level security, force row level security;
alter table presences enable row level security, force row level security;
alter table print_jobs enable row level security, force row level security;
alter table print_settings enable row level security, force row level security;
alter table quote_answers enable row level security, force row level security;
alter table quotes enable row level security, force row level security;
alter table rate_cards enable row level security, force row level security;
alter table recovery_codes enable row level security, force row level security;
alter table registry_appeals enable row level security, force row level security;
alter table registry_cases enable row level security, force row level security;
alter table registry_events enable row level security, force row level security;
alter table registry_keys enable row level security, force row level security;
alter table registry_lookups enable row level security, force row level security;
alter table registry_tasks enable row level security, force row level security;
alter table registry_tokens enable row level security, force row level security;
alter table reply_addresses enable row level security, force row level security;
alter table risk_approvals enable row level security, force row level security;
alter table risk_firings enable row level security, force row level security;
alter table risk_outcomes enable row level security, force row level security;
alter table risk_rules enable row level security, force row level security;
alter table risk_scores enable row level security, force row level security;
alter table risk_ticks enable row level security, force row level security;
alter table roles enable row level security, force row level security;
alter table saved_views enable row level security, force row level security;
alter table sessions enable row level security, force row level security;
alter table settings_changes enable row level security, force row level security;
alter table ship_from_places enable row level security, force row level security;
alter table shipment_lines enable row level security, force row level security;
alter table shipments enable row level security, force row level security;
alter table sightings enable row level security, force row level security;
alter table sign_in_events enable row level security, force row level security;
alter table signatures enable row level security, force row level security;
alter table store_logos enable row level security, force row level security;
alter table store_settings enable row level security, force row level security;
alter table storefront_hooks enable row level security, force row level security;
alter table stores enable row level security, force row level security;
alter table totp_factors enable row level security, force row level security;
alter table tracker_events enable row level security, force row level security;
alter table transaction_events enable row level security, force row level security;
alter table transactions enable row level security, force row level security;
alter table verifications enable row level security, force row level security;

-- Policies
create policy in_network on account_mails for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy own_store on account_mails for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on activities for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on activity_values for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on api_keys for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on assignment_rules for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on assignment_turns for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on away_people for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on box_presets for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on bulk_items for all to public using ((store_id = ( SELECT partsdesk.store() AS store)) AND (EXISTS ( SELECT
   FROM bulk_jobs j
  WHERE ((j.store_id = bulk_items.store_id) AND (j.id = bulk_items.job_id))))) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on bulk_jobs for all to public using ((store_id = ( SELECT partsdesk.store() AS store)) AND ((( SELECT partsdesk.person() AS person) IS NULL) OR (person_id = ( SELECT partsdesk.person() AS person)))) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy first_rows on canned_messages for insert to public with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on canned_messages for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on carrier_accounts for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on carrier_events for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on commands for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on cost_lines for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on digest_hours for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on disputes for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on erasure_runs for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on factor_steps for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on flows for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on forwarders for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on fraud_marks for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on gateway_accounts for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on gateway_events for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on hook_deliveries for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on images for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on incoming_files for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on incoming_mails for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on installation for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on label_events for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on label_purchases for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on labels for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on letter_files for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on letter_templates for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on letter_tests for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on letters for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on list_choices for all to public using ((store_id = ( SELECT partsdesk.store() AS store)) AND ((( SELECT partsdesk.person() AS person) IS NULL) OR (person_id = ( SELECT partsdesk.person() AS person)))) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on mail_files for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on mail_senders for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on mail_uploads for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on mailboxes for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_doors on memberships for select to partsdesk_owner using true;
create policy in_network on memberships for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy own_store on memberships for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on note_marks for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on note_mentions for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on note_versions for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on notes for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on notification_choices for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on notification_mails for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on notifications for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on one_time_links for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy own_store on one_time_links for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on order_addresses for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on order_counters for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_reach on order_facts for all to public using ((store_id = ( SELECT partsdesk.store() AS store)) AND (( SELECT partsdesk.sees_all() AS sees_all) OR (assignee_id = ( SELECT partsdesk.person() AS person)))) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_search on order_lines for select to partsdesk_owner using true;
create policy in_store on order_lines for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_search on orders for select to partsdesk_owner using true;
create policy in_reach on orders for all to public using ((store_id = ( SELECT partsdesk.store() AS store)) AND (( SELECT partsdesk.sees_all() AS sees_all) OR (assignee_id = ( SELECT partsdesk.person() AS person)))) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on packed_boxes for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_search on parcels for select to partsdesk_owner using true;
create policy in_store on parcels for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_doors on passkeys for select to partsdesk_owner using true;
create policy in_network on passkeys for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on pay_links for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on payment_claims for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_adding on people for insert to partsdesk_owner with check true;
create policy for_doors on people for select to partsdesk_owner using true;
create policy for_renaming on people for update to partsdesk_owner using true with check true;
create policy in_network on people for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_reach on presences for all to public using ((store_id = ( SELECT partsdesk.store() AS store)) AND (( SELECT partsdesk.sees_all() AS sees_all) OR (EXISTS ( SELECT
   FROM orders o
  WHERE ((o.store_id = presences.store_id) AND (o.id = presences.order_id)))))) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on print_jobs for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on print_settings for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on quote_answers for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on quotes for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on rate_cards for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on recovery_codes for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_network on registry_appeals for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy own_store on registry_appeals for select to public using (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on registry_cases for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy own_store on registry_cases for select to public using (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on registry_events for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_network on registry_keys for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on registry_lookups for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on registry_tasks for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy own_store on registry_tasks for select to public using (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on registry_tokens for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on reply_addresses for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on risk_approvals for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on risk_firings for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on risk_outcomes for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on risk_rules for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on risk_scores for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on risk_ticks for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_doors on roles for select to partsdesk_owner using true;
create policy in_network on roles for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy own_store on roles for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_start on saved_views for insert to partsdesk_owner with check true;
create policy in_store on saved_views for all to public using ((store_id = ( SELECT partsdesk.store() AS store)) AND ((person_id IS NULL) OR (( SELECT partsdesk.person() AS person) IS NULL) OR (person_id = ( SELECT partsdesk.person() AS person)))) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_doors on sessions for select to partsdesk_owner using true;
create policy in_network on sessions for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on settings_changes for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on ship_from_places for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on shipment_lines for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on shipments for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_erasing on sightings for delete to partsdesk_owner using (store_id = ( SELECT partsdesk.store() AS store));
create policy for_erasing_read on sightings for select to partsdesk_owner using (store_id = ( SELECT partsdesk.store() AS store));
create policy in_network on sightings for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy for_doors on sign_in_events for select to partsdesk_owner using true;
create policy for_forgetting on sign_in_events for delete to partsdesk_owner using true;
create policy in_network on sign_in_events for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy for_doors on signatures for select to partsdesk_owner using true;
create policy in_network on signatures for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on store_logos for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy first_row on store_settings for insert to public with check ( SELECT partsdesk.in_network() AS in_network);
create policy for_doors on store_settings for select to partsdesk_owner using true;
create policy in_store on store_settings for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on storefront_hooks for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy for_doors on stores for select to partsdesk_owner using true;
create policy for_rename on stores for update to partsdesk_owner using true with check true;
create policy in_network on stores for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy own_store on stores for select to public using (id = ( SELECT partsdesk.store() AS store));
create policy for_doors on totp_factors for select to partsdesk_owner using true;
create policy in_network on totp_factors for all to public using ( SELECT partsdesk.in_network() AS in_network) with check ( SELECT partsdesk.in_network() AS in_network);
create policy in_store on tracker_events for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on transaction_events for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on transactions for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));
create policy in_store on verifications for all to public using (store_id = ( SELECT partsdesk.store() AS store)) with check (store_id = ( SELECT partsdesk.store() AS store));

-- Grants
grant delete, insert, select, update on account_mails to partsdesk_app;
grant insert, select on activities to partsdesk_app;
grant insert, select on activity_values to partsdesk_app;
grant insert, select, update on api_keys to partsdesk_app;
grant insert, select on assignment_rules to partsdesk_app;
grant insert, select on assignment_turns to partsdesk_app;
grant delete, insert, select on away_people to partsdesk_app;
grant insert, select, update on box_presets to partsdesk_app;
grant delete, insert, select, update on bulk_items to partsdesk_app;
grant delete, insert, select, update on bulk_jobs to partsdesk_app;
grant insert, select on canned_messages to partsdesk_app;
grant insert, select, update on carrier_accounts to partsdesk_app;
grant insert, select on carrier_events to partsdesk_app;
grant insert, select, update on commands to partsdesk_app;
grant insert, select on cost_lines to partsdesk_app;
grant insert, select on digest_hours to partsdesk_app;
grant insert, select, update on disputes to partsdesk_app;
grant insert, select on erasure_runs to partsdesk_app;
grant delete, insert, select, update on factor_steps to partsdesk_app;
grant insert, select, update on flows to partsdesk_app;
grant insert, select, update on forwarders to partsdesk_app;
grant insert, select, update on fraud_marks to partsdesk_app;
grant insert, select, update on gateway_accounts to partsdesk_app;
grant insert, select on gateway_events to partsdesk_app;
grant insert, select, update on hook_deliveries to partsdesk_app;
grant insert, select, update on images to partsdesk_app;
grant insert, select on incoming_files to partsdesk_app;
grant insert, select on incoming_mails to partsdesk_app;
grant insert, select on installation to partsdesk_app;
grant insert, select on label_events to partsdesk_app;
grant insert, select on label_purchases to partsdesk_app;
grant insert, select on labels to partsdesk_app;
grant insert, select on letter_files to partsdesk_app;
grant insert, select on letter_templates to partsdesk_app;
grant insert, select on letter_tests to partsdesk_app;
grant insert, select, update on letters to partsdesk_app;
grant delete, insert, select, update on list_choices to partsdesk_app;
grant delete, insert, select on mail_files to partsdesk_app;
grant delete, insert, select, update on mail_senders to partsdesk_app;
grant delete, insert, select on mail_uploads to partsdesk_app;
grant delete, insert, select, update on mailboxes to partsdesk_app;
grant delete, insert, select, update on memberships to partsdesk_app;
grant select on migrations to partsdesk_app;
grant insert, select on note_marks to partsdesk_app;
grant insert, select on note_mentions to partsdesk_app;
grant insert, select on note_versions to partsdesk_app;
grant insert, select on notes to partsdesk_app;
grant insert, select on notification_choices to partsdesk_app;
grant delete, insert, select on notification_mails to partsdesk_app;
grant delete, insert, select on notifications to partsdesk_app;
grant delete, insert, select, update on one_time_links to partsdesk_app;
grant insert, select, update on order_addresses to partsdesk_app;
grant insert, select, update on order_counters to partsdesk_app;
grant insert, select, update on order_facts to partsdesk_app;
grant insert, select, update on order_lines to partsdesk_app;
grant insert, select, update on orders to partsdesk_app;
grant insert, select, update on packed_boxes to partsdesk_app;
grant insert, select, update on parcels to partsdesk_app;
grant delete, insert, select, update on passkeys to partsdesk_app;
grant insert, select, update on pay_links to partsdesk_app;
grant insert, select, update on payment_claims to partsdesk_app;
grant delete, insert, select, update on people to partsdesk_app;
grant delete, insert, select, update on presences to partsdesk_app;
grant insert, select, update on print_jobs to partsdesk_app;
grant insert, select, update on print_settings to partsdesk_app;
grant insert, select on quote_answers to partsdesk_app;
grant insert, select on quotes to partsdesk_app;
grant insert, select on rate_cards to partsdesk_app;
grant delete, insert, select, update on recovery_codes to partsdesk_app;
grant delete, insert, select, update on registry_appeals to partsdesk_app;
grant delete, insert, select, update on registry_cases to partsdesk_app;
grant insert, select on registry_events to partsdesk_app;
grant insert, select, update on registry_keys to partsdesk_app;
grant insert, select on registry_lookups to partsdesk_app;
grant delete, insert, select, update on registry_tasks to partsdesk_app;
grant delete, insert, select on registry_tokens to partsdesk_app;
grant insert, select on reply_addresses to partsdesk_app;
grant insert, select on risk_approvals to partsdesk_app;
grant insert, select on risk_firings to partsdesk_app;
grant delete, insert, select, update on risk_outcomes to partsdesk_app;
grant insert, select on risk_rules to partsdesk_app;
grant insert, select on risk_scores to partsdesk_app;
grant insert, select on risk_ticks to partsdesk_app;
grant delete, insert, select, update on roles to partsdesk_app;
grant delete, insert, select, update on saved_views to partsdesk_app;
grant delete, insert, select, update on sessions to partsdesk_app;
grant insert, select on settings_changes to partsdesk_app;
grant insert, select, update on ship_from_places to partsdesk_app;
grant insert, select, update on shipment_lines to partsdesk_app;
grant insert, select, update on shipments to partsdesk_app;
grant delete, insert, select on sightings to partsdesk_app;
grant insert, select on sign_in_events to partsdesk_app;
grant insert, select, update on signatures to partsdesk_app;
grant insert, select, update on store_logos to partsdesk_app;
grant insert, select, update on store_settings to partsdesk_app;
grant insert, select, update on storefront_hooks to partsdesk_app;
grant insert, select, update on stores to partsdesk_app;
grant delete, insert, select, update on throttles to partsdesk_app;
grant delete, insert, select, update on totp_factors to partsdesk_app;
grant insert, select on tracker_events to partsdesk_app;
grant insert, select on transaction_events to partsdesk_app;
grant insert, select on transactions to partsdesk_app;
grant insert, select, update on verifications to partsdesk_app;

-- Triggers
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.activities FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER door AFTER INSERT OR UPDATE OF name, scopes, key_hash, revoked_at ON public.api_keys FOR EACH ROW EXECUTE FUNCTION partsdesk.keep_api_key_door();
CREATE TRIGGER door AFTER INSERT OR UPDATE OF webhook_hash ON public.carrier_accounts FOR EACH ROW EXECUTE FUNCTION partsdesk.keep_carrier_webhook_door();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.cost_lines FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER door AFTER INSERT OR UPDATE OF webhook_hash ON public.gateway_accounts FOR EACH ROW EXECUTE FUNCTION partsdesk.keep_webhook_door();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.label_events FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.label_purchases FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.labels FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.letter_templates FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.note_marks FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.note_versions FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER searchable_inserted AFTER INSERT ON public.order_lines REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION partsdesk.part_searchable();
CREATE TRIGGER searchable_updated AFTER UPDATE ON public.order_lines REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION partsdesk.part_searchable();
CREATE TRIGGER searchable AFTER UPDATE OF buyer_name, buyer_company, buyer_email, buyer_phone, vehicle_vin, dms_number, po_number, assignee_id ON public.orders FOR EACH ROW EXECUTE FUNCTION partsdesk.order_searchable();
CREATE TRIGGER searchable_inserted AFTER INSERT ON public.parcels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION partsdesk.part_searchable();
CREATE TRIGGER searchable_updated AFTER UPDATE ON public.parcels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION partsdesk.part_searchable();
CREATE TRIGGER door AFTER INSERT ON public.pay_links FOR EACH ROW EXECUTE FUNCTION partsdesk.keep_pay_link_door();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.registry_events FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.registry_lookups FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER door AFTER INSERT ON public.reply_addresses FOR EACH ROW EXECUTE FUNCTION partsdesk.keep_reply_door();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.risk_approvals FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.risk_firings FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.risk_rules FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.risk_scores FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.risk_ticks FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.settings_changes FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON public.sign_in_events FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER start_views AFTER INSERT ON public.store_settings FOR EACH ROW EXECUTE FUNCTION partsdesk.start_views_of_store();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.tracker_events FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.transaction_events FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.transactions FOR EACH ROW EXECUTE FUNCTION partsdesk.refuse_change();

-- Functions
CREATE OR REPLACE FUNCTION partsdesk.door_address(hash bytea)
 RETURNS TABLE(store_id uuid, kind text, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select d.store_id, d.kind, d.id from address_doors d where d.hash = $1
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.door_api_key(hash bytea)
 RETURNS TABLE(store_id uuid, id uuid, name text, scopes text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select store_id, id, name, scopes from api_key_doors where key_hash = hash
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.door_session(hash bytea)
 RETURNS TABLE(person_id uuid, name text, email text, language text, time_zone text, units text, density text, shortcuts boolean, operator boolean, second boolean, seen_at timestamp with time zone, expires_at timestamp with time zone, memberships jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id, p.name, p.email, p.language, p.time_zone, p.units, p.density, p.shortcuts, p.operator, partsdesk.has_second_factor(p.id), s.seen_at, s.expires_at,
    coalesce((
      select jsonb_agg(jsonb_build_object('store', st.id, 'slug', st.slug, 'name', st.name, 'role', r.name, 'rights', r.rights, 'reach', r.reach,
        'lastDay', m.last_day, 'timeZone', se.time_zone, 'secondFactor', se.second_factor) order by st.name)
      from memberships m join stores st on st.id = m.store_id join roles r on r.store_id = m.store_id and r.id = m.role_id
        join store_settings se on se.store_id = m.store_id
      where m.person_id = p.id and m.accepted and not m.rests), '[]'::jsonb)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.earlier_orders(email text, phone_digits text, except_order uuid, most integer)
 RETURNS TABLE(order_id uuid, by_email boolean, by_phone boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select found.id, bool_or(found.by_email), bool_or(not found.by_email)
  from (
    (select o.id, true as by_email from orders o
      where o.store_id = partsdesk.store() and lower(o.buyer_email) = lower(email) and o.id <> except_order
        and (partsdesk.sees_all() or o.assignee_id = partsdesk.person())
      order by o.store_id, lower(o.buyer_email), o.placed_at desc limit most)
    union all
    (select o.id, false from orders o
      where o.store_id = partsdesk.store() and right(regexp_replace(o.buyer_phone, '\D', '', 'g'), 7) = right(phone_digits, 7)
        and right(regexp_replace(o.buyer_phone, '\D', '', 'g'), length(phone_digits)) = phone_digits and o.id <> except_order
        and (partsdesk.sees_all() or o.assignee_id = partsdesk.person())
      order by o.store_id, right(regexp_replace(o.buyer_phone, '\D', '', 'g'), 7), o.placed_at desc limit most)
  ) found
  group by found.id
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.erase_buyer(the_order uuid, notes_too boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  the_store uuid := partsdesk.store();
  who record;
  files bytea[];
begin
  if not partsdesk.sees_all() then raise exception 'erasing needs a reach of the whole store'; end if;
  select o.buyer_name, o.buyer_email into strict who from orders o
    where o.store_id = the_store and o.id = the_order and o.erased_at is null and o.status in ('completed', 'cancelled') for update;
  perform set_config('app.erasing', 'yes', true);

  update order_addresses a set name = '', company = null, line1 = '', line2 = null, city = '', phone = null,
    postal_code = left(regexp_replace(a.postal_code, '\s', '', 'g'), 3),
    typed = jsonb_build_object('name', '', 'line1', '', 'city', '', 'region', a.region, 'country', a.country,
      'postalCode', left(regexp_replace(a.postal_code, '\s', '', 'g'), 3))
    where a.store_id = the_store and a.order_id = the_order;
  update order_lines l set fitment_vin = null where l.store_id = the_store and l.order_id = the_order and l.fitment_vin is not null;
  delete from activity_values v where v.store_id = the_store and v.order_id = the_order;
  -- An answer may repeat what was asked, and the hash of a short request can be guessed. The row stays, so that the same command is refused and not done again.
  update commands c set answer = null, request_hash = '\x00' from activities a
    where a.store_id = the_store and a.order_id = the_order and c.store_id = the_store and c.id = a.command_id;
  update flows f set ask = '{}', result = '{}', refusal = null where f.store_id = the_store and f.order_id = the_order and f.state <> 'running';
  update fraud_marks m set note = null where m.store_id = the_store and m.order_id = the_order;

  select array_agg(distinct sha256) into files from (
    select f.sha256 from letter_files f join letters l on l.store_id = f.store_id and l.id = f.letter_id where l.store_id = the_store and l.order_id = the_order
    union select u.sha256 from mail_uploads u where u.store_id = the_store and u.order_id = the_order
    union select f.sha256 from incoming_files f join incoming_mails i on i.store_id = f.store_id and i.id = f.mail_id
      where i.store_id = the_store and (i.order_id = the_order or i.id in (select partsdesk.unfiled_of(the_order)))) found;
  delete from letter_files f using letters l where l.store_id = the_store and l.order_id = the_order and f.store_id = the_store and f.letter_id = l.id;
  delete from mail_uploads u where u.store_id = the_store and u.order_id = the_order;
  delete from letters l where l.store_id = the_store and l.order_id = the_order;
  -- The fingerprint stays: a mailbox that is read anew does not bring the mail back.
  delete from incoming_files f using incoming_mails i
    where i.store_id = the_store and (i.order_id = the_order or i.id in (select partsdesk.unfiled_of(the_order))) and f.store_id = the_store and f.mail_id = i.id;
  update incoming_mails i set from_name = '', from_address = '', subject = '', body_text = '', body_quoted = null, body_html = null, message_id = null,
    sender_results = null, aside_at = case when i.order_id is null then coalesce(i.aside_at, now()) else i.aside_at end
    where i.store_id = the_store and (i.order_id = the_order or i.id in (select partsdesk.unfiled_of(the_order)));
  delete from mail_files f where f.store_id = the_store and f.sha256 = any (files)
    and not exists (select from letter_files o where o.store_id = the_store and o.sha256 = f.sha256)
    and not exists (select from incoming_files o where o.store_id = the_store and o.sha256 = f.sha256)
    and not exists (select from mail_uploads o where o.store_id = the_store and o.sha256 = f.sha256);
  delete from letter_tests t where t.store_id = the_store
    and (strpos(t.body_text, who.buyer_name) > 0 or strpos(t.body_text, coalesce(nullif(who.buyer_email, ''), who.buyer_name)) > 0);
  delete from notification_mails m using notifications n
    where n.store_id = the_store and n.order_id = the_order and m.store_id = the_store and m.id = n.mail_id;
  delete from notifications n where n.store_id = the_store and n.order_id = the_order;
  if notes_too then
    update notes n set body = '' where n.store_id = the_store and n.order_id = the_order;
    update note_versions v set body = '' from notes n
      where v.store_id = the_store and n.store_id = v.store_id and n.id = v.note_id and n.order_id = the_order;
  end if;

  delete from address_doors d where d.store_id = the_store and d.kind = 'pay_link'
    and d.id in (select p.id from pay_links p where p.store_id = the_store and p.order_id = the_order);
  delete from address_doors d where d.store_id = the_store and d.kind = 'reply' and d.id = the_order;
  delete from reply_addresses r where r.store_id = the_store and r.order_id = the_order;
  update payment_claims c set tries = null where c.store_id = the_store and c.order_id = the_order;
  update transactions t set note = null, charge = t.charge - 'saved' - 'token', instrument = t.instrument || '{"fingerprint": null}'
    where t.store_id = the_store and t.order_id = the_order;
  update transaction_events e set saved = null, instrument = e.instrument || '{"fingerprint": null}' from transactions t
    where t.store_id = the_store and t.order_id = the_order and e.store_id = the_store and e.transaction_id = t.id;

  update shipments s set collected_by = null, note = null where s.store_id = the_store and s.order_id = the_order;
  delete from labels l using parcels p where p.store_id = the_store and p.order_id = the_order and l.store_id = the_store and l.parcel_id = p.id;
  update tracker_events e set message = '', place = null from parcels p
    where p.store_id = the_store and p.order_id = the_order and e.store_id = the_store and e.parcel_id = p.id;
  update label_events e set message = null from label_purchases p
    where p.store_id = the_store and p.order_id = the_order and e.store_id = the_store and e.purchase_id = p.id;
  update quote_answers a set messages = '{}' from quotes q
    where q.store_id = the_store and q.order_id = the_order and a.store_id = the_store and a.quote_id = q.id;
  delete from sightings s where s.store_id = the_store and s.order_id = the_order;

  perform set_config('app.erasing', '', true);
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.forget_sign_ins(until timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with gone as (delete from sign_in_events where at < least(until, now()) - interval '180 days' returning 1) select count(*) from gone
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.has_second_factor(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from totp_factors f where f.person_id = person) or exists (select from passkeys k where k.person_id = person)
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.in_network()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('app.door', true) = 'network' $function$
;
CREATE OR REPLACE FUNCTION partsdesk.keep_api_key_door()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  delete from api_key_doors where key_hash = new.key_hash;
  if new.revoked_at is null then
    insert into api_key_doors (key_hash, store_id, id, name, scopes) values (new.key_hash, new.store_id, new.id, new.name, new.scopes);
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.keep_carrier_webhook_door()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  delete from address_doors where kind = 'carrier_webhook' and store_id = new.store_id and id = new.id;
  if new.webhook_hash is not null then
    insert into address_doors (hash, store_id, kind, id) values (new.webhook_hash, new.store_id, 'carrier_webhook', new.id);
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.keep_pay_link_door()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into address_doors (hash, store_id, kind, id) values (new.token_hash, new.store_id, 'pay_link', new.id) on conflict (hash) do nothing;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.keep_reply_door()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  insert into address_doors (hash, store_id, kind, id) values (new.token_hash, new.store_id, 'reply', new.order_id) on conflict (hash) do nothing;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.keep_webhook_door()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  delete from address_doors where kind = 'webhook' and store_id = new.store_id and id = new.id;
  if new.webhook_hash is not null then
    insert into address_doors (hash, store_id, kind, id) values (new.webhook_hash, new.store_id, 'webhook', new.id);
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.members_of_store()
 RETURNS TABLE(id uuid, name text, email text, role_id uuid, wants_new_order_mail boolean, waiting boolean, copyable boolean, second boolean, last_day date, rests boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id, p.name, p.email, m.role_id, m.wants_new_order_mail, p.password_hash is null or not m.accepted, p.password_hash is null and m.accepted,
    m.accepted and partsdesk.has_second_factor(p.id), m.last_day, m.rests
  from memberships m join people p on p.id = m.person_id
  where m.store_id = partsdesk.store() order by p.name
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.next_order_number()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  drawn bigint;
begin
  perform pg_advisory_xact_lock_shared(hashtext('order numbers'), hashtext(partsdesk.store()::text));
  update order_counters set next = next + 1 where store_id = partsdesk.store() returning next - 1 into drawn;
  return coalesce(drawn, nextval('order_numbers'));
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.order_searchable()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin perform partsdesk.refresh_search(new.store_id, new.id); return null; end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.own_signature()
 RETURNS TABLE(en text, fr text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select s.en, s.fr from signatures s join memberships m on m.person_id = s.person_id and m.store_id = partsdesk.store()
  where s.person_id = partsdesk.person()
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.part_searchable()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  perform partsdesk.refresh_search(s.store_id, s.order_id) from (select distinct store_id, order_id from changed) s;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.people_of_store()
 RETURNS TABLE(id uuid, name text, email text, language text, role text, rights text[], reach text, wants_new_order_mail boolean, waiting boolean, copyable boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id, p.name, p.email, p.language, r.name, r.rights, r.reach, m.wants_new_order_mail,
    p.password_hash is null or not m.accepted, p.password_hash is null and m.accepted
  from memberships m join people p on p.id = m.person_id join roles r on r.store_id = m.store_id and r.id = m.role_id
    join store_settings se on se.store_id = m.store_id
  where m.store_id = partsdesk.store() and not m.rests and (m.last_day is null or m.last_day >= (now() at time zone se.time_zone)::date)
  order by p.name
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.people_to_tell()
 RETURNS TABLE(id uuid, name text, email text, language text, time_zone text, rights text[], reach text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id, p.name, p.email, p.language, coalesce(p.time_zone, se.time_zone), r.rights, r.reach
  from memberships m join people p on p.id = m.person_id join roles r on r.store_id = m.store_id and r.id = m.role_id
    join store_settings se on se.store_id = m.store_id
  where m.store_id = partsdesk.store() and m.accepted and p.password_hash is not null
    and not m.rests and (m.last_day is null or m.last_day >= (now() at time zone se.time_zone)::date) and 'orders' = any (r.rights)
  order by p.name
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.person', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION partsdesk.person_to_add(new_id uuid, new_email text, new_name text, new_language text)
 RETURNS TABLE(id uuid, accepted boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare found people;
begin
  insert into people (id, email, name, language, email_proven) values (new_id, new_email, new_name, new_language, false)
    on conflict (lower(email)) do nothing;
  select p.* into strict found from people p where lower(p.email) = lower(new_email) for update;
  if found.password_hash is null and not exists (select from memberships m where m.person_id = found.id) then
    update people p set name = new_name, language = new_language where p.id = found.id;
    return query select found.id, true;
    return;
  end if;
  return query select found.id, found.email_proven;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.refresh_search(the_store uuid, the_order uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  insert into order_search (store_id, order_id, number, assignee_id, placed_at, keys)
  select o.store_id, o.id, o.number, o.assignee_id, o.placed_at,
    ' ' || o.number || ' ' || partsdesk.search_key(o.external_number)
      || ' ' || partsdesk.search_words(o.buyer_name) || ' ' || partsdesk.search_words(o.buyer_company)
      || ' ' || partsdesk.search_key(o.buyer_email) || ' ' || partsdesk.search_key(o.buyer_phone)
      || ' ' || partsdesk.search_key(o.vehicle_vin) || ' ' || partsdesk.search_key(o.dms_number) || ' ' || partsdesk.search_key(o.po_number)
      || coalesce((select string_agg(' ' || partsdesk.search_key(l.part_number), '') from order_lines l where l.store_id = o.store_id and l.order_id = o.id), '')
      || coalesce((select string_agg(' ' || partsdesk.search_key(p.tracking_number), '') from parcels p where p.store_id = o.store_id and p.order_id = o.id), '')
  from orders o where o.store_id = the_store and o.id = the_order
  on conflict (store_id, order_id) do update
    set assignee_id = excluded.assignee_id, placed_at = excluded.placed_at, keys = excluded.keys
    where (order_search.assignee_id, order_search.keys) is distinct from (excluded.assignee_id, excluded.keys)
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'partsdesk_owner' and current_setting('app.erasing', true) = 'yes' then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  raise exception '% is append-only', tg_table_name;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.rename_store(new_name text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update stores set name = new_name where id = partsdesk.store()
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.search_key(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select regexp_replace(
    replace(replace(replace(lower(translate(normalize(coalesce(value, ''), NFKD), 'łŁøØđĐıİÆŒ', 'lLoOdDiIæœ')), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    '[^a-z0-9\u0370-\uffff]+', '', 'g')
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.search_orders(asked text, most integer)
 RETURNS TABLE(order_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  the_store uuid := partsdesk.store();
  prefix text := (select partsdesk.search_key(order_prefix) from store_settings where store_id = the_store);
  word text;
  condition text := '';
  reach text := case when partsdesk.sees_all() then '' else format(' and assignee_id = %L', partsdesk.person()) end;
begin
  if the_store is null then return; end if;
  if asked ~ '^\s*#?\d{1,12}\s*$' or partsdesk.search_key(asked) ~ ('^' || prefix || '\d{1,12}$') and asked ~ '[[:alpha:]]' then
    return query execute format('select order_id from order_search where store_id = %L and number = %s%s', the_store,
      substr(partsdesk.search_key(asked), case when asked ~ '[[:alpha:]]' then length(prefix) + 1 else 1 end), reach);
    if found then return; end if;
  end if;
  for word in select partsdesk.search_key(w) from regexp_split_to_table(asked, '\s+') as w limit 8 loop
    if word <> '' then
      condition := condition || format(' and keys like %L', case when length(word) < 3 then '% ' else '%' end || word || '%');
    end if;
  end loop;
  if condition = '' then return; end if;
  return query execute format('select order_id from order_search where store_id = %L%s%s order by placed_at desc limit %s', the_store, condition, reach, least(most, 1000));
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.search_words(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(string_agg(partsdesk.search_key(word), ' '), '') || ' ' || partsdesk.search_key(value)
  from regexp_split_to_table(coalesce(value, ''), '\s+') as word
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.sees_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('app.reach', true) = 'all' $function$
;
CREATE OR REPLACE FUNCTION partsdesk.sign_ins_of_store(most integer)
 RETURNS TABLE(id uuid, at timestamp with time zone, name text, event text, way text, user_agent text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select e.id, e.at, p.name, e.event, e.way, e.user_agent
  from memberships m join people p on p.id = m.person_id join sign_in_events e on e.person_id = m.person_id and e.at >= m.created_at
  where m.store_id = partsdesk.store() and m.accepted
  order by e.at desc, e.id desc limit most
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.start_views(store uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  insert into saved_views (store_id, id, starts_as, query, position)
  values (store, gen_random_uuid(), 'late', 'status=open&due=late&sort=ship_by', 1),
    (store, gen_random_uuid(), 'high_risk', 'status=open&risk=high', 2),
    (store, gen_random_uuid(), 'mine', 'status=open&assignee=me', 3)
$function$
;
CREATE OR REPLACE FUNCTION partsdesk.start_views_of_store()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  perform partsdesk.start_views(new.store_id);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION partsdesk.store()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.store', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION partsdesk.unfiled_of(the_order uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select i.id from orders o join incoming_mails i on i.store_id = o.store_id and i.order_id is null and lower(i.from_address) = lower(o.buyer_email)
  where o.store_id = partsdesk.store() and o.id = the_order and o.buyer_email is not null
    and not exists (select from orders other where other.store_id = o.store_id and other.id <> o.id and lower(other.buyer_email) = lower(o.buyer_email))
$function$
;
