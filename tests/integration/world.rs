//! Three units with the same things in each: ours, a sibling and their parent. And somebody for every role over ours.

use std::collections::BTreeMap;

use app::{
    authoring::publish,
    entity::{Role, account, certificate, person, posting, unit},
    id::{CourseVersionId, UnitId},
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use tests::{Person, TestApp, TestCourse};

/// Whose a thing is, seen from the roles of the test, which all reach over our unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    Ours,
    Siblings,
    Parents,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    Visitor,
    /// Whose things ours are.
    Owner,
    /// A learner of our unit whose things they are not.
    Colleague,
    Holder(Role),
}

/// The roles there are; a test sees to it that none is forgotten.
pub const ROLES: [Role; 6] = [Role::Trainer, Role::Hr, Role::Manager, Role::Executive, Role::Auditor, Role::Administrator];

/// One of everything that an address can name.
pub struct Things {
    pub unit: unit::Model,
    pub owner: Person,
    /// A published course of the unit.
    pub course: String,
    /// A version of it that is not published.
    pub version: CourseVersionId,
    pub draft: CourseVersionId,
    pub attempt: String,
    /// A written answer that waits to be graded.
    pub written: String,
    pub skill_test: String,
    /// A claimed result of another institution.
    pub claim: String,
    pub certificate: certificate::Model,
    /// The name of a captured letter to the owner.
    pub letter: String,
}

pub struct World {
    pub app: TestApp,
    pub things: BTreeMap<Whose, Things>,
    actors: BTreeMap<Actor, Person>,
}

const OURS: &str = "MDES-ONDE";

impl World {
    pub async fn make() -> Self {
        let app = TestApp::start().await;
        app.sql("UPDATE people SET print_name_th = given_th || ' ' || family_th, print_name_en = given_en || ' ' || family_en")
            .await;
        let confirmed = app.clock.now().to_rfc3339();
        app.sql(&format!("UPDATE people SET print_name_confirmed_at = '{confirmed}'")).await;

        let mut actors = BTreeMap::from([(Actor::Visitor, app.visitor())]);
        actors.insert(Actor::Owner, app.learner("malee").await);
        actors.insert(Actor::Colleague, app.member_of(OURS, 0).await);
        for role in ROLES {
            actors.insert(Actor::Holder(role), app.with_role(role, OURS).await);
        }
        let ours = things(&app, OURS, app.learner("malee").await).await;
        let siblings = things(&app, "MDES-NSO", app.member_of("MDES-NSO", 0).await).await;
        let parents = things(&app, "MDES", app.member_of("MDES-OPS", 0).await).await;
        let things = BTreeMap::from([(Whose::Ours, ours), (Whose::Siblings, siblings), (Whose::Parents, parents)]);
        Self { app, things, actors }
    }

    /// Every actor, in a browser of her own that has just signed in.
    pub fn actors(&self) -> impl Iterator<Item = Actor> + '_ {
        self.actors.keys().copied()
    }

    /// Signs an actor in once more: what she did before cannot have ended this session.
    pub async fn enter(&self, actor: Actor) -> Person {
        match actor {
            Actor::Visitor => self.app.visitor(),
            actor => self.app.again(&self.actors[&actor]).await,
        }
    }

    pub fn ours(&self) -> &Things {
        &self.things[&Whose::Ours]
    }

    /// The names and addresses of all who work in the parent's unit but not in ours: no role over ours may meet them.
    pub async fn strangers(&self) -> Vec<String> {
        let (ours, parent) = (&self.ours().unit, &self.things[&Whose::Parents].unit);
        let rows = account::Entity::find()
            .find_also_related(person::Entity)
            .join(JoinType::InnerJoin, posting::Relation::Person.def().rev())
            .join(
                JoinType::InnerJoin,
                posting::Entity::belongs_to(unit::Entity).from(posting::Column::UnitId).to(unit::Column::Id).into(),
            )
            .filter(unit::Column::First.between(parent.first, parent.last))
            .filter(unit::Column::First.not_between(ours.first, ours.last))
            .order_by_asc(account::Column::Id)
            .all(self.app.state().db.read())
            .await
            .expect("people can be read");
        rows.into_iter()
            .flat_map(|(account, person)| {
                let person = person.expect("an account belongs to somebody");
                let (thai, english) =
                    (format!("{} {}", person.given_th, person.family_th), format!("{} {}", person.given_en, person.family_en));
                [account.email, thai, english]
            })
            .collect()
    }
}

