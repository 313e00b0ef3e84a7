-- Which of the store's taxes whoever typed an order in left out, by name: a line added later is not given them either.
alter table orders add column taxes_left_out text[] not null default '{}';

-- The buyer is told by mail of parts that were cancelled while the order goes on.
alter table letters drop constraint letters_kind_check;
alter table letters add constraint letters_kind_check check (kind in ('order_received', 'shipped', 'ready_for_pickup', 'cancelled', 'refunded', 'personal',
  'staff_new_order', 'receipt', 'pay_link', 'verify_card', 'delivered', 'delivery_exception', 'staff_risk_raised', 'staff_customer_replied', 'backordered',
  'balance_due', 'lines_cancelled'));
