-- Being away begins on a day of its own: one's holiday is said before it comes. Without a day it began when it was said.
alter table away_people add column since date;
grant update (since) on away_people to partsdesk_app;
