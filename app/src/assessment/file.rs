//! Files that are answers, for their learner and for HR in whose scope she is. They are taken away, never shown in place.

use courses::{
    answer::{Answer, AnswerFile},
    question::QuestionId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::store::{self, Tested};
use crate::{
    audit::{self, Entry},
    download::{Download, Inquiry},
    entity::{Attempt, Enrolment, attempt},
    error::AppError,
    id::{AttemptId, PersonId},
    people,
    state::AppState,
};

/// `/attempts/{id}/files/{question}`: the file as it stands, to her who handed it in.
pub async fn own(inquiry: Inquiry) -> Result<Download, AppError> {
    let (state, learner) = (&inquiry.state, inquiry.visitor.learner()?);
    let (attempt, enrolment) = store::own_attempt(state.db.read(), &learner, inquiry.param("id")?).await?;
    let tested = Tested::of(state, state.db.read(), &enrolment).await?;
    let question: QuestionId = inquiry.param("question")?;
    let file = standing(state, &tested, attempt.id).await?.remove_of(&question)?;
    give(state, &file, &file.name).await
}

/// The same, for HR; that it was taken is on record.
pub async fn in_scope(inquiry: Inquiry) -> Result<Download, AppError> {
    let (state, right) = (&inquiry.state, inquiry.visitor.hr_officer()?);
    let (person, id): (PersonId, AttemptId) = (inquiry.param("id")?, inquiry.param("attempt")?);
    let db = state.db.read();
    people::in_scope(db, right.scope(), person, inquiry.visitor.now).await?;
    let found = Attempt::find_by_id(id).filter(attempt::Column::PersonId.eq(person)).find_also_related(Enrolment).one(db).await?;
    let enrolment = found.and_then(|(_, enrolment)| enrolment).ok_or(AppError::NotFound)?;
    let tested = Tested::of(state, db, &enrolment).await?;
    let question: QuestionId = inquiry.param("question")?;
    let file = standing(state, &tested, id).await?.remove_of(&question)?;
    let (act, detail) = ("attempt.file", json!({ "attempt": id, "question": question }));
    let look = Entry { actor: Some(right.person()), act, subject: format!("person:{person}"), detail };
    audit::look(&state.db, &state.vault, inquiry.visitor.now, look).await?;
    give(state, &file, &file.name).await
}

/// The files that stand as answers of an attempt.
pub struct Files(Vec<(QuestionId, AnswerFile)>);

impl Files {
    /// In the order of the ids of their questions.
    pub fn iter(&self) -> impl Iterator<Item = &(QuestionId, AnswerFile)> {
        self.0.iter()
    }

    fn remove_of(self, question: &QuestionId) -> Result<AnswerFile, AppError> {
        self.0.into_iter().find(|(of, _)| of == question).map(|(_, file)| file).ok_or(AppError::NotFound)
    }
}

/// All files that stand as answers of an attempt; not asked for where no question takes one.
pub async fn standing(state: &AppState, tested: &Tested, attempt: AttemptId) -> Result<Files, AppError> {
    if !tested.has_essays() {
        return Ok(Files(Vec::new()));
    }
    let answers = store::answers(state.db.read(), attempt).await?;
    let file = |(id, given): (QuestionId, store::Given)| {
        let answer = Answer::parse(tested.question(&id)?, &given.value).ok()?;
        Some((id, answer.file()?.clone()))
    };
    Ok(Files(answers.into_iter().filter_map(file).collect()))
}

/// The file under a name.
pub async fn give(state: &AppState, file: &AnswerFile, name: &str) -> Result<Download, AppError> {
    Ok(Download {
        name: name.to_owned(),
        plain_name: format!("answer.{}", file.kind.ending()),
        content_type: file.kind.content_type(),
        content: state.library.get(&file.sha256).await?.into(),
    })
}
