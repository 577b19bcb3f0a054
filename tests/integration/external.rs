//! Results of other institutions: claimed with evidence, decided by HR, or brought in as a file.

mod claims;
mod files;
