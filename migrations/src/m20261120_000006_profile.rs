//! Skill profiles: frameworks as whole documents, more sources of evidence, where everybody stands now, and sums of it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        frameworks(manager).await?;
        skill_evidence(manager).await?;
        skill_standings(manager).await?;
        skill_tallies(manager).await?;
        skill_ages(manager).await?;
        count_what_is_there(manager).await
    }
}

/// One column at a time, as SQLite wants it.
async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).take()).await
}

/// The edition as its file says it, with statements, targets and crosswalk.
async fn frameworks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(manager, "frameworks", json_null("content")).await?;
    add(manager, "frameworks", text_null("content_sha256")).await
}

/// `fact` makes twice once: no person has the same fact of a skill from the same source twice. A test has its own key.
async fn skill_evidence(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [text_null("fact"), big_integer_null("actor_id"), json_null("detail")] {
        add(manager, "skill_evidence", column).await?;
    }
    unique(manager, "skill_evidence", &["person_id", "skill_id", "source", "fact"]).await
}

/// The newest evidence of every person, skill and source, and under which unit and population the tally has it.
async fn skill_standings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("skill_standings")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(big_integer("skill_id"))
        .col(text("source"))
        .col(small_integer("level"))
        .col(date("observed_on"))
        .col(big_integer("evidence_id"))
        .col(big_integer_null("unit_id"))
        .col(text_null("population"));
    link(&mut table, "skill_standings", "person_id", "people");
    link(&mut table, "skill_standings", "skill_id", "skills");
    link(&mut table, "skill_standings", "evidence_id", "skill_evidence");
    link(&mut table, "skill_standings", "unit_id", "units");
    manager.create_table(table).await?;
    unique(manager, "skill_standings", &["person_id", "skill_id", "source"]).await
}

/// How many people of exactly this unit and population stand on each level. Sums of these are what HR sees of skills.
async fn skill_tallies(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("skill_tallies")
        .col(big_pk_auto("id"))
        .col(big_integer("unit_id"))
        .col(big_integer("skill_id"))
        .col(text("source"))
        .col(text("population"));
    for level in ["level_0", "level_1", "level_2", "level_3", "level_4", "level_5"] {
        table.col(integer(level));
    }
    link(&mut table, "skill_tallies", "unit_id", "units");
    link(&mut table, "skill_tallies", "skill_id", "skills");
    manager.create_table(table).await?;
    unique(manager, "skill_tallies", &["unit_id", "skill_id", "source", "population"]).await
}

/// From which quarter the evidence of how many people is: apart from the levels, because both in one row would be eight
/// times the rows. `quarter` counts from January of year 0.
async fn skill_ages(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("skill_ages")
        .col(big_pk_auto("id"))
        .col(big_integer("unit_id"))
        .col(big_integer("skill_id"))
        .col(text("source"))
        .col(integer("quarter"))
        .col(integer("people"));
    link(&mut table, "skill_ages", "unit_id", "units");
    link(&mut table, "skill_ages", "skill_id", "skills");
    manager.create_table(table).await?;
    unique(manager, "skill_ages", &["unit_id", "skill_id", "source", "quarter"]).await
}

/// Standings and sums of the evidence of tests that were taken before there were any. Raw, because the builder has no
/// `INSERT … SELECT` over expressions; only the parts of a date are spelt differently on the two engines.
async fn count_what_is_there(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let (year, month) = match manager.get_database_backend() {
        sea_orm::DbBackend::Sqlite => {
            ("CAST(strftime('%Y', observed_on) AS INTEGER)", "CAST(strftime('%m', observed_on) AS INTEGER)")
        }
        _ => ("CAST(EXTRACT(YEAR FROM observed_on) AS integer)", "CAST(EXTRACT(MONTH FROM observed_on) AS integer)"),
    };
    let db = manager.get_connection();
    db.execute_unprepared(STANDINGS).await?;
    db.execute_unprepared(TALLIES).await?;
    let ages = format!(
        "INSERT INTO skill_ages (unit_id, skill_id, source, quarter, people) \
         SELECT unit_id, skill_id, source, {year} * 4 + ({month} - 1) / 3, COUNT(*) FROM skill_standings \
         WHERE unit_id IS NOT NULL GROUP BY unit_id, skill_id, source, {year} * 4 + ({month} - 1) / 3"
    );
    db.execute_unprepared(&ages).await?;
    Ok(())
}

/// The newest evidence of each person, skill and source, where she works or has worked last.
const STANDINGS: &str = "\
INSERT INTO skill_standings (person_id, skill_id, source, level, observed_on, evidence_id, unit_id, population)
SELECT e.person_id, e.skill_id, e.source, e.level, e.observed_on, e.id, p.unit_id,
    CASE WHEN p.id IS NULL THEN NULL ELSE
        (CASE WHEN p.is_it THEN 'it-' ELSE 'non-it-' END) ||
        (CASE substr(p.level, 1, 1) WHEN 'D' THEN 'director' WHEN 'M' THEN 'executive' ELSE 'operational' END)
    END
FROM skill_evidence e
LEFT JOIN postings p ON p.id = (
    SELECT q.id FROM postings q WHERE q.person_id = e.person_id AND q.is_primary AND q.valid_from <= CURRENT_DATE
    ORDER BY q.valid_from DESC LIMIT 1
)
WHERE NOT EXISTS (
    SELECT 1 FROM skill_evidence newer
    WHERE newer.person_id = e.person_id AND newer.skill_id = e.skill_id AND newer.source = e.source
        AND (newer.observed_on > e.observed_on OR newer.observed_on = e.observed_on AND newer.id > e.id)
)";

const TALLIES: &str = "\
INSERT INTO skill_tallies (unit_id, skill_id, source, population, level_0, level_1, level_2, level_3, level_4, level_5)
SELECT unit_id, skill_id, source, population,
    SUM(CASE level WHEN 0 THEN 1 ELSE 0 END), SUM(CASE level WHEN 1 THEN 1 ELSE 0 END),
    SUM(CASE level WHEN 2 THEN 1 ELSE 0 END), SUM(CASE level WHEN 3 THEN 1 ELSE 0 END),
    SUM(CASE level WHEN 4 THEN 1 ELSE 0 END), SUM(CASE level WHEN 5 THEN 1 ELSE 0 END)
FROM skill_standings WHERE unit_id IS NOT NULL GROUP BY unit_id, skill_id, source, population";
