//! Closed skill tests: into the sums of their items and of their area.

use std::collections::{BTreeMap, HashMap};

use courses::{
    adaptive::Next,
    bank::{BankItem, ItemKind},
    irt::{Grid, Item as Model, Population, Score, scores_without},
    pace,
    statistics::{Answered, Limits},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::DateTimeUtc,
    sea_query::{Expr, OnConflict},
};

use super::{BATCH, alone, option, thought};
use crate::{
    entity::{
        AreaStatistics, ItemStatistics, ItemVersion, SkillAnswer, SkillTest, SkillTestClosing, area_statistics, item_statistics,
        item_version, skill_answer, skill_test,
    },
    error::AppError,
    id::{ItemId, ItemVersionId, SkillId, SkillTestId},
    measurement::{
        figures::{Figures, Observation},
        groups::{Groups, Postings},
    },
    skills::{offer::FEWEST, sitting::Sitting, stock::version_of},
    state::AppState,
    thai::date::bangkok_date,
};

/// People are matched by ability in steps of this size.
const STEP: f64 = 0.25;

/// In skill tests questions are near the ability of those who meet them, which takes most of the spread away that a
/// correlation needs: a sound item (slope 1) shows about 0.2 where the same item in a fixed form shows 0.4.
pub const LIMITS: Limits = Limits {
    fewest_answers: 50,
    too_easy: 0.95,
    too_hard: 0.10,
    low_discrimination: 0.05,
    attraction: 1.645,
    too_fast: 0.10,
    omitted: 0.10,
};

/// What an item asks: versions of the same content share their statistics.
type Content = (ItemId, String);

/// An item version in as far as answers to it count.
struct Known {
    content: Content,
    item: BankItem,
    model: Model,
}

/// What a batch says.
#[derive(Default)]
struct Said {
    items: BTreeMap<Content, (BankItem, Vec<Observation>)>,
    areas: BTreeMap<SkillId, Area>,
}

/// Sums over the tests of an area.
#[derive(Default)]
struct Area {
    tests: i64,
    answers: i64,
    ability: f64,
    ability_squares: f64,
    error_squares: f64,
}

/// Takes the next tests in; none when somebody else is doing it.
pub async fn take(state: &AppState) -> Result<Option<usize>, AppError> {
    let tests = SkillTest::find()
        .filter(skill_test::Column::ClosedAt.is_not_null())
        .filter(skill_test::Column::CountedAt.is_null())
        .order_by_asc(skill_test::Column::Id)
        .limit(BATCH)
        .all(state.db.read())
        .await?;
    if tests.is_empty() {
        return Ok(Some(0));
    }
    let (count, ids) = (tests.len(), tests.iter().map(|test| test.id).collect::<Vec<_>>());
    let said = listen(state, tests).await?;

    let now = state.clock.now();
    let txn = state.db.begin().await?;
    if !alone(&txn).await? {
        return Ok(None);
    }
    let marked = SkillTest::update_many()
        .col_expr(skill_test::Column::CountedAt, Expr::value(now))
        .filter(skill_test::Column::Id.is_in(ids))
        .filter(skill_test::Column::CountedAt.is_null())
        .exec(&txn)
        .await?;
    if usize::try_from(marked.rows_affected) != Ok(count) {
        return Ok(None);
    }
    move_items(&txn, said.items, now).await?;
    move_areas(&txn, said.areas, now).await?;
    txn.commit().await?;
    Ok(Some(count))
}

/// Works out what tests say. Those that gave no result say nothing: what is known of their people is too little.
async fn listen(state: &AppState, tests: Vec<skill_test::Model>) -> Result<Said, AppError> {
    let db = state.db.read();
    let rows = SkillAnswer::find()
        .filter(skill_answer::Column::TestId.is_in(tests.iter().map(|test| test.id)))
        .order_by_asc(skill_answer::Column::Number)
        .all(db)
        .await?;
    let mut answers: HashMap<SkillTestId, Vec<skill_answer::Model>> = HashMap::new();
    rows.into_iter().for_each(|row| answers.entry(row.test_id).or_default().push(row));
    let postings = Postings::of(db, tests.iter().map(|test| test.person_id).collect()).await?;
    let mut left_out = Vec::new();
    let mut heard = Vec::new();
    for test in tests {
        let given = answers.remove(&test.id).unwrap_or_default();
        if given.len() < usize::from(FEWEST) {
            continue;
        }
        if test.closed_by == Some(SkillTestClosing::Deadline) {
            match open_question(state, test.clone()).await {
                Ok(version) => left_out.extend(version),
                Err(error) => tracing::warn!(test = %test.id, ?error, "what a skill test asked last is not known"),
            }
        }
        heard.push((test, given));
    }
    let asked = heard.iter().flat_map(|(_, given)| given).map(|answer| answer.item_version_id).chain(left_out.iter().copied());
    let known = known(state, asked.collect()).await?;
    let mut said = Said::default();
    for (test, given) in heard {
        let day = bangkok_date(test.closed_at.unwrap_or(test.deadline_at));
        // One that cannot be read must not hold up the others for ever: it is told of and left out.
        if let Err(error) = said.hear(&test, &given, &known, postings.on(test.person_id, day)) {
            tracing::warn!(test = %test.id, ?error, "a skill test is not in the statistics");
        }
    }
    for version in left_out {
        said.item(find(&known, version)?).push(Observation::LeftOut);
    }
    Ok(said)
}

