-- Creates the 3 tables of the data model: MySQL 8.0.17 or later.
-- Made by tablewright from the domain: change that, not this.

SET NAMES utf8mb4;
SET @tablewright_sql_mode = @@SESSION.sql_mode;
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION';

-- Customer: A person who buys from the shop.
CREATE TABLE `customers` (
    `id` BINARY(16) NOT NULL COMMENT 'Identity',
    `email` VARCHAR(255) NOT NULL COMMENT 'INV-CUST-001: Email must be unique',
    `password_hash` VARCHAR(255) NOT NULL COMMENT 'Customer.password_hash',
    `first_name` VARCHAR(100) NOT NULL COMMENT 'Customer.first_name',
    `last_name` VARCHAR(100) NOT NULL COMMENT 'Customer.last_name',
    `version` INTEGER DEFAULT 1 NOT NULL COMMENT 'Optimistic locking',
    `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL COMMENT 'Audit',
    `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL COMMENT 'Audit',
    CONSTRAINT `pk_customers` PRIMARY KEY (`id`),
    CONSTRAINT `chk_customers_email_storable` CHECK (LOCATE(X'00', `email`) = 0),
    CONSTRAINT `chk_customers_password_hash_storable` CHECK (LOCATE(X'00', `password_hash`) = 0),
    CONSTRAINT `chk_customers_first_name_storable` CHECK (LOCATE(X'00', `first_name`) = 0),
    CONSTRAINT `chk_customers_last_name_storable` CHECK (LOCATE(X'00', `last_name`) = 0),
    CONSTRAINT `chk_customers_created_at_storable` CHECK (`created_at` BETWEEN '1000-01-01 00:00:00' AND '9999-12-31 23:59:59.999999' AND MONTH(`created_at`) > 0 AND DAYOFMONTH(`created_at`) > 0),
    CONSTRAINT `chk_customers_updated_at_storable` CHECK (`updated_at` BETWEEN '1000-01-01 00:00:00' AND '9999-12-31 23:59:59.999999' AND MONTH(`updated_at`) > 0 AND DAYOFMONTH(`updated_at`) > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin
    COMMENT = 'A person who buys from the shop.';
CREATE UNIQUE INDEX `idx_customers_email` ON `customers` (`email`) COMMENT 'Login lookup by email';

-- Order: What a customer has bought, from the basket to delivery.
CREATE TABLE `orders` (
    `id` BINARY(16) NOT NULL COMMENT 'Identity',
    `customer_id` BINARY(16) NOT NULL COMMENT 'Order.customer_id',
    `status` VARCHAR(20) DEFAULT 'pending' NOT NULL COMMENT 'INV-ORD-003: Valid state transitions',
    `total_amount` DECIMAL(10,2) NOT NULL COMMENT 'Order.total_amount',
    `version` INTEGER DEFAULT 1 NOT NULL COMMENT 'Optimistic locking',
    `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL COMMENT 'Audit',
    `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL COMMENT 'Audit',
    CONSTRAINT `pk_orders` PRIMARY KEY (`id`),
    CONSTRAINT `chk_order_status` CHECK (`status` IN ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled')),
    CONSTRAINT `chk_orders_created_at_storable` CHECK (`created_at` BETWEEN '1000-01-01 00:00:00' AND '9999-12-31 23:59:59.999999' AND MONTH(`created_at`) > 0 AND DAYOFMONTH(`created_at`) > 0),
    CONSTRAINT `chk_orders_updated_at_storable` CHECK (`updated_at` BETWEEN '1000-01-01 00:00:00' AND '9999-12-31 23:59:59.999999' AND MONTH(`updated_at`) > 0 AND DAYOFMONTH(`updated_at`) > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin
    COMMENT = 'What a customer has bought, from the basket to delivery.';
CREATE INDEX `idx_orders_customer` ON `orders` (`customer_id`) COMMENT 'Get orders by customer';
CREATE INDEX `idx_orders_status` ON `orders` (`status`) COMMENT 'Filter by status';

-- Order: One product in an order, with its quantity and price.
CREATE TABLE `order_line_items` (
    `id` BINARY(16) NOT NULL COMMENT 'Identity',
    `order_id` BINARY(16) NOT NULL COMMENT 'Parent Order',
    `product_id` BINARY(16) NOT NULL COMMENT 'OrderLineItem.product_id',
    `quantity` INTEGER NOT NULL COMMENT 'INV-ORD-001: At least one item',
    `unit_price` DECIMAL(10,2) NOT NULL COMMENT 'OrderLineItem.unit_price',
    `created_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL COMMENT 'Audit',
    `updated_at` DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL COMMENT 'Audit',
    CONSTRAINT `pk_order_line_items` PRIMARY KEY (`id`),
    CONSTRAINT `chk_line_item_quantity` CHECK (`quantity` > 0),
    CONSTRAINT `chk_order_line_items_created_at_storable` CHECK (`created_at` BETWEEN '1000-01-01 00:00:00' AND '9999-12-31 23:59:59.999999' AND MONTH(`created_at`) > 0 AND DAYOFMONTH(`created_at`) > 0),
    CONSTRAINT `chk_order_line_items_updated_at_storable` CHECK (`updated_at` BETWEEN '1000-01-01 00:00:00' AND '9999-12-31 23:59:59.999999' AND MONTH(`updated_at`) > 0 AND DAYOFMONTH(`updated_at`) > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin
    COMMENT = 'One product in an order, with its quantity and price.';
CREATE INDEX `idx_line_items_order` ON `order_line_items` (`order_id`) COMMENT 'Load order with items';

ALTER TABLE `orders` ADD CONSTRAINT `fk_orders_customer_id` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `order_line_items` ADD CONSTRAINT `fk_order_line_items_order_id` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE;

-- INV-ORD-003: Valid state transitions
CREATE TRIGGER `trg_orders_status` BEFORE UPDATE ON `orders` FOR EACH ROW
    SET NEW.`status` = CASE WHEN NEW.`status` <> OLD.`status` AND NOT (
        (OLD.`status` = 'pending' AND NEW.`status` IN ('confirmed', 'cancelled'))
        OR (OLD.`status` = 'confirmed' AND NEW.`status` IN ('shipped', 'cancelled'))
        OR (OLD.`status` = 'shipped' AND NEW.`status` IN ('delivered'))
    )
    THEN UUID_TO_BIN(CONCAT('INV-ORD-003: Valid state transitions', ': ', OLD.`status`, ' -> ', NEW.`status`))
    ELSE NEW.`status` END;

SET SESSION sql_mode = @tablewright_sql_mode;

