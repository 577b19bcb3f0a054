//! The list of people of a unit: what was asked for, who is on it, and that somebody has looked.

use chrono::NaiveDate;
use courses::thai::{normalise, search_key};
use serde_json::json;

use super::{
    place::Place,
    standing::Kind,
    store::{
        self, CourseName,
        list::{self, Row, Sought},
    },
};
use crate::{
    access::PersonViewer,
    audit::{self, Entry},
    error::AppError,
    id::PersonId,
    state::AppState,
    thai::date::bangkok_date,
    visitor::Visitor,
};

/// So many people stand on a page.
pub const PAGE: u64 = 50;

/// What a list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub course: Option<String>,
    pub kind: Option<Kind>,
    /// Part of a name, as typed. It never stands in an address.
    pub text: String,
    /// From 1.
    pub page: u64,
}

impl Asked {
    /// Reads fields of an address or of a form. A state or a page that is none is not found.
    pub fn read<'a>(field: impl Fn(&str) -> &'a str) -> Result<Self, AppError> {
        let given = |name: &str| Some(field(name)).filter(|text| !text.is_empty());
        let kind = given("state").map(|name| Kind::named(name).ok_or(AppError::NotFound)).transpose()?;
        let page = given("page").map_or(Ok(1), |page| page.parse().map_err(|_| AppError::NotFound))?;
        // Pages end long before; a larger number would only be an attempt to make the database count.
        if !(1..=100_000).contains(&page) {
            return Err(AppError::NotFound);
        }
        Ok(Self { course: given("course").map(str::to_owned), kind, text: normalise(field("q")), page })
    }

    /// What of it may stand in an address, on that page.
    pub fn query(&self, page: u64) -> String {
        let course = self.course.as_ref().map(|slug| ("course", slug.clone()));
        let kind = self.kind.map(|kind| ("state", kind.name().to_owned()));
        let page = (page > 1).then(|| ("page", page.to_string()));
        let pairs: Vec<_> = course.into_iter().chain(kind).chain(page).collect();
        serde_urlencoded::to_string(pairs).expect("pairs of text can be encoded")
    }
}

/// A page of a list.
pub struct People {
    pub place: Place,
    pub asked: Asked,
    pub courses: Vec<CourseName>,
    /// Nothing where no course has been published yet.
    pub course: Option<CourseName>,
    pub rows: Vec<Row>,
    /// How many there are on all pages.
    pub found: u64,
    /// How many people the unit has.
    pub people: u64,
    pub today: NaiveDate,
}

/// Loads a page of the list of the unit with that code, and records that she has looked.
pub async fn load(state: &AppState, visitor: &Visitor, code: &str, asked: Asked) -> Result<People, AppError> {
    let right = visitor.person_viewer()?;
    let db = state.db.read();
    let place = Place::within(db, right.scope(), code).await?;
    let courses = store::courses(db).await?;
    let course = chosen(&courses, asked.course.as_deref())?;
    let today = bangkok_date(visitor.now);
    let (mut rows, mut found, mut people) = (Vec::new(), 0, 0);
    if let Some(course) = &course {
        let everyone = Sought { place: &place, course: course.id, kind: None, text: "", today };
        let text = search_key(&asked.text);
        let sought = Sought { kind: asked.kind, text: &text, ..everyone };
        people = list::count(db, &right, &everyone).await?;
        let is_narrowed = sought.kind.is_some() || !sought.text.is_empty();
        found = if is_narrowed { list::count(db, &right, &sought).await? } else { people };
        let ids = list::ids(db, &right, &sought, Some(((asked.page - 1) * PAGE, PAGE))).await?;
        rows = list::rows(db, &right, &sought, &ids).await?;
    }
    looked(state, visitor, &right, "people.look", &place, &asked, found).await?;
    Ok(People { place, asked, courses, course, rows, found, people, today })
}

/// Everyone on a list, for a file.
pub struct Everyone {
    pub right: PersonViewer,
    pub place: Place,
    pub course: CourseName,
    pub kind: Option<Kind>,
    pub ids: Vec<PersonId>,
    pub today: NaiveDate,
}

/// Finds everyone on a list, and records that she takes it away.
pub async fn everyone(state: &AppState, visitor: &Visitor, code: &str, asked: Asked) -> Result<Everyone, AppError> {
    let right = visitor.person_viewer()?;
    let db = state.db.read();
    let place = Place::within(db, right.scope(), code).await?;
    let course = chosen(&store::courses(db).await?, asked.course.as_deref())?.ok_or(AppError::NotFound)?;
    let today = bangkok_date(visitor.now);
    let sought = Sought { place: &place, course: course.id, kind: asked.kind, text: "", today };
    let ids = list::ids(db, &right, &sought, None).await?;
    let found = u64::try_from(ids.len()).map_err(AppError::internal)?;
    looked(state, visitor, &right, "people.export", &place, &asked, found).await?;
    Ok(Everyone { right, place, course, kind: asked.kind, ids, today })
}

impl Everyone {
    /// What the list says of some of them.
    pub async fn rows(&self, state: &AppState, ids: &[PersonId]) -> Result<Vec<Row>, AppError> {
        let sought = Sought { place: &self.place, course: self.course.id, kind: self.kind, text: "", today: self.today };
        Ok(list::rows(state.db.read(), &self.right, &sought, ids).await?)
    }
}

/// The course of that short name; without one, the first.
fn chosen(courses: &[CourseName], slug: Option<&str>) -> Result<Option<CourseName>, AppError> {
    match slug {
        Some(slug) => courses.iter().find(|course| course.slug == slug).cloned().map(Some).ok_or(AppError::NotFound),
        None => Ok(courses.first().cloned()),
    }
}

/// One entry a look. That a name was searched is recorded; which one is not.
async fn looked(
    state: &AppState,
    visitor: &Visitor,
    right: &PersonViewer,
    act: &'static str,
    place: &Place,
    asked: &Asked,
    found: u64,
) -> Result<(), AppError> {
    let entry = Entry {
        actor: Some(right.person()),
        act,
        subject: format!("unit:{}", place.unit().id),
        detail: json!({
            "course": asked.course,
            "state": asked.kind.map(Kind::name),
            "searched": !asked.text.is_empty(),
            "page": asked.page,
            "found": found,
        }),
    };
    Ok(audit::look(&state.db, &state.vault, visitor.now, entry).await?)
}
