//! The rules of a table: what enforces each, over which columns.

use super::condition::{self, Frame};
use super::draft::{CheckDraft, Columns, Draft, Pool, Range, RuleDraft, SiteDraft, Str};
use super::subject::Subject;
use super::{expression, flatten, paths};
use crate::rule::{Expr, Form, Path, Rule};
use crate::text::{self, Buffer};

/// What a rule of the entity asks for. Unique rules are indexes, and state machines are checks of
/// values.
pub(super) const fn of_type<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    frame: Frame,
    rule: &'static Rule,
) {
    // What has no room any more is tried again, where there is more of it.
    if draft.overflowed() {
        return;
    }
    match rule.form {
        Form::Unique { .. } => {}
        Form::Documented | Form::Assert => note(draft, subject.name, rule, None, &Pool::new(0)),
        Form::Sql(_) | Form::Constraint(_) => {
            let name = name_after_id(draft, subject, rule);
            note(draft, subject.name, rule, Some(name), &Pool::new(0));
        }
        Form::NoOverlap {
            fields,
            parent,
            range,
        } => {
            let columns = paths::columns_of(draft, frame, (fields, parent), range);
            let name = match rule.name {
                Some(name) => Str::Static(name),
                None => name_of_exclusion(draft, subject, &columns),
            };
            note(draft, subject.name, rule, Some(name), &columns);
        }
        Form::Transitions { path, .. } => {
            let columns = draft.columns.since(subject.start.columns);
            let read = columns_of(draft, columns, path);
            let constraint = constraint_from(draft, rule, subject.start.checks);
            note(draft, subject.name, rule, constraint, &read);
        }
        Form::Check(expression) => {
            let node = draft.nodes_length;
            check(draft, subject, rule, None, (frame, &expression, node));
        }
    }
}

/// The rules of an embedded type, in one of its places. What no constraint enforces is noted once a
/// table.
pub(super) const fn of_site<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    frame: Frame,
    position: usize,
) {
    let site = draft.sites.items[position];
    let mut index = 0;
    while index < site.rules.len() && !draft.overflowed() {
        let rule = &site.rules[index];
        if let Form::Check(expression) = rule.form {
            let node = draft.nodes_length;
            condition::unless_absent(draft, &site);
            let said = (frame.of_site(&site), &expression, node);
            check(draft, subject, rule, Some(&site), said);
        } else if !is_known(draft, site.declared_on, rule, subject.start.rules) {
            note(draft, site.declared_on, rule, None, &Pool::new(0));
        }
        index += 1;
    }
}

/// Whether the columns of a site end here.
pub(super) const fn ends_at<const N: usize>(draft: &Draft<N>, site: usize, column: usize) -> bool {
    site < draft.sites.kept() && draft.sites.items[site].columns.end <= column
}

/// The check of a rule: what it says, behind the nodes that there are from a position on.
const fn check<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    rule: &'static Rule,
    site: Option<&SiteDraft>,
    (frame, said, node): (Frame, &Expr, usize),
) {
    condition::push(draft, frame, said, true);
    let condition = expression::condition(draft, node);
    let mut read = Pool::new(0);
    condition::columns_read(draft, frame, said, &mut read);
    let name = match (site, rule.name) {
        (None, Some(name)) => Str::Static(name),
        (Some(site), Some(suffix)) => {
            let mut name = beginning(draft, subject);
            let group = draft.read(site.name);
            name.push(group);
            name.push(if group.is_empty() { "" } else { "_" });
            name.push(suffix);
            not_taken(draft, rule, name, subject.start.checks)
        }
        (_, None) => {
            let name = after_columns(draft, subject, &read);
            not_taken(draft, rule, name, subject.start.checks)
        }
    };
    draft.checks.push(CheckDraft {
        name,
        condition,
        source: Str::Static(rule.text),
    });
    let declared_on = match site {
        Some(site) => site.declared_on,
        None => subject.name,
    };
    note(draft, declared_on, rule, Some(name), &read);
}

/// `chk_{entity}_`
const fn beginning<const N: usize>(draft: &Draft<N>, subject: Subject) -> Buffer<1024> {
    let mut name = Buffer::new();
    name.push("chk_");
    name.push(draft.read(subject.singular));
    name.push("_");
    name
}

/// `chk_{entity}_{columns}`
const fn after_columns<const N: usize>(
    draft: &Draft<N>,
    subject: Subject,
    read: &Columns,
) -> Buffer<1024> {
    let mut name = beginning(draft, subject);
    let mut index = 0;
    while index < read.kept() {
        name.push(if index > 0 { "_" } else { "" });
        name.push(draft.read(draft.columns.items[read.items[index]].name));
        index += 1;
    }
    name
}

/// `exc_{entity}_{columns}`
const fn name_of_exclusion<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    columns: &Columns,
) -> Str {
    let mut name = Buffer::<1024>::new();
    name.push("exc_");
    name.push(draft.read(subject.singular));
    let mut index = 0;
    while index < columns.kept() {
        name.push("_");
        name.push(draft.read(draft.columns.items[columns.items[index]].name));
        index += 1;
    }
    draft.write(&text::shortened(&name))
}

