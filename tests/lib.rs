//! Tests of tablewright as its users see it. The kinds of tests are told in `README.md`.
