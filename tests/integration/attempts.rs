//! What makes attempts trusted: everything that happens is on record, and nobody loses by what was not her doing.

mod accommodations;
mod draw;
mod flag;
mod hold;
mod outage;
mod pace;
mod pause;
mod timeline;