impl Things {
    /// What stands for a parameter of an address: by its name, and by the address where names are shared.
    pub fn parameter(&self, path: &str, name: &str) -> Option<String> {
        let first = path.split('/').nth(1).unwrap_or_default();
        Some(match (first, name) {
            ("courses" | "authoring" | "grading", "slug") => self.course.clone(),
            ("grading", "id") => self.written.clone(),
            ("attempts" | "reports", "question") => "final-1".to_owned(),
            ("courses" | "authoring", "lesson") => "01-lesson".to_owned(),
            ("courses", "version") => self.version.to_string(),
            ("courses" | "authoring", "name") => "figure.svg".to_owned(),
            ("authoring", "id") => self.draft.to_string(),
            ("attempts", "id") => self.attempt.clone(),
            ("bank", "code") => "cs-amount-changed".to_owned(),
            ("skills", "area") => "DG67-CS".to_owned(),
            ("skill-tests", "id") => self.skill_test.clone(),
            ("external-results", "id") => self.claim.clone(),
            ("reports", "id") if path.starts_with("/reports/external/") => self.claim.clone(),
            ("reports" | "frameworks", "id") if path.contains("/external-imports/") || first == "frameworks" => "1".to_owned(),
            ("certificates", "id") => self.certificate.id.to_string(),
            ("certificates", "unit") => self.unit.id.to_string(),
            ("v", "code") => self.certificate.verify_code.clone(),
            ("people", "id") => self.owner.id().to_string(),
            ("reports", "code") => self.unit.code.clone(),
            ("reports", "test") => self.skill_test.clone(),
            ("reports", "attempt") => self.attempt.clone(),
            ("reports", "id") => self.owner.id().to_string(),
            ("set-password", "token") => "a-token-that-was-never-mailed".to_owned(),
            ("demo", "name") => self.letter.clone(),
            ("demo", "place") => "0".to_owned(),
            _ => return None,
        })
    }
}

/// A course, a draft, a certificate and an open attempt in a unit.
async fn things(app: &TestApp, code: &str, owner: Person) -> Things {
    let unit = app.unit(code).await;
    let slug = format!("of-{}", code.to_lowercase());
    let version = app.publish_for(&TestCourse::new(&slug), code).await;
    app.complete(&owner, &slug).await;
    let draft = admit(app, unit.id, &TestCourse { version: "1.1".to_owned(), ..TestCourse::new(&slug) }).await;
    let certificate = certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(owner.id()))
        .one(app.state().db.read())
        .await
        .expect("certificates can be read")
        .expect("she has just got one");
    app.deliver_mail().await;
    let letter = letter_to(app, owner.email());
    let attempt = attempt(app, &owner, &format!("{slug}-test"), code).await;
    let written = written(app, &owner, &format!("{slug}-written"), code).await;
    let begun = owner.post("/skills/DG67-CS", &[("act", "start")]).await;
    let skill_test = begun.location().and_then(|to| to.strip_prefix("/skill-tests/")).unwrap_or("1").to_owned();
    let claim = claim(app, &owner).await;
    Things { unit, owner, course: slug, version, draft, attempt, written, skill_test, claim, certificate, letter }
}

/// A certificate that its owner claims as people do.
async fn claim(app: &TestApp, owner: &Person) -> String {
    let made = app.clock.now().timestamp_millis().to_string();
    let fields = [
        ("form", made.as_str()),
        ("area", "DG67-CS"),
        ("level", "3"),
        ("issuer", "สถาบันตัวอย่าง"),
        ("certificate", "Example"),
        ("issued_on", "2026-01-05"),
    ];
    owner.upload("/external-results/new", &fields, ("file", "proof.pdf", b"%PDF-1.7")).await;
    owner.get("/external-results").await.attribute("input[name=claim]", "value").unwrap_or_else(|| "1".to_owned())
}

/// The name under which the demo's post box shows a letter to an address.
fn letter_to(app: &TestApp, address: &str) -> String {
    let files = std::fs::read_dir(app.data_dir().join("mail")).expect("letters are captured");
    let mut paths = files.filter_map(|file| file.ok().map(|file| file.path()));
    let theirs = paths.find(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains(address)));
    let theirs = theirs.unwrap_or_else(|| panic!("no letter to {address} was captured"));
    theirs.file_stem().expect("it has a name").to_string_lossy().into_owned()
}

/// An attempt that its owner has begun as people do.
async fn attempt(app: &TestApp, owner: &Person, slug: &str, unit: &str) -> String {
    app.publish_for(&TestCourse::new(slug), unit).await;
    app.read_all(owner, slug).await;
    let begun = owner.post(&format!("/courses/{slug}/test"), &[("act", "begin")]).await;
    begun.location().and_then(|to| to.strip_prefix("/attempts/")).unwrap_or("1").to_owned()
}

/// A written answer that its owner has handed in as people do.
async fn written(app: &TestApp, owner: &Person, slug: &str, unit: &str) -> String {
    let pool = crate::grading::essay("plan", "");
    app.publish_for(&TestCourse { draw: 1, final_questions: Some(pool), ..TestCourse::new(slug) }, unit).await;
    app.read_all(owner, slug).await;
    let begun = owner.post(&format!("/courses/{slug}/test"), &[("act", "begin")]).await;
    let attempt = begun.location().expect("the test begins").to_owned();
    owner.post(&attempt, &[("act", "answer"), ("question", "plan"), ("value", "แผนของเรา")]).await;
    owner.post(&attempt, &[("act", "submit")]).await;
    let attempt = attempt.trim_start_matches("/attempts/");
    app.sql_count(&format!("SELECT id FROM written_answers WHERE attempt_id = {attempt}")).await.to_string()
}

async fn admit(app: &TestApp, unit: UnitId, course: &TestCourse) -> CourseVersionId {
    let txn = app.state().db.begin().await.expect("a transaction begins");
    let version =
        publish::admit(app.state(), &txn, unit, &course.files(), None, app.clock.now()).await.expect("the package is sound");
    txn.commit().await.expect("it commits");
    version
}

#[test]
fn no_role_is_forgotten() {
    use sea_orm::Iterable;
    assert_eq!(Role::iter().filter(|role| !ROLES.contains(role)).count(), 0, "add it to ROLES");
}
