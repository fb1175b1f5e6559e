//! The text of a draft in parts, each a constant of its own.

use std::marker::PhantomData;

use crate::mapping::Mapped;
use crate::mapping::draft::{CHUNK, TEXT};
use crate::stored::Identified;

/// So many parts; the text behind them is referred to as a whole.
pub(in crate::mapping) const CHUNKS: usize = 64;

type Bytes = [[u8; TEXT]; CHUNK];

pub(in crate::mapping) type Chunks = [&'static Bytes; CHUNKS];

struct Chunk<T: ?Sized, const N: usize, const I: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const N: usize, const I: usize> Chunk<T, N, I> {
    const TEXT: &'static Bytes = &{
        let text = Mapped::<T, N>::TEXT;
        let mut bytes = [[0; TEXT]; CHUNK];
        let mut row = 0;
        while row < CHUNK {
            bytes[row] = text[I * CHUNK + row];
            row += 1;
        }
        bytes
    };
}

/// The parts of the text that there are.
pub(in crate::mapping) const fn of<T: Identified + ?Sized, const N: usize>() -> Chunks {
    let mut chunks = [&[[0; TEXT]; CHUNK]; CHUNKS];
    let mut index = 0;
    while index < CHUNKS && (index + 1) * CHUNK <= N {
        chunks[index] = chunk::<T, N>(index);
        index += 1;
    }
    chunks
}

/// Functions of their own: the constants that one names are evaluated all together.
const fn chunk<T: Identified + ?Sized, const N: usize>(index: usize) -> &'static Bytes {
    match index {
        0..4 => first::<T, N>(index),
        4..16 => second::<T, N>(index),
        _ => third::<T, N>(index),
    }
}

/// Chooses a constant by its number.
macro_rules! chosen {
    ($index:ident: $($number:literal)*) => {
        match $index {
            $($number => Chunk::<T, N, $number>::TEXT,)*
            _ => &[[0; TEXT]; CHUNK],
        }
    };
}

const fn first<T: Identified + ?Sized, const N: usize>(index: usize) -> &'static Bytes {
    chosen!(index: 0 1 2 3)
}

const fn second<T: Identified + ?Sized, const N: usize>(index: usize) -> &'static Bytes {
    chosen!(index: 4 5 6 7 8 9 10 11 12 13 14 15)
}

const fn third<T: Identified + ?Sized, const N: usize>(index: usize) -> &'static Bytes {
    chosen!(index:
        16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39
        40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63
    )
}