/// What was on the screen when the time was over.
async fn open_question(state: &AppState, test: skill_test::Model) -> Result<Option<ItemVersionId>, AppError> {
    let sitting = Sitting::of(state, state.db.read(), test).await?;
    Ok(match sitting.session()?.next() {
        Next::Ask(asked) => Some(version_of(asked)),
        Next::Over(_) => None,
    })
}

async fn known(state: &AppState, mut versions: Vec<ItemVersionId>) -> Result<HashMap<ItemVersionId, Known>, AppError> {
    versions.sort_unstable();
    versions.dedup();
    let rows = ItemVersion::find().filter(item_version::Column::Id.is_in(versions)).all(state.db.read()).await?;
    rows.into_iter()
        .map(|row| {
            let stored = serde_json::from_value(row.content).map_err(AppError::internal)?;
            let known = Known {
                content: (row.item_id, row.content_sha256),
                item: BankItem::open(stored).map_err(AppError::internal)?,
                model: serde_json::from_value(row.parameters).map_err(AppError::internal)?,
            };
            Ok((row.id, known))
        })
        .collect()
}

fn find(known: &HashMap<ItemVersionId, Known>, version: ItemVersionId) -> Result<&Known, AppError> {
    known.get(&version).ok_or_else(|| AppError::internal("an answer to an item that is gone"))
}

impl Said {
    fn item(&mut self, known: &Known) -> &mut Vec<Observation> {
        &mut self.items.entry(known.content.clone()).or_insert_with(|| (known.item.clone(), Vec::new())).1
    }

    /// Hears one test. An item is judged by what the other answers say of the person, so that it cannot praise itself;
    /// groups are matched by all answers (Holland & Thayer 1988).
    fn hear(
        &mut self,
        test: &skill_test::Model,
        given: &[skill_answer::Model],
        known: &HashMap<ItemVersionId, Known>,
        groups: Groups,
    ) -> Result<(), AppError> {
        let mut answers = Vec::with_capacity(given.len());
        for answer in given {
            let known = find(known, answer.item_version_id)?;
            answers.push((known, answer, u8::try_from(answer.points).map_err(AppError::internal)?));
        }
        let scored: Vec<_> = answers.iter().map(|(known, _, points)| (&known.model, *points)).collect();
        let scores = scores_without(&scored, Population::STANDARD, &Grid::scoring())
            .map_err(|error| AppError::internal(error.to_string()))?;
        let mut before = test.started_at;
        for ((known, answer, points), without) in answers.iter().zip(&scores.without) {
            let seconds = seconds_between(before, answer.at);
            before = answer.at;
            let observation = observation(&known.item, answer, *points, *without, seconds);
            self.item(known).push(Observation::Answered { answered: observation, matched: step(scores.whole), groups });
        }
        self.areas.entry(test.skill_id).or_default().add(scores.whole, given.len());
        Ok(())
    }
}

fn observation(item: &BankItem, answer: &skill_answer::Model, points: u8, without: Score, seconds: f64) -> Answered {
    let options = options(item);
    let texts = std::iter::once(item.text()).chain(item.options().map(|option| option.text));
    let quickest = pace::quickest_of(texts.map(|text| text.th.as_str()));
    let seconds = thought(seconds);
    let too_fast = seconds * 1_000.0 < f64::from(quickest);
    Answered {
        score: f64::from(points) / f64::from(item.kind().most()),
        rest: Some(without.ability),
        option: option(&answer.value, options),
        ability: Some(without.ability),
        seconds,
        too_fast,
    }
}

