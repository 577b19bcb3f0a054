//! The forms of the feature, and the files that graders take.

use courses::grade::Marks;

use super::{
    claim,
    grade::{self, NewGrade},
    sheet::Sheet,
};
use crate::{
    access::Trainer,
    assessment::file,
    download::{Download, Inquiry, download},
    error::AppError,
    form::{Reply, Submission, form},
    id::WrittenAnswerId,
    route::Route,
    state::AppState,
};

/// The longest comment to a learner, in characters.
pub const COMMENT: usize = 2_000;

pub fn routes() -> Vec<Route> {
    vec![form("/grading", begin), form("/grading/{id}", act), download("/grading/{id}/file", take_file)]
}

/// The name of the field that holds the points for a criterion, counted from 1.
pub fn criterion_field(number: usize) -> String {
    format!("criterion-{number}")
}

async fn begin(submission: Submission) -> Result<Reply, AppError> {
    let trainer = submission.visitor.trainer()?;
    match submission.act() {
        "next" => onward(&submission.state, &trainer, submission.fields.raw("course")).await,
        _ => Err(AppError::NotFound),
    }
}

/// To the next answer of a course, or back to the list where none waits for her.
async fn onward(state: &AppState, trainer: &Trainer, slug: &str) -> Result<Reply, AppError> {
    match claim::next(state, trainer, slug).await? {
        Some(next) => Reply::see(format!("/grading/{next}")),
        None => Reply::see("/grading?none=1"),
    }
}

async fn act(submission: Submission) -> Result<Reply, AppError> {
    let (state, trainer) = (&submission.state, submission.visitor.trainer()?);
    let id: WrittenAnswerId = submission.param("id")?;
    match submission.act() {
        "take" => {
            claim::take(state, &trainer, id).await?;
            Reply::see(format!("/grading/{id}"))
        }
        "give-back" => {
            claim::give_back(state, &trainer, id).await?;
            Reply::see("/grading")
        }
        "save" => {
            let sheet = Sheet::load(state, &trainer, id).await?;
            grade::give(state, &trainer, id, &read(&submission, &sheet)?).await?;
            onward(state, &trainer, &sheet.tested.package().manifest.slug).await
        }
        _ => Err(AppError::NotFound),
    }
}

/// Points for every criterion, and a comment.
fn read(submission: &Submission, sheet: &Sheet) -> Result<NewGrade, AppError> {
    let mut check = submission.check();
    let mut points = Vec::new();
    for (number, criterion) in (1..).zip(sheet.rubric().criteria()) {
        let offered: Vec<(String, u8)> = (0..=criterion.points).map(|points| (points.to_string(), points)).collect();
        let offered: Vec<_> = offered.iter().map(|(text, points)| (text.as_str(), *points)).collect();
        points.extend(check.one_of(&criterion_field(number), &offered));
    }
    let comment = check.lines("comment", 0, COMMENT);
    check.done()?;
    let marks = Marks::new(sheet.rubric(), points).map_err(AppError::internal)?;
    Ok(NewGrade { marks, comment })
}

/// The file, to who has the answer before her or has graded it. Its name may tell whose it is, so it gets another.
async fn take_file(inquiry: Inquiry) -> Result<Download, AppError> {
    let id: WrittenAnswerId = inquiry.param("id")?;
    let sheet = Sheet::load(&inquiry.state, &inquiry.visitor.trainer()?, id).await?;
    let file = sheet.file().filter(|_| sheet.is_shown()).ok_or(AppError::NotFound)?;
    file::give(&inquiry.state, file, &format!("answer-{id}.{}", file.kind.ending())).await
}
