//! Which module names which: paths that begin with `crate`, `super` or `self`, wherever they stand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module, by the names on the way from the root.
type Module = Vec<String>;

/// The modules of a crate, and the paths in each.
pub(crate) struct Imports {
    modules: BTreeSet<Module>,
    /// Pairs of the module that names a path, and the path from the root.
    paths: BTreeSet<(Module, Module)>,
}

impl Imports {
    /// Of the sources in this folder.
    pub(crate) fn of(sources: &Path) -> Self {
        let mut texts = BTreeMap::new();
        for file in crate::files(sources) {
            let path = file.strip_prefix(sources).expect("a source");
            let path = path.with_extension("");
            let module: Module = path
                .iter()
                .map(|name| name.to_str().expect("UTF-8").to_owned())
                .collect();
            // The root names all of them, and a program the library.
            if module[0] != "lib" && module[0] != "bin" {
                let text = fs::read_to_string(&file).expect("a source");
                texts.insert(module, text);
            }
        }
        let mut paths = BTreeSet::new();
        for (module, text) in &texts {
            let tokens: TokenStream = text.parse().expect("Rust");
            let mut found = Vec::new();
            named_in(tokens, module, 0, &mut found);
            paths.extend(found.into_iter().map(|path| (module.clone(), path)));
        }
        Self {
            modules: texts.into_keys().collect(),
            paths,
        }
    }

    /// The modules at the root.
    pub(crate) fn at_root(&self) -> impl Iterator<Item = &str> {
        let roots = self.modules.iter().filter(|module| module.len() == 1);
        roots.map(|module| module[0].as_str())
    }

    /// What modules name that is at the root and no module.
    pub(crate) fn of_root(&self) -> BTreeSet<(String, &str)> {
        let paths = self.paths.iter().filter(|(_, path)| {
            let is_macro = path.first().is_some_and(|name| name.starts_with("__"));
            !path.is_empty() && !is_macro && !self.modules.contains(&path[..1])
        });
        paths
            .map(|(module, path)| (module.join("::"), path[0].as_str()))
            .collect()
    }

    /// The folders, with `/` between their names; the root is not one of them.
    pub(crate) fn folders(&self) -> BTreeSet<&'static str> {
        let inside = self.modules.iter().filter(|module| module.len() > 1);
        inside
            .map(|module| &*module[..module.len() - 1].join("/").leak())
            .collect()
    }

    /// Pairs of modules of a folder, of which something in the first names something in the second.
    pub(crate) fn between(&self, folder: &str) -> BTreeSet<(&str, &str)> {
        let folder: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
        let depth = folder.len();
        let member = |path: &'_ Module| -> Option<usize> {
            let is_inside = path.len() > depth && path[..depth] == folder[..];
            (is_inside && self.modules.contains(&path[..=depth])).then_some(depth)
        };
        let mut pairs = BTreeSet::new();
        for (from, to) in &self.paths {
            if let (Some(from_at), Some(to_at)) = (member(from), member(to))
                && from[from_at] != to[to_at]
            {
                pairs.insert((from[from_at].as_str(), to[to_at].as_str()));
            }
        }
        pairs
    }

    /// The modules of a folder that name each other, whether directly or by others.
    pub(crate) fn circles(&self, folder: &str) -> BTreeSet<Vec<String>> {
        let mut reached = self.between(folder);
        loop {
            let further: Vec<_> = reached
                .iter()
                .flat_map(|(from, by)| {
                    let next = reached.iter().filter(move |(of, _)| of == by);
                    next.map(|(_, to)| (*from, *to))
                })
                .filter(|pair| !reached.contains(pair))
                .collect();
            if further.is_empty() {
                break;
            }
            reached.extend(further);
        }
        let circular = reached.iter().filter(|(from, to)| from == to);
        circular
            .map(|(module, _)| {
                let others = reached
                    .iter()
                    .filter(|(from, to)| from == module && reached.contains(&(*to, *from)));
                others.map(|(_, other)| (*other).to_owned()).collect()
            })
            .collect()
    }
}

/// The paths from the root that these tokens name, so many inline modules inside of a file.
fn named_in(tokens: TokenStream, module: &Module, inline: usize, found: &mut Vec<Module>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => {
                let is_module = at > 1 && is(&tokens[at - 2], "mod");
                named_in(
                    group.stream(),
                    module,
                    inline + usize::from(is_module),
                    found,
                );
            }
            token
                if ["crate", "super", "self"]
                    .iter()
                    .any(|word| is(token, word)) =>
            {
                if let Some((base, next)) = base(&tokens, at, module, inline) {
                    tree(&tokens[next..], &base, found);
                    at = next;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// The module that leading words mean, and where the names behind them begin.
fn base(
    tokens: &[TokenTree],
    at: usize,
    module: &Module,
    mut inline: usize,
) -> Option<(Module, usize)> {
    let mut base = module.clone();
    let mut next = at;
    loop {
        let token = tokens.get(next)?;
        if is(token, "crate") {
            base.clear();
        } else if is(token, "super") {
            match inline {
                0 => drop(base.pop()),
                _ => inline -= 1,
            }
        } else if !is(token, "self") {
            return (next > at).then_some((base, next));
        }
        if !is_colons(tokens, next + 1) {
            return None;
        }
        next += 3;
    }
}

/// The paths of a name, or of several in braces, and of what follows them.
fn tree(tokens: &[TokenTree], base: &[String], found: &mut Vec<Module>) {
    match tokens.first() {
        Some(TokenTree::Ident(name)) => {
            let path = [base, &[name.to_string()]].concat();
            if is_colons(tokens, 1) {
                tree(&tokens[3..], &path, found);
            } else {
                found.push(path);
            }
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            for part in inside
                .split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ','))
            {
                if part.first().is_some_and(|token| is(token, "self")) {
                    found.push(base.to_vec());
                } else {
                    tree(part, base, found);
                }
            }
        }
        _ => found.push(base.to_vec()),
    }
}

fn is(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(name) if name == word)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(sign)) if sign.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}
