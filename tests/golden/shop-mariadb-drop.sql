-- Drops the 3 tables of the data model: MariaDB 10.11 or later.
-- Made by tablewright from the domain: change that, not this.

ALTER TABLE `orders` DROP FOREIGN KEY `fk_orders_customer_id`;
ALTER TABLE `order_line_items` DROP FOREIGN KEY `fk_order_line_items_order_id`;
DROP TABLE `order_line_items`;
DROP TABLE `orders`;
DROP TABLE `customers`;
