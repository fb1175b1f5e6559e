//! What is carried without a word of the compiler has a record: the estimate of how much a shape
//! takes never says that it fits where the mapping does not find room.

use std::thread;

use tablewright::__workspace::flat::{
    Comparison, Default, EntityShape, EnumShape, Expr, FieldOptions, FieldType, Fields, Form,
    IdentityType, IndexShape, Literal, Many, Root, Rows, RowsKind, Rule, Scalar, Shape, SqlType,
    Target, ValueShape, VariantShape, VariantsShape, of_shape, text_of,
};

use crate::chance::Chance;

fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn all_kept<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}

fn text(length: usize, number: usize) -> &'static str {
    let mut text = format!("n{number}_");
    while text.len() < length {
        text.push('x');
    }
    Box::leak(text.into())
}

/// How much there is of all kinds, each of which some shapes have a lot of.
struct Sizes {
    fields: usize,
    name: usize,
    depth: usize,
    rules: usize,
    sentence: usize,
    indexes: usize,
    literal: usize,
    values: usize,
    children: usize,
}

impl Sizes {
    fn by(chance: &mut Chance) -> Self {
        let mut much = |most: usize| match chance.below(3) {
            0 => 1 + chance.below(most),
            1 => 1 + chance.below(most.isqrt()),
            _ => 1,
        };
        Self {
            fields: much(300),
            name: much(60),
            depth: much(20),
            rules: much(120),
            sentence: much(400),
            indexes: much(120),
            literal: much(4000),
            values: much(200),
            children: much(30),
        }
    }
}

const INTEGER: Shape = Shape::Scalar(Scalar::full(SqlType::Integer));

struct Maker<'c> {
    chance: &'c mut Chance,
    sizes: Sizes,
}

