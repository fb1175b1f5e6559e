-- Drops the 3 tables of the data model: SQLite 3.37 or later.
-- Made by tablewright from the domain: change that, not this.

PRAGMA foreign_keys = OFF;

BEGIN;

DROP TABLE "order_line_items";
DROP TABLE "orders";
DROP TABLE "customers";
COMMIT;

PRAGMA foreign_keys = ON;

