//! The forms of the administrator's pages.

use crate::{
    access::Administrator,
    entity::unit,
    error::{AppError, Fault},
    form::{Check, FormState, Reply, Submission, form},
    id::{PersonId, RoleGrantId},
    people::{
        account::{self, Act},
        create::{self, Newcomer},
        grant, rank,
        transfer::{NewPosting, transfer},
        unit_choice,
    },
    route::Route,
    thai::NationalId,
};

pub fn routes() -> Vec<Route> {
    vec![form("/people", search), form("/people/new", create), form("/people/{id}", act), form("/people/{id}/transfer", move_on)]
}

/// A search is posted, so that no name stands in an address.
async fn search(submission: Submission) -> Result<Reply, AppError> {
    submission.visitor.administrator()?;
    Ok(Reply::Again(FormState { fields: submission.fields, ..FormState::default() }))
}

async fn create(submission: Submission) -> Result<Reply, AppError> {
    let by = submission.visitor.administrator()?;
    let mut check = submission.check();
    let newcomer = newcomer(&mut check);
    let unit = chosen_unit(&submission, &by, &mut check).await?;
    check.done()?;
    let (Some(newcomer), Some(unit)) = (newcomer, unit) else { return Err(AppError::Invalid(Vec::new())) };
    let person = create::create(&submission.state, &by, &unit, newcomer).await?;
    Reply::see(format!("/people/{person}"))
}

fn newcomer(check: &mut Check<'_>) -> Option<Newcomer> {
    let (level, employee_kind) = rank_of(check);
    let id = check.text("national_id", 0, 40);
    let national_id = match NationalId::parse(&id) {
        Ok(id) => Some(id),
        Err(_) if id.is_empty() => None,
        Err(_) => {
            check.fault("national_id", Fault::NotNationalId);
            None
        }
    };
    Some(Newcomer {
        national_id,
        staff_no: some(check.text("staff_no", 0, 40)),
        prefix_th: check.text("prefix_th", 0, 60),
        given_th: check.text("given_th", 1, 100),
        family_th: check.text("family_th", 1, 100),
        prefix_en: check.text("prefix_en", 0, 60),
        given_en: check.text("given_en", 1, 100),
        family_en: check.text("family_en", 1, 100),
        email: check.email("email"),
        position_no: some(check.text("position_no", 0, 40)),
        position_th: check.text("position_th", 1, 120),
        position_en: check.text("position_en", 1, 120),
        level: level?,
        employee_kind: employee_kind?,
        is_it: check.is_ticked("is_it"),
        valid_from: check.date("valid_from"),
    })
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

async fn chosen_unit(
    submission: &Submission,
    by: &Administrator,
    check: &mut Check<'_>,
) -> Result<Option<unit::Model>, AppError> {
    let typed = check.text("unit", 1, 200);
    if typed.is_empty() {
        return Ok(None);
    }
    match unit_choice::choose(submission.state.db.read(), by.scope(), &typed).await? {
        Ok(unit) => Ok(Some(unit)),
        Err(fault) => {
            check.fault("unit", fault);
            Ok(None)
        }
    }
}

async fn act(submission: Submission) -> Result<Reply, AppError> {
    let by = submission.visitor.administrator()?;
    let person: PersonId = submission.param("id")?;
    let state = &submission.state;
    match submission.act() {
        "suspend" if submission.fields.raw("confirm").is_empty() => return Err(AppError::field("confirm", Fault::Required)),
        "suspend" => account::act(state, &by, person, Act::Suspend).await?,
        "reinstate" => account::act(state, &by, person, Act::Reinstate).await?,
        "invite" => account::act(state, &by, person, Act::Invite).await?,
        "grant" => give(&submission, &by, person).await?,
        "end" => {
            let grant: RoleGrantId = submission.fields.raw("grant").parse().map_err(|_| AppError::NotFound)?;
            grant::end(state, &by, person, grant).await?;
        }
        _ => return Err(AppError::field("act", Fault::NotOffered)),
    }
    Reply::see(format!("/people/{person}"))
}

async fn move_on(submission: Submission) -> Result<Reply, AppError> {
    let by = submission.visitor.administrator()?;
    let person: PersonId = submission.param("id")?;
    // Nothing is told about a form on somebody who is not there.
    crate::people::in_scope(submission.state.db.read(), by.scope(), person, submission.visitor.now).await?;
    let mut check = submission.check();
    let posting = new_posting(&mut check);
    let unit = chosen_unit(&submission, &by, &mut check).await?;
    check.done()?;
    let (Some(posting), Some(unit)) = (posting, unit) else { return Err(AppError::Invalid(Vec::new())) };
    transfer(&submission.state, &by, person, &unit, posting).await?;
    Reply::see(format!("/people/{person}"))
}

fn new_posting(check: &mut Check<'_>) -> Option<NewPosting> {
    let (level, employee_kind) = rank_of(check);
    Some(NewPosting {
        position_no: some(check.text("position_no", 0, 40)),
        position_th: check.text("position_th", 1, 120),
        position_en: check.text("position_en", 1, 120),
        is_it: check.is_ticked("is_it"),
        valid_from: check.date("valid_from"),
        level: level?,
        employee_kind: employee_kind?,
    })
}

/// Level and kind of employment, as they were chosen.
fn rank_of(check: &mut Check<'_>) -> (Option<String>, Option<String>) {
    let levels: Vec<_> = rank::LEVELS.iter().map(|(code, ..)| (*code, *code)).chain([("none", "")]).collect();
    let kinds: Vec<_> = rank::EMPLOYEE_KINDS.iter().map(|(code, ..)| (*code, *code)).collect();
    (check.one_of("level", &levels).map(str::to_owned), check.one_of("employee_kind", &kinds).map(str::to_owned))
}

async fn give(submission: &Submission, by: &Administrator, person: PersonId) -> Result<(), AppError> {
    let mut check = submission.check();
    let roles: Vec<_> = rank::ROLES.iter().map(|(code, role, ..)| (*code, *role)).collect();
    let role = check.one_of("role", &roles);
    let until = check.date("valid_to");
    let unit = chosen_unit(submission, by, &mut check).await?;
    check.done()?;
    let (Some(role), Some(unit)) = (role, unit) else { return Err(AppError::Invalid(Vec::new())) };
    grant::grant(&submission.state, by, person, role, &unit, until).await
}
