//! All that a grader sees of an answer: never whose it is, and no other grade unless she decides between two.

use courses::{
    answer::{Answer, AnswerFile, RawAnswer},
    question::{Question, QuestionId, Rubric},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    claim::{self, Standing},
    store::{self, GivenGrade},
};
use crate::{
    access::Trainer,
    assessment::store::Tested,
    entity::{Answer as AnswerTable, answer, written_answer},
    error::AppError,
    id::WrittenAnswerId,
    state::AppState,
};

/// An answer in scope, and how the grader stands to it.
pub struct Sheet {
    pub answer: written_answer::Model,
    pub tested: Tested,
    pub standing: Standing,
    question: QuestionId,
    given: Answer,
    /// The two grades between which she decides.
    pub apart: Vec<GivenGrade>,
}

impl Sheet {
    /// Reads an answer in scope; another, and her own, is not found.
    pub async fn load(state: &AppState, trainer: &Trainer, id: WrittenAnswerId) -> Result<Self, AppError> {
        let db = state.db.read();
        let answer = store::answer(db, trainer, id).await?;
        let standing = claim::standing(db, trainer.person(), &answer, state.clock.now()).await?;
        let tested = Tested::of_version(state, db, answer.version_id).await?;
        let question = store::id_of(&answer.question)?;
        let raw = raw(db, &answer).await?;
        let asked = tested.question(&question).ok_or_else(|| AppError::internal("a written answer of another version"))?;
        let given = Answer::parse(asked, &raw).map_err(AppError::internal)?;
        let decides = answer.wanted > i16::from(tested.test().graders) && matches!(standing, Standing::Hers(_));
        let apart = if decides { store::grades(db, [id]).await?.remove(&id).unwrap_or_default() } else { Vec::new() };
        Ok(Self { answer, tested, standing, question, given, apart })
    }

    /// The question that it answers.
    pub fn question(&self) -> &Question {
        self.tested.question(&self.question).expect("it was found when the sheet was loaded")
    }

    pub fn rubric(&self) -> &Rubric {
        self.question().rubric().expect("only answers that people grade are written answers")
    }

    /// Whether the content may be seen: by who has it before her, and by who has graded it.
    pub const fn is_shown(&self) -> bool {
        matches!(self.standing, Standing::Hers(_) | Standing::Graded)
    }

    /// What was written.
    pub fn text(&self) -> Option<&str> {
        self.given.essay()
    }

    /// What was handed in.
    pub const fn file(&self) -> Option<&AnswerFile> {
        self.given.file()
    }
}

/// The answer as it stood when the attempt was closed.
async fn raw(db: &impl ConnectionTrait, written: &written_answer::Model) -> Result<RawAnswer, AppError> {
    let row = AnswerTable::find()
        .filter(answer::Column::AttemptId.eq(written.attempt_id))
        .filter(answer::Column::Number.eq(written.number))
        .one(db)
        .await?;
    row.map(|row| RawAnswer(row.value)).ok_or_else(|| AppError::internal("a written answer is gone"))
}