/// `chk_{entity}_{rule id}`, unless named.
const fn name_after_id<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    rule: &'static Rule,
) -> Str {
    if let Some(name) = rule.name {
        return Str::Static(name);
    }
    let mut name = beginning(draft, subject);
    push_rule_id(&mut name, rule);
    draft.write(&text::shortened(&name))
}

/// The name; where another check of the table has it, with the rule's id.
const fn not_taken<const N: usize>(
    draft: &mut Draft<N>,
    rule: &Rule,
    mut name: Buffer<1024>,
    first: usize,
) -> Str {
    if is_taken(draft, first, text::shortened(&name).as_str()) {
        name.push("_");
        push_rule_id(&mut name, rule);
    }
    draft.write(&text::shortened(&name))
}

const fn is_taken<const N: usize>(draft: &Draft<N>, first: usize, name: &str) -> bool {
    let mut check = first;
    while check < draft.checks.kept() {
        if text::equal(draft.read(draft.checks.items[check].name), name) {
            return true;
        }
        check += 1;
    }
    false
}

/// The columns at a path.
const fn columns_of<const N: usize>(draft: &Draft<N>, columns: Range, path: Path) -> Columns {
    let mut found = Pool::new(0);
    let mut position = columns.start;
    while position < columns.end {
        if flatten::is_meant(draft, &draft.columns.items[position], path) {
            found.push(position);
        }
        position += 1;
    }
    found
}

/// The check that a state machine lent its source to; a native enum needs none.
const fn constraint_from<const N: usize>(
    draft: &Draft<N>,
    rule: &Rule,
    first: usize,
) -> Option<Str> {
    let mut check = first;
    while check < draft.checks.kept() {
        if text::equal(draft.read(draft.checks.items[check].source), rule.text) {
            return Some(draft.checks.items[check].name);
        }
        check += 1;
    }
    None
}

const fn is_known<const N: usize>(
    draft: &Draft<N>,
    declared_on: &str,
    rule: &Rule,
    first: usize,
) -> bool {
    let mut index = first;
    while index < draft.rules.kept() {
        let known = &draft.rules.items[index];
        if let Some(of) = known.rule
            && of.position == rule.position
            && text::equal(known.declared_on, declared_on)
            && text::equal(of.text, rule.text)
        {
            return true;
        }
        index += 1;
    }
    false
}

/// Notes a rule of the table that is being drafted.
pub(super) const fn note<const N: usize>(
    draft: &mut Draft<N>,
    declared_on: &'static str,
    rule: &'static Rule,
    constraint: Option<Str>,
    columns: &Columns,
) {
    let columns = draft.list(columns);
    draft.rules.push(RuleDraft {
        rule: Some(rule),
        declared_on,
        table: draft.tables.length,
        constraint,
        columns,
        filter: None,
    });
}

/// Notes of the last rule which rows it compares.
pub(super) const fn note_filter<const N: usize>(draft: &mut Draft<N>, filter: Str) {
    if draft.rules.length <= N {
        draft.rules.items[draft.rules.length - 1].filter = Some(filter);
    }
}

/// Brings the rules that were noted of a table, from the position `first` on, into their order:
/// those of the entity as they are declared, then those of embedded types in their places.
pub(super) const fn sort<const N: usize>(draft: &mut Draft<N>, subject: Subject, first: usize) {
    let mut index = first;
    while index < draft.rules.kept() {
        let rule = draft.rules.items[index];
        let mut place = index;
        while place > first && is_before(subject, &rule, &draft.rules.items[place - 1]) {
            draft.rules.items[place] = draft.rules.items[place - 1];
            place -= 1;
        }
        draft.rules.items[place] = rule;
        index += 1;
    }
}

const fn is_before(subject: Subject, rule: &RuleDraft, other: &RuleDraft) -> bool {
    match (own_position(subject, rule), own_position(subject, other)) {
        (Some(position), Some(other)) => position < other,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// The position of a rule among those of the entity, if it is one of them.
const fn own_position(subject: Subject, drafted: &RuleDraft) -> Option<usize> {
    match drafted.rule {
        Some(rule) if subject.rows.is_none() && text::equal(drafted.declared_on, subject.name) => {
            Some(rule.position)
        }
        _ => None,
    }
}

/// `INV-ORD-007` as the end of a name: `inv_ord_007`.
pub(super) const fn push_rule_id<const M: usize>(name: &mut Buffer<M>, rule: &Rule) {
    let mut rest = rule.id;
    while !rest.is_empty() {
        let (first, after) = rest.split_at(1);
        name.push(lower(first));
        rest = after;
    }
}

/// One character of a rule's id, as names have it. The derive admits no others.
const fn lower(character: &str) -> &str {
    const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
    let mut index = 0;
    while index < UPPER.len() {
        if UPPER.as_bytes()[index] == character.as_bytes()[0] {
            let (_, found) = LOWER.split_at(index);
            let (found, _) = found.split_at(1);
            return found;
        }
        index += 1;
    }
    if text::equal(character, "-") {
        "_"
    } else {
        character
    }
}
