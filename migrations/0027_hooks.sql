-- A store's web stores: up to ten addresses, each with a name, a secret and events of its own. The one a store had until now keeps its secret and its deliveries: its id is
-- the store's, to which its secret was sealed.
alter table hook_deliveries add column hook_id uuid;
alter table hook_deliveries alter column hook_id type uuid using store_id;
alter table hook_deliveries alter column hook_id set not null;
alter table storefront_hooks add column id uuid;
alter table storefront_hooks alter column id type uuid using store_id;
alter table storefront_hooks drop constraint storefront_hooks_pkey, add primary key (store_id, id);
alter table hook_deliveries add foreign key (store_id, hook_id) references storefront_hooks (store_id, id);

-- The events it is told, null for all there are and will be; one that was there before goes on hearing what it heard.
alter table storefront_hooks
  add column name text not null default 'Web store',
  add column events text[] default array['order.shipped', 'order.delivered', 'order.cancelled'],
  -- Paused: what happens meanwhile is kept as given up, to be sent again by a person. By the desk itself after days without one answer that took anything.
  add column paused_at timestamptz,
  add column paused_by text check (paused_by in ('person', 'desk')),
  -- The first try that failed since the last one that was taken.
  add column failing_since timestamptz,
  add constraint storefront_hooks_paused check ((paused_at is null) = (paused_by is null));
alter table storefront_hooks alter column name drop default, alter column events drop default;

alter table hook_deliveries drop constraint hook_deliveries_event_check;
alter table hook_deliveries add constraint hook_deliveries_event_check check (event in ('order.created', 'order.changed', 'payment.captured', 'payment.refunded',
  'order.shipped', 'order.delivered', 'order.cancelled'));
create index hook_deliveries_of_hook on hook_deliveries (store_id, hook_id, created_at, id);
create index hook_deliveries_open on hook_deliveries (store_id, created_at, id) where state = 'queued';

-- Who may change settings is told of an address that was paused by itself.
alter table account_mails drop constraint account_mails_purpose_check;
alter table account_mails add constraint account_mails_purpose_check check (purpose in ('invitation', 'password', 'factors', 'webhook'));
alter table account_mails drop constraint account_mails_check;
alter table account_mails add constraint account_mails_check check (case when purpose in ('invitation', 'webhook') then store_id is not null and person_id is not null
  else address is not null end);
