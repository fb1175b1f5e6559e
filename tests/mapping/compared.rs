//! How indexes and unique rules compare their columns.

use tablewright::{Aggregate, Entity, Id, ValueObject};

use crate::index;

/// An address of electronic mail.
#[derive(ValueObject)]
struct Email(#[column(length = 200)] String);

/// A place.
#[derive(ValueObject)]
struct Place {
    #[column(length = 100)]
    town: String,
    country: i32,
}

/// Somebody who signs in.
#[derive(Aggregate)]
#[aggregate(audit(created = "joined_at"))]
#[invariant("INV-ACC-001: An address is one account's", unique(email.to_ascii_lowercase()))]
#[invariant("INV-ACC-002: A nickname is given once in a town", unique(home.town.to_ascii_lowercase(), nickname) nulls(equal))]
#[invariant("INV-ACC-003: An address is written in one way", unique(email))]
#[index(joined_at desc)]
#[index(updated_at, version desc, include(joined_at))]
#[index(home.country, home.town.to_ascii_lowercase() desc, purpose = "List by place")]
#[index(email.to_ascii_lowercase(), nickname)]
struct Account {
    id: Id<Account>,
    email: Email,
    #[column(length = 50)]
    nickname: Option<String>,
    home: Place,
    posts: Vec<Post>,
}

/// What somebody wrote.
#[derive(Entity)]
#[invariant("INV-POS-001: A title is given once", unique(parent, title.to_ascii_lowercase()))]
#[index(created_at desc)]
#[index(title desc, title_no)]
struct Post {
    id: Id<Post>,
    #[column(length = 100)]
    title: String,
    title_no: i32,
    #[collection(unique(value.to_ascii_lowercase()))]
    tags: Vec<Tag>,
    #[collection(unique(name.to_ascii_lowercase(), of), nulls(equal))]
    links: Vec<Link>,
}

/// A word that posts are found by.
#[derive(ValueObject)]
struct Tag(#[column(length = 30)] String);

/// Another page.
#[derive(ValueObject)]
struct Link {
    #[column(length = 30)]
    name: String,
    of: Option<i32>,
}

#[test]
fn letters_count_alike_where_it_is_said() {
    let accounts = &Account::TABLES[0];
    let email = index(accounts, "idx_accounts_email_lower");
    assert_eq!(email.columns, ["email"]);
    assert_eq!(email.lowercase, ["email"]);
    assert_eq!(email.purpose, "An address is one account's");
    assert!(email.unique);
    let exact = index(accounts, "idx_accounts_email");
    assert!(exact.unique && exact.lowercase.is_empty());
    let both = index(accounts, "idx_accounts_email_lower_nickname");
    assert_eq!((both.lowercase, both.unique), (&["email"][..], false));
    let place = index(accounts, "idx_accounts_home_country_home_town_lower_desc");
    assert_eq!(place.lowercase, ["home_town"]);
    assert_eq!(place.descending, ["home_town"]);
}

#[test]
fn null_is_the_same_where_it_is_said() {
    let accounts = &Account::TABLES[0];
    let nickname = index(accounts, "idx_accounts_home_town_lower_nickname");
    assert!(nickname.nulls_equal);
    assert_eq!(nickname.lowercase, ["home_town"]);
    let others = accounts.indexes.iter();
    assert_eq!(others.filter(|index| index.nulls_equal).count(), 1);
}

#[test]
fn columns_that_are_no_fields_are_indexed() {
    let accounts = &Account::TABLES[0];
    let joined = index(accounts, "idx_accounts_joined_at_desc");
    assert_eq!(joined.descending, ["joined_at"]);
    let updated = index(accounts, "idx_accounts_updated_at_version_desc");
    assert_eq!(updated.columns, ["updated_at", "version"]);
    assert_eq!(updated.descending, ["version"]);
    assert_eq!(updated.include, ["joined_at"]);
    let created = index(&Account::TABLES[1], "idx_posts_created_at_desc");
    assert_eq!(created.columns, ["created_at"]);
}

#[test]
fn the_key_of_a_parent_does_not_move_what_is_compared() {
    let posts = &Account::TABLES[1];
    let title = index(posts, "idx_posts_account_id_title_lower");
    assert_eq!(title.columns, ["account_id", "title"]);
    assert_eq!(title.lowercase, ["title"]);
    let first = index(posts, "idx_posts_title_desc_title_no");
    assert_eq!(first.descending, ["title"]);
}

#[test]
fn rows_of_collections_are_compared_alike() {
    let tags = index(&Account::TABLES[2], "idx_post_tags_post_id_value_lower");
    assert_eq!(tags.lowercase, ["value"]);
    let links = index(&Account::TABLES[3], "idx_post_links_post_id_name_lower_of");
    assert_eq!(links.lowercase, ["name"]);
    assert!(links.nulls_equal);
}
