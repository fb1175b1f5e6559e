-- Creates the 3 tables of the data model: SQLite 3.37 or later.
-- Made by tablewright from the domain: change that, not this.

PRAGMA foreign_keys = ON;

BEGIN;

-- Customer: A person who buys from the shop.
CREATE TABLE "customers" (
    -- Identity
    "id" BLOB NOT NULL,
    -- INV-CUST-001: Email must be unique
    "email" TEXT NOT NULL,
    -- Customer.password_hash
    "password_hash" TEXT NOT NULL,
    -- Customer.first_name
    "first_name" TEXT NOT NULL,
    -- Customer.last_name
    "last_name" TEXT NOT NULL,
    -- Optimistic locking
    "version" INTEGER DEFAULT 1 NOT NULL,
    -- Audit
    "created_at" TEXT DEFAULT (STRFTIME('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL,
    -- Audit
    "updated_at" TEXT DEFAULT (STRFTIME('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL,
    CONSTRAINT "pk_customers" PRIMARY KEY ("id"),
    CONSTRAINT "chk_customers_id_storable" CHECK (LENGTH("id") = 16),
    CONSTRAINT "chk_customers_email_storable" CHECK (LENGTH("email") <= 255 AND INSTR("email", CHAR(0)) = 0),
    CONSTRAINT "chk_customers_password_hash_storable" CHECK (LENGTH("password_hash") <= 255 AND INSTR("password_hash", CHAR(0)) = 0),
    CONSTRAINT "chk_customers_first_name_storable" CHECK (LENGTH("first_name") <= 100 AND INSTR("first_name", CHAR(0)) = 0),
    CONSTRAINT "chk_customers_last_name_storable" CHECK (LENGTH("last_name") <= 100 AND INSTR("last_name", CHAR(0)) = 0),
    CONSTRAINT "chk_customers_version_storable" CHECK ("version" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "chk_customers_created_at_storable" CHECK (LENGTH(CAST("created_at" AS BLOB)) = 27 AND "created_at" GLOB '[1-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND STRFTIME('%Y-%m-%dT%H:%M:%S', SUBSTR("created_at", 1, 19), '+0 days') IS SUBSTR("created_at", 1, 19) AND SUBSTR("created_at", 12, 2) < '24'),
    CONSTRAINT "chk_customers_updated_at_storable" CHECK (LENGTH(CAST("updated_at" AS BLOB)) = 27 AND "updated_at" GLOB '[1-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND STRFTIME('%Y-%m-%dT%H:%M:%S', SUBSTR("updated_at", 1, 19), '+0 days') IS SUBSTR("updated_at", 1, 19) AND SUBSTR("updated_at", 12, 2) < '24')
) STRICT;
-- Login lookup by email
CREATE UNIQUE INDEX "idx_customers_email" ON "customers" ("email");

-- Order: What a customer has bought, from the basket to delivery.
CREATE TABLE "orders" (
    -- Identity
    "id" BLOB NOT NULL,
    -- Order.customer_id
    "customer_id" BLOB NOT NULL,
    -- INV-ORD-003: Valid state transitions
    "status" TEXT DEFAULT 'pending' NOT NULL,
    -- Order.total_amount
    "total_amount" INTEGER NOT NULL,
    -- Optimistic locking
    "version" INTEGER DEFAULT 1 NOT NULL,
    -- Audit
    "created_at" TEXT DEFAULT (STRFTIME('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL,
    -- Audit
    "updated_at" TEXT DEFAULT (STRFTIME('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL,
    CONSTRAINT "pk_orders" PRIMARY KEY ("id"),
    -- INV-ORD-003: Valid state transitions
    CONSTRAINT "chk_order_status" CHECK ("status" IN ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled')),
    CONSTRAINT "chk_orders_id_storable" CHECK (LENGTH("id") = 16),
    CONSTRAINT "chk_orders_customer_id_storable" CHECK (LENGTH("customer_id") = 16),
    CONSTRAINT "chk_orders_total_amount_storable" CHECK ("total_amount" BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT "chk_orders_version_storable" CHECK ("version" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "chk_orders_created_at_storable" CHECK (LENGTH(CAST("created_at" AS BLOB)) = 27 AND "created_at" GLOB '[1-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND STRFTIME('%Y-%m-%dT%H:%M:%S', SUBSTR("created_at", 1, 19), '+0 days') IS SUBSTR("created_at", 1, 19) AND SUBSTR("created_at", 12, 2) < '24'),
    CONSTRAINT "chk_orders_updated_at_storable" CHECK (LENGTH(CAST("updated_at" AS BLOB)) = 27 AND "updated_at" GLOB '[1-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND STRFTIME('%Y-%m-%dT%H:%M:%S', SUBSTR("updated_at", 1, 19), '+0 days') IS SUBSTR("updated_at", 1, 19) AND SUBSTR("updated_at", 12, 2) < '24'),
    CONSTRAINT "fk_orders_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
) STRICT;
-- Get orders by customer
CREATE INDEX "idx_orders_customer" ON "orders" ("customer_id");
-- Filter by status
CREATE INDEX "idx_orders_status" ON "orders" ("status");

-- Order: One product in an order, with its quantity and price.
CREATE TABLE "order_line_items" (
    -- Identity
    "id" BLOB NOT NULL,
    -- Parent Order
    "order_id" BLOB NOT NULL,
    -- OrderLineItem.product_id
    "product_id" BLOB NOT NULL,
    -- INV-ORD-001: At least one item
    "quantity" INTEGER NOT NULL,
    -- OrderLineItem.unit_price
    "unit_price" INTEGER NOT NULL,
    -- Audit
    "created_at" TEXT DEFAULT (STRFTIME('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL,
    -- Audit
    "updated_at" TEXT DEFAULT (STRFTIME('%Y-%m-%dT%H:%M:%f000Z', 'now')) NOT NULL,
    CONSTRAINT "pk_order_line_items" PRIMARY KEY ("id"),
    -- INV-ORD-001: At least one item
    CONSTRAINT "chk_line_item_quantity" CHECK ("quantity" > 0),
    CONSTRAINT "chk_order_line_items_id_storable" CHECK (LENGTH("id") = 16),
    CONSTRAINT "chk_order_line_items_order_id_storable" CHECK (LENGTH("order_id") = 16),
    CONSTRAINT "chk_order_line_items_product_id_storable" CHECK (LENGTH("product_id") = 16),
    CONSTRAINT "chk_order_line_items_quantity_storable" CHECK ("quantity" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "chk_order_line_items_unit_price_storable" CHECK ("unit_price" BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT "chk_order_line_items_created_at_storable" CHECK (LENGTH(CAST("created_at" AS BLOB)) = 27 AND "created_at" GLOB '[1-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND STRFTIME('%Y-%m-%dT%H:%M:%S', SUBSTR("created_at", 1, 19), '+0 days') IS SUBSTR("created_at", 1, 19) AND SUBSTR("created_at", 12, 2) < '24'),
    CONSTRAINT "chk_order_line_items_updated_at_storable" CHECK (LENGTH(CAST("updated_at" AS BLOB)) = 27 AND "updated_at" GLOB '[1-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND STRFTIME('%Y-%m-%dT%H:%M:%S', SUBSTR("updated_at", 1, 19), '+0 days') IS SUBSTR("updated_at", 1, 19) AND SUBSTR("updated_at", 12, 2) < '24'),
    CONSTRAINT "fk_order_line_items_order_id" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE
) STRICT;
-- Load order with items
CREATE INDEX "idx_line_items_order" ON "order_line_items" ("order_id");

-- INV-ORD-003: Valid state transitions
CREATE TRIGGER "trg_orders_status" AFTER UPDATE ON "orders" FOR EACH ROW
    WHEN NEW."status" <> OLD."status" AND NOT (
        (OLD."status" = 'pending' AND NEW."status" IN ('confirmed', 'cancelled'))
        OR (OLD."status" = 'confirmed' AND NEW."status" IN ('shipped', 'cancelled'))
        OR (OLD."status" = 'shipped' AND NEW."status" IN ('delivered'))
    )
BEGIN
    SELECT RAISE(ABORT, 'INV-ORD-003: Valid state transitions');
END;

COMMIT;

