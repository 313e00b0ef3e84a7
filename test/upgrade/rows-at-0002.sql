-- An order as the second migration can hold it. Run as superuser: row-level security is not what this is about.
insert into stores (id, slug, name) values ('01900000-0000-7000-8000-000000000001', 'old', 'Old Store');
insert into people (id, email, name, operator) values ('01900000-0000-7000-8000-000000000002', 'first@old.example', 'First Person', true);
insert into store_settings (store_id) values ('01900000-0000-7000-8000-000000000001');
insert into orders (store_id, id, number, source, channel, external_number, request_hash, status, placed_at, currency, buyer_name, buyer_email, vehicle_vin, shipping_service, shipping_amount, ship_by)
values ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000003', 7, 'storefront', 'web', 'OLD-1', '\x00', 'new', '2026-01-05T10:00:00Z', 'USD', 'Łukasz Żółć', 'l@old.example', '4T1B11HK5KU123456', 'Ground', 1850, '2026-01-06T20:00:00Z');
insert into order_lines (store_id, id, order_id, position, part_number, name, quantity, unit_price, state)
values ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000004', '01900000-0000-7000-8000-000000000003', 0, '48609-06230', 'Strut mount', 2, 6120, 'to_check');