/// How many options the distractor table has; none where several are chosen at once.
pub fn options(item: &BankItem) -> usize {
    if item.kind() == ItemKind::Multiple { 0 } else { item.options().count() }
}

fn seconds_between(from: DateTimeUtc, to: DateTimeUtc) -> f64 {
    (to - from).as_seconds_f64()
}

fn step(score: Score) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "abilities lie on a grid from -6 to 6")]
    let step = (score.ability / STEP).floor() as i32;
    step
}

impl Area {
    fn add(&mut self, score: Score, answers: usize) {
        self.tests += 1;
        self.answers += i64::try_from(answers).unwrap_or(0);
        self.ability += score.ability;
        self.ability_squares += score.ability * score.ability;
        self.error_squares += score.error * score.error;
    }
}

async fn move_items(
    txn: &DatabaseTransaction,
    items: BTreeMap<Content, (BankItem, Vec<Observation>)>,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    if items.is_empty() {
        return Ok(());
    }
    let kept = ItemStatistics::find().filter(item_statistics::Column::ItemId.is_in(items.keys().map(|(item, _)| *item)));
    let mut kept: HashMap<Content, _> =
        kept.all(txn).await?.into_iter().map(|row| ((row.item_id, row.content_sha256), row.figures)).collect();
    let mut rows = Vec::with_capacity(items.len());
    for (content, (item, observations)) in items {
        let mut figures = match kept.remove(&content) {
            Some(row) => Figures::read(row)?,
            None => Figures::new(options(&item)),
        };
        for observation in &observations {
            figures.add(observation).map_err(AppError::internal)?;
        }
        let flags = figures.flags(item.best().and_then(|best| option(&best.to_string(), options(&item))), &LIMITS);
        rows.push(item_statistics::ActiveModel {
            id: NotSet,
            item_id: Set(content.0),
            content_sha256: Set(content.1),
            figures: Set(figures.keep()),
            answers: Set(i64::try_from(figures.sums.answers()).map_err(AppError::internal)?),
            flagged: Set(!flags.is_empty()),
            flags: Set(serde_json::to_value(flags).map_err(AppError::internal)?),
            moved_at: Set(now),
        });
    }
    let place = [item_statistics::Column::ItemId, item_statistics::Column::ContentSha256];
    let moved = [
        item_statistics::Column::Figures,
        item_statistics::Column::Answers,
        item_statistics::Column::Flagged,
        item_statistics::Column::Flags,
        item_statistics::Column::MovedAt,
    ];
    ItemStatistics::insert_many(rows)
        .on_conflict(OnConflict::columns(place).update_columns(moved).to_owned())
        .exec_without_returning(txn)
        .await?;
    Ok(())
}

async fn move_areas(txn: &DatabaseTransaction, areas: BTreeMap<SkillId, Area>, now: DateTimeUtc) -> Result<(), AppError> {
    let kept = AreaStatistics::find().filter(area_statistics::Column::SkillId.is_in(areas.keys().copied())).all(txn).await?;
    let kept: HashMap<_, _> = kept.into_iter().map(|row| (row.skill_id, row)).collect();
    let rows = areas.into_iter().map(|(skill, area)| {
        let before = kept.get(&skill);
        let count = |of: fn(&area_statistics::Model) -> i64| before.map_or(0, of);
        let sum = |of: fn(&area_statistics::Model) -> f64| before.map_or(0.0, of);
        area_statistics::ActiveModel {
            id: NotSet,
            skill_id: Set(skill),
            tests: Set(count(|row| row.tests) + area.tests),
            answers: Set(count(|row| row.answers) + area.answers),
            ability: Set(sum(|row| row.ability) + area.ability),
            ability_squares: Set(sum(|row| row.ability_squares) + area.ability_squares),
            error_squares: Set(sum(|row| row.error_squares) + area.error_squares),
            moved_at: Set(now),
        }
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    let moved = [
        area_statistics::Column::Tests,
        area_statistics::Column::Answers,
        area_statistics::Column::Ability,
        area_statistics::Column::AbilitySquares,
        area_statistics::Column::ErrorSquares,
        area_statistics::Column::MovedAt,
    ];
    AreaStatistics::insert_many(rows)
        .on_conflict(OnConflict::column(area_statistics::Column::SkillId).update_columns(moved).to_owned())
        .exec_without_returning(txn)
        .await?;
    Ok(())
}
