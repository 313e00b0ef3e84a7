-- Which of the store's taxes whoever typed an order in left out, by name: a line added later is not given them either.
alter table orders add column taxes_left_out text[] not null default '{}';
