//! Sums of skill tallies over ranges of units.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
    RelationTrait, Statement, sea_query::Expr,
};

use crate::{
    entity::{SkillAge, SkillSource, SkillTally, skill_age, skill_tally, unit},
    id::{SkillId, UnitId},
    reports::place::Place,
};

/// How many people stand on each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Levels {
    pub level_0: i64,
    pub level_1: i64,
    pub level_2: i64,
    pub level_3: i64,
    pub level_4: i64,
    pub level_5: i64,
}

impl Levels {
    /// The lowest level first.
    pub const fn each(self) -> [i64; 6] {
        [self.level_0, self.level_1, self.level_2, self.level_3, self.level_4, self.level_5]
    }
}

/// The standings of a unit and all below it in one skill by one source, of one population.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Row {
    pub skill_id: SkillId,
    pub source: SkillSource,
    pub population: String,
    #[sea_orm(nested)]
    pub levels: Levels,
}

/// Everything that is known of the skills of a unit and those below it.
pub async fn rows(db: &impl ConnectionTrait, place: &Place) -> Result<Vec<Row>, DbErr> {
    use skill_tally::Column;
    let levels = [
        (Column::Level0, "level_0"),
        (Column::Level1, "level_1"),
        (Column::Level2, "level_2"),
        (Column::Level3, "level_3"),
        (Column::Level4, "level_4"),
        (Column::Level5, "level_5"),
    ];
    let unit = place.unit();
    let mut query = SkillTally::find()
        .select_only()
        .columns([Column::SkillId, Column::Source, Column::Population])
        .join(JoinType::InnerJoin, skill_tally::Relation::Unit.def())
        .filter(unit::Column::First.between(unit.first, unit.last));
    for (column, name) in levels {
        query = query.column_as(sum(column), name);
    }
    for column in [Column::SkillId, Column::Source, Column::Population] {
        query = query.group_by(column);
    }
    query.into_model().all(db).await
}

/// PostgreSQL makes the sum of an `integer` a `bigint`, SQLite does not say.
fn sum(column: impl ColumnTrait) -> Expr {
    column.sum().cast_as("bigint")
}

/// From which quarter the evidence of how many people is, in one skill and by one source.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Age {
    pub skill_id: SkillId,
    pub source: SkillSource,
    pub quarter: i32,
    pub people: i64,
}

/// How old all of it is.
pub async fn ages(db: &impl ConnectionTrait, place: &Place) -> Result<Vec<Age>, DbErr> {
    use skill_age::Column;
    let unit = place.unit();
    let columns = [Column::SkillId, Column::Source, Column::Quarter];
    let mut query = SkillAge::find()
        .select_only()
        .columns(columns)
        .column_as(sum(Column::People), "people")
        .join(JoinType::InnerJoin, skill_age::Relation::Unit.def())
        .filter(unit::Column::First.between(unit.first, unit.last));
    for column in columns {
        query = query.group_by(column);
    }
    query.into_model().all(db).await
}

/// The tested levels of a part of a unit in one skill, of one population.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CellRow {
    pub unit_id: UnitId,
    pub population: String,
    #[sea_orm(nested)]
    pub levels: Levels,
}

/// The parts of a unit in one skill, by tests. A unit's own people are the range of its first number alone.
///
/// Raw, because a part is a range and the query builder joins on equal columns. The same text runs on both engines.
pub async fn cells(db: &impl ConnectionTrait, place: &Place, skill: SkillId) -> Result<Vec<CellRow>, DbErr> {
    let sql = "\
WITH cells AS (
    SELECT id AS unit_id, first, last FROM units WHERE parent_id = $1
    UNION ALL
    SELECT id, first, first FROM units WHERE id = $1
)
SELECT cells.unit_id, t.population,
    CAST(SUM(t.level_0) AS bigint) AS level_0, CAST(SUM(t.level_1) AS bigint) AS level_1,
    CAST(SUM(t.level_2) AS bigint) AS level_2, CAST(SUM(t.level_3) AS bigint) AS level_3,
    CAST(SUM(t.level_4) AS bigint) AS level_4, CAST(SUM(t.level_5) AS bigint) AS level_5
FROM cells
JOIN units ON units.first BETWEEN cells.first AND cells.last
JOIN skill_tallies t ON t.unit_id = units.id AND t.skill_id = $2 AND t.source = 'tested'
GROUP BY cells.unit_id, t.population";
    let values = [place.unit().id.into(), skill.into()];
    CellRow::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).all(db).await
}
