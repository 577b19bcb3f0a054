//! The schema, step by step. The same steps run on SQLite and on PostgreSQL.
//!
//! A migration never imports an entity and is never edited after a release; it expands before it contracts.

pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::{MigrationTrait, async_trait};

mod define;
mod m20261120_000001_people;
mod m20261120_000002_courses;
mod m20261120_000003_learning;
mod m20261120_000004_operations;
mod m20261120_000005_skills;
mod m20261120_000006_profile;
mod m20261120_000007_attempts;
mod m20261120_000008_statistics;
mod m20261120_000009_grading;
mod m20261120_000010_regrades;
mod m20261120_000011_external;
mod m20261120_000012_pauses;
mod m20261120_000013_skill_test_hold;

/// All migrations, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261120_000001_people::Migration),
            Box::new(m20261120_000002_courses::Migration),
            Box::new(m20261120_000003_learning::Migration),
            Box::new(m20261120_000004_operations::Migration),
            Box::new(m20261120_000005_skills::Migration),
            Box::new(m20261120_000006_profile::Migration),
            Box::new(m20261120_000007_attempts::Migration),
            Box::new(m20261120_000008_statistics::Migration),
            Box::new(m20261120_000009_grading::Migration),
            Box::new(m20261120_000010_regrades::Migration),
            Box::new(m20261120_000011_external::Migration),
            Box::new(m20261120_000012_pauses::Migration),
            Box::new(m20261120_000013_skill_test_hold::Migration),
        ]
    }
}
