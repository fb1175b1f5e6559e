-- Drops the 3 tables of the data model: PostgreSQL 15 or later.
-- Made by tablewright from the domain: change that, not this.

BEGIN;
SET LOCAL lock_timeout = '10s';
SET LOCAL statement_timeout = '5min';

ALTER TABLE orders DROP CONSTRAINT fk_orders_customer_id;
ALTER TABLE order_line_items DROP CONSTRAINT fk_order_line_items_order_id;
DROP TABLE order_line_items;
DROP TABLE orders;
DROP TABLE customers;
DROP FUNCTION trg_orders_status();
COMMIT;

