//! Whether graders agree: pairs of first and second grades, counted by what was given.

use std::collections::BTreeMap;

use courses::{
    grade::agree,
    statistics::{Agreement, Strength, Weighting},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use super::store;
use crate::{error::AppError, id::CourseId};

/// From so many pairs on kappa is told; with fewer it is as uncertain as it is wide.
pub const FEWEST: u64 = 30;

/// How two graders agree on a question.
pub struct Figures {
    /// The id of the question, which is the same through versions.
    pub question: String,
    pub worth: u32,
    pub pairs: u64,
    /// To the point.
    pub exact: u64,
    /// Near enough to earn their mean.
    pub near: u64,
    /// Quadratic weights; none with few pairs, or where all grades are the same.
    pub kappa: Option<(f64, Strength)>,
}

#[derive(FromQueryResult)]
struct Row {
    question: String,
    worth: i32,
    first: i32,
    second: i32,
    pairs: i64,
}

/// The agreement on every question of a course. As many rows as there are pairs of points, however many answers.
///
/// Raw, because two rows of one table stand side by side; the same text runs on both engines.
pub async fn of_course(db: &impl ConnectionTrait, course: CourseId) -> Result<Vec<Figures>, AppError> {
    let sql = "SELECT w.question, w.worth, one.points AS first, other.points AS second, count(*) AS pairs \
               FROM written_answers w \
               JOIN grades one ON one.written_answer_id = w.id AND one.place = 1 \
               JOIN grades other ON other.written_answer_id = w.id AND other.place = 2 \
               WHERE w.course_id = $1 \
               GROUP BY w.question, w.worth, one.points, other.points \
               ORDER BY w.question, w.worth, one.points, other.points";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [course.0.into()]);
    let mut questions: BTreeMap<(String, i32), Vec<Row>> = BTreeMap::new();
    for row in Row::find_by_statement(statement).all(db).await? {
        questions.entry((row.question.clone(), row.worth)).or_default().push(row);
    }
    questions.into_iter().map(|((question, worth), rows)| figures(question, store::count(worth)?, &rows)).collect()
}

fn figures(question: String, worth: u32, rows: &[Row]) -> Result<Figures, AppError> {
    let grades = usize::try_from(worth).map_err(AppError::internal)? + 1;
    let mut table = Agreement::new(grades).map_err(AppError::internal)?;
    let (mut pairs, mut exact, mut near) = (0, 0, 0);
    for row in rows {
        let (first, second) = (store::count(row.first)?, store::count(row.second)?);
        let count = u64::try_from(row.pairs).map_err(AppError::internal)?;
        let place = |points: u32| usize::try_from(points).map_err(AppError::internal);
        table.add_many(place(first)?, place(second)?, count).map_err(AppError::internal)?;
        pairs += count;
        exact += if first == second { count } else { 0 };
        near += if agree(worth, first, second) { count } else { 0 };
    }
    let kappa = if pairs < FEWEST { None } else { table.kappa(Weighting::Quadratic).ok() };
    Ok(Figures { question, worth, pairs, exact, near, kappa: kappa.map(|kappa| (kappa, Strength::of(kappa))) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &[(i32, i32, i64)]) -> Vec<Row> {
        let row = |(first, second, pairs): &(i32, i32, i64)| Row {
            question: "plan".to_owned(),
            worth: 10,
            first: *first,
            second: *second,
            pairs: *pairs,
        };
        table.iter().map(row).collect()
    }

    fn of(table: &[(i32, i32, i64)]) -> Figures {
        figures("plan".to_owned(), 10, &rows(table)).expect("the grades are within the question")
    }

    #[test]
    fn pairs_are_counted_by_how_near_they_are() {
        let figures = of(&[(5, 5, 3), (5, 7, 2), (5, 8, 1)]);
        assert_eq!((figures.pairs, figures.exact, figures.near), (6, 3, 5));
        assert!(figures.kappa.is_none(), "six pairs say nothing");
    }

    /// By hand: what was observed is five times 2² of thirty; what chance gives is the mean of the squares over all
    /// meetings of a first grade (15 times 0, 15 times 10) with a second (15 times 0, 10 times 10, 5 times 8).
    #[test]
    fn kappa_is_told_from_thirty_pairs_on() {
        let (kappa, strength) = of(&[(0, 0, 15), (10, 10, 10), (10, 8, 5)]).kappa.expect("there are thirty");
        let (observed, expected) =
            (20.0 / 30.0, (15.0 * 10.0 * 100.0 + 15.0 * 5.0 * 64.0 + 15.0 * 15.0 * 100.0 + 15.0 * 5.0 * 4.0) / 900.0);
        assert!((kappa - (1.0 - observed / expected)).abs() < 1e-12, "{kappa}");
        assert_eq!(strength, Strength::AlmostPerfect);
    }

    #[test]
    fn where_all_grades_are_the_same_there_is_no_kappa() {
        assert!(of(&[(10, 10, 40)]).kappa.is_none());
    }
}