impl Maker<'_> {
    fn condition(&mut self, fields: usize) -> Expr {
        let column = kept(Expr::Column((self.chance.below(fields), "")));
        let literal = kept(Expr::Literal(Literal::Text(text(self.sizes.literal, 0))));
        let first = Expr::Compare(Comparison::NotEqual, column, literal);
        if self.chance.one_in(2) {
            return first;
        }
        let other = kept(Expr::Column((self.chance.below(fields), "")));
        let second = Expr::Compare(Comparison::Equal, other, column);
        Expr::Or(kept(first), kept(second))
    }

    /// Rules over the first of the fields, each of which is one column.
    fn rules(&mut self, fields: usize) -> &'static [Rule] {
        let mut rules = Vec::new();
        for position in 0..self.sizes.rules {
            let sentence = text(self.sizes.sentence, position);
            let written: &'static str = Box::leak(format!("INV-{position}: {sentence}").into());
            let (id, sentence) = written.split_once(": ").expect("both");
            rules.push(Rule {
                text: written,
                position,
                id,
                sentence,
                name: None,
                form: match self.chance.below(3) {
                    0 => Form::Documented,
                    _ => Form::Check(self.condition(fields)),
                },
            });
        }
        all_kept(rules)
    }

    /// Columns, and behind them the shapes.
    fn fields(&mut self, columns: usize, behind: Vec<Shape>) -> Fields {
        let called = |at| text(self.sizes.name, at);
        let names: Vec<&str> = (0..columns + behind.len()).map(called).collect();
        let mut shapes = vec![INTEGER; columns];
        shapes.extend(behind);
        let slots = shapes
            .into_iter()
            .map(|shape| kept(FieldType::carried(shape)));
        let default = Default::Value(Literal::Text(text(self.sizes.literal, 1)));
        let said = (0..columns).filter(|at| at % 3 == 0);
        Fields {
            names: all_kept(names),
            slots: all_kept(slots.collect()),
            said: all_kept(
                said.map(|at| FieldOptions::at(at).default(default))
                    .collect(),
            ),
        }
    }

    /// A value object in others.
    fn nested(&mut self, depth: usize) -> Shape {
        let inside = if depth == 0 {
            Vec::new()
        } else {
            vec![self.nested(depth - 1)]
        };
        let fields = self.fields(1, inside);
        let rules = if depth == 0 { self.rules(1) } else { &[] };
        let name = text(self.sizes.name, depth);
        Shape::Value(kept(ValueShape {
            name,
            fields,
            rules,
            ..ValueShape::EMPTY
        }))
    }

    fn enumeration(&mut self) -> &'static EnumShape {
        let value = |at| text(20, at);
        let values: Vec<&str> = (0..self.sizes.values).map(value).collect();
        kept(EnumShape {
            name: "State",
            module: "m",
            document_name: "state",
            names: all_kept(values.clone()),
            values: all_kept(values),
            native: false,
            rules: &[],
            print: 0,
            flat: "",
        })
    }

    fn variants(&mut self) -> Shape {
        let tag = self.enumeration();
        let count = self.chance.below(3);
        let variants = tag.names.iter().map(|name| VariantShape {
            name,
            column: name,
            fields: self.fields(count, Vec::new()),
        });
        let variants = all_kept(variants.collect());
        Shape::Variants(kept(VariantsShape {
            tag,
            variants,
            generic: false,
            flat: "",
        }))
    }

    fn part(&mut self) -> Shape {
        let depth = self.sizes.depth;
        match self.chance.below(6) {
            0 => Shape::Enum(self.enumeration()),
            1 => self.variants(),
            2 => Shape::Optional(kept(self.nested(depth))),
            3 => Shape::Collection(kept(Rows {
                kind: RowsKind::List,
                key: None,
                value: kept(FieldType::carried(self.nested(depth))),
            })),
            _ => self.nested(depth),
        }
    }

    fn indexes(&mut self, fields: usize) -> &'static [IndexShape] {
        let mut indexes = Vec::new();
        for number in 0..self.sizes.indexes {
            let columns = 1 + self.chance.below(fields.min(16));
            let paths: Vec<(usize, &str)> = (0..columns)
                .map(|at| ((number + at) % fields, ""))
                .collect();
            let paths = all_kept(paths);
            indexes.push(IndexShape {
                fields: paths,
                include: paths,
                filter: self.chance.one_in(4).then(|| self.condition(fields)),
                ..IndexShape::EMPTY
            });
        }
        all_kept(indexes)
    }

    fn entity(&mut self, number: usize, root: bool) -> &'static EntityShape {
        let (columns, parts) = (
            self.sizes.fields,
            self.chance.below(self.sizes.fields.min(12)),
        );
        let mut behind: Vec<Shape> = (0..parts).map(|_| self.part()).collect();
        if root {
            let children =
                (1..self.sizes.children).map(|at| Shape::Child(self.entity(at, false), Many::Any));
            behind.extend(children);
        }
        let is_whole = |shape: &Shape| {
            let inner = match shape {
                Shape::Optional(inner) => inner,
                shape => shape,
            };
            matches!(inner, Shape::Value(_) | Shape::Variants(_))
        };
        let wholes = (columns..).zip(&behind);
        let wholes = wholes.filter(|(_, shape)| is_whole(shape));
        let wholes: Vec<usize> = wholes.map(|(position, _)| position).collect();
        let fields = self.fields(columns, behind);
        let mut rules = self.rules(columns).to_vec();
        // Value objects are compared column by column.
        for (rule, position) in rules.iter_mut().zip(wholes.iter().copied().cycle()) {
            let column = kept(Expr::Column((position, "")));
            let sign = [Comparison::Equal, Comparison::NotEqual][position % 2];
            if self.chance.one_in(2) {
                rule.form = Form::Check(Expr::Compare(sign, column, column));
            }
        }
        let name = text(self.sizes.name, number);
        let target = kept(Target {
            name,
            module: "m",
            table: name,
            ..Target::EMPTY
        });
        kept(EntityShape {
            target,
            singular: name,
            purpose: "x",
            identity: kept(IdentityType::carried(target)),
            fields,
            rules: all_kept(rules),
            indexes: self.indexes(columns),
            root: root.then_some(Root {
                id: None,
                code: "X",
                version: None,
                package: "x",
                package_version: "1",
            }),
            ..EntityShape::EMPTY
        })
    }
}

#[test]
fn what_is_estimated_to_fit_is_mapped() {
    let judge = || {
        let mut chance = Chance::of(6);
        let (mut fit, mut large, mut wrong) = (0, 0, Vec::new());
        for case in 0..400 {
            let sizes = Sizes::by(&mut chance);
            let root = Maker {
                chance: &mut chance,
                sizes,
            }
            .entity(0, true);
            // What has no such text is mapped by the compiler anyway.
            let Some((_, false)) = text_of(root) else {
                large += 1;
                continue;
            };
            fit += 1;
            if of_shape(root).is_none() {
                wrong.push(case);
            }
        }
        assert!(wrong.is_empty(), "{wrong:?} of {fit} that fit");
        assert!(fit > 100 && large > 50, "{fit} {large}");
    };
    let thread = thread::Builder::new().stack_size(256 << 20).spawn(judge);
    assert!(thread.expect("a thread").join().is_ok());
}
