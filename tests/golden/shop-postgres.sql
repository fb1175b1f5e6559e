-- Creates the 3 tables of the data model: PostgreSQL 15 or later.
-- Made by tablewright from the domain: change that, not this.

BEGIN;
SET LOCAL lock_timeout = '10s';
SET LOCAL statement_timeout = '5min';

-- Customer: A person who buys from the shop.
CREATE TABLE customers (
    id uuid NOT NULL,
    email varchar(255) NOT NULL,
    password_hash varchar(255) NOT NULL,
    first_name varchar(100) NOT NULL,
    last_name varchar(100) NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_customers PRIMARY KEY (id),
    CONSTRAINT chk_customers_created_at_storable CHECK (created_at BETWEEN '1000-01-01 00:00:00+00' AND '9999-12-31 23:59:59.999999+00'),
    CONSTRAINT chk_customers_updated_at_storable CHECK (updated_at BETWEEN '1000-01-01 00:00:00+00' AND '9999-12-31 23:59:59.999999+00')
);
COMMENT ON TABLE customers IS 'A person who buys from the shop.';
COMMENT ON COLUMN customers.id IS 'Identity';
COMMENT ON COLUMN customers.email IS 'INV-CUST-001: Email must be unique';
COMMENT ON COLUMN customers.password_hash IS 'Customer.password_hash';
COMMENT ON COLUMN customers.first_name IS 'Customer.first_name';
COMMENT ON COLUMN customers.last_name IS 'Customer.last_name';
COMMENT ON COLUMN customers.version IS 'Optimistic locking';
COMMENT ON COLUMN customers.created_at IS 'Audit';
COMMENT ON COLUMN customers.updated_at IS 'Audit';
COMMENT ON CONSTRAINT chk_customers_created_at_storable ON customers IS 'What can be stored: Audit';
COMMENT ON CONSTRAINT chk_customers_updated_at_storable ON customers IS 'What can be stored: Audit';
CREATE UNIQUE INDEX idx_customers_email ON customers (email);
COMMENT ON INDEX idx_customers_email IS 'Login lookup by email';

-- Order: What a customer has bought, from the basket to delivery.
CREATE TABLE orders (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    status varchar(20) DEFAULT 'pending' NOT NULL,
    total_amount numeric(10,2) NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (id),
    CONSTRAINT chk_order_status CHECK (status IN ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled')),
    CONSTRAINT chk_orders_total_amount_storable CHECK (total_amount <> 'NaN'),
    CONSTRAINT chk_orders_created_at_storable CHECK (created_at BETWEEN '1000-01-01 00:00:00+00' AND '9999-12-31 23:59:59.999999+00'),
    CONSTRAINT chk_orders_updated_at_storable CHECK (updated_at BETWEEN '1000-01-01 00:00:00+00' AND '9999-12-31 23:59:59.999999+00')
);
COMMENT ON TABLE orders IS 'What a customer has bought, from the basket to delivery.';
COMMENT ON COLUMN orders.id IS 'Identity';
COMMENT ON COLUMN orders.customer_id IS 'Order.customer_id';
COMMENT ON COLUMN orders.status IS 'INV-ORD-003: Valid state transitions';
COMMENT ON COLUMN orders.total_amount IS 'Order.total_amount';
COMMENT ON COLUMN orders.version IS 'Optimistic locking';
COMMENT ON COLUMN orders.created_at IS 'Audit';
COMMENT ON COLUMN orders.updated_at IS 'Audit';
COMMENT ON CONSTRAINT chk_order_status ON orders IS 'INV-ORD-003: Valid state transitions';
COMMENT ON CONSTRAINT chk_orders_total_amount_storable ON orders IS 'What can be stored: Order.total_amount';
COMMENT ON CONSTRAINT chk_orders_created_at_storable ON orders IS 'What can be stored: Audit';
COMMENT ON CONSTRAINT chk_orders_updated_at_storable ON orders IS 'What can be stored: Audit';
CREATE INDEX idx_orders_customer ON orders (customer_id);
COMMENT ON INDEX idx_orders_customer IS 'Get orders by customer';
CREATE INDEX idx_orders_status ON orders (status);
COMMENT ON INDEX idx_orders_status IS 'Filter by status';

-- Order: One product in an order, with its quantity and price.
CREATE TABLE order_line_items (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    product_id uuid NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(10,2) NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT pk_order_line_items PRIMARY KEY (id),
    CONSTRAINT chk_line_item_quantity CHECK (quantity > 0),
    CONSTRAINT chk_order_line_items_unit_price_storable CHECK (unit_price <> 'NaN'),
    CONSTRAINT chk_order_line_items_created_at_storable CHECK (created_at BETWEEN '1000-01-01 00:00:00+00' AND '9999-12-31 23:59:59.999999+00'),
    CONSTRAINT chk_order_line_items_updated_at_storable CHECK (updated_at BETWEEN '1000-01-01 00:00:00+00' AND '9999-12-31 23:59:59.999999+00')
);
COMMENT ON TABLE order_line_items IS 'One product in an order, with its quantity and price.';
COMMENT ON COLUMN order_line_items.id IS 'Identity';
COMMENT ON COLUMN order_line_items.order_id IS 'Parent Order';
COMMENT ON COLUMN order_line_items.product_id IS 'OrderLineItem.product_id';
COMMENT ON COLUMN order_line_items.quantity IS 'INV-ORD-001: At least one item';
COMMENT ON COLUMN order_line_items.unit_price IS 'OrderLineItem.unit_price';
COMMENT ON COLUMN order_line_items.created_at IS 'Audit';
COMMENT ON COLUMN order_line_items.updated_at IS 'Audit';
COMMENT ON CONSTRAINT chk_line_item_quantity ON order_line_items IS 'INV-ORD-001: At least one item';
COMMENT ON CONSTRAINT chk_order_line_items_unit_price_storable ON order_line_items IS 'What can be stored: OrderLineItem.unit_price';
COMMENT ON CONSTRAINT chk_order_line_items_created_at_storable ON order_line_items IS 'What can be stored: Audit';
COMMENT ON CONSTRAINT chk_order_line_items_updated_at_storable ON order_line_items IS 'What can be stored: Audit';
CREATE INDEX idx_line_items_order ON order_line_items (order_id);
COMMENT ON INDEX idx_line_items_order IS 'Load order with items';

ALTER TABLE orders ADD CONSTRAINT fk_orders_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT;
ALTER TABLE order_line_items ADD CONSTRAINT fk_order_line_items_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE;

-- INV-ORD-003: Valid state transitions
CREATE FUNCTION trg_orders_status() RETURNS trigger LANGUAGE plpgsql AS $refuse$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'check_violation',
        MESSAGE = 'INV-ORD-003: Valid state transitions',
        DETAIL = format('%s may not follow %s.', NEW.status, OLD.status),
        SCHEMA = TG_TABLE_SCHEMA,
        TABLE = TG_TABLE_NAME,
        COLUMN = 'status',
        CONSTRAINT = 'chk_order_status';
END
$refuse$;
CREATE TRIGGER trg_orders_status AFTER UPDATE ON orders FOR EACH ROW
    WHEN (NEW.status <> OLD.status AND NOT (
        (OLD.status = 'pending' AND NEW.status IN ('confirmed', 'cancelled'))
        OR (OLD.status = 'confirmed' AND NEW.status IN ('shipped', 'cancelled'))
        OR (OLD.status = 'shipped' AND NEW.status IN ('delivered'))
    ))
    EXECUTE FUNCTION trg_orders_status();

COMMIT;

