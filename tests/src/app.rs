//! The running server and what a test may ask of it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use app::{
    authoring::publish,
    entity::{Account, Enrolment, Role, RoleGrant, Unit, VersionChange, account, enrolment, posting, role_grant, session, unit},
    id::{CourseVersionId, EnrolmentId, UnitId},
    learning::{complete::Score, enrol, evidence, version},
    state::AppState,
    thai::date::bangkok_date,
    vault::{new_token, token_hash},
};
use chrono::TimeDelta;
use courses::completion::{Evidence, Fact, Item};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationTrait, Statement,
};
use server::{config::Config, mail::Mailer, worker::Worker};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};
use tracing_subscriber::EnvFilter;

use crate::{
    clock::TestClock,
    course::TestCourse,
    database::{self, TestDatabase},
    person::{Acting, Person},
    rows,
};

/// A server on a port of its own with a database of its own.
pub struct TestApp {
    pub clock: TestClock,
    state: AppState,
    config: Config,
    address: String,
    server: JoinHandle<()>,
    database: TestDatabase,
    folder: TempDir,
}

impl TestApp {
    /// Starts one. Panics where the site is not built, since certificates need its fonts.
    pub async fn start() -> Self {
        log();
        let folder = database::folder();
        let database = database::fresh(folder.path()).await;
        let clock = TestClock::new();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("it is bound").port();
        let config = config(folder.path(), &database.url, port);
        let state = server::start::state(&config, clock.clock()).await.expect("the server starts");
        let serving = state.clone();
        let server = tokio::spawn(async move {
            server::http::serve(serving, listener, std::future::pending()).await.expect("the server serves");
        });
        Self { clock, state, config, address: format!("http://127.0.0.1:{port}"), server, database, folder }
    }

    /// What the server itself reaches.
    pub const fn state(&self) -> &AppState {
        &self.state
    }

    /// `http://127.0.0.1:…`, without a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address of the database.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// The folder with the database, the packages and the captured mail.
    pub fn data_dir(&self) -> &Path {
        self.folder.path()
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Person {
        Person::new(&self.address, None)
    }

    /// A person of the demo, by the part of her e-mail address before the `@`, signed in: `malee`, or `onde-0007`.
    pub async fn learner(&self, handle: &str) -> Person {
        let account = Account::find()
            .filter(account::Column::Email.starts_with(format!("{handle}@")))
            .one(self.state.db.read())
            .await
            .expect("accounts can be read")
            .unwrap_or_else(|| panic!("the demo has nobody called {handle}"));
        self.sign_in(account).await
    }

    /// The trainer of the digital ministry, for which the starter courses are published.
    pub async fn trainer(&self) -> Person {
        self.learner("anan").await
    }

    /// The administrator of everything.
    pub async fn administrator(&self) -> Person {
        self.learner("narong").await
    }

    /// An HR officer over a unit and all below it.
    pub async fn hr(&self, unit: &str) -> Person {
        self.with_role(Role::Hr, unit).await
    }

    /// Somebody with a role over a unit: a person who works there and had none. `STATE` is everything.
    pub async fn with_role(&self, role: Role, unit: &str) -> Person {
        let account = self.employee(unit, Order::Asc, 0).await;
        self.grant(account.person_id, role, unit).await;
        self.sign_in(account).await
    }

    /// Gives a person one more role, from today on.
    pub async fn grant(&self, person: app::id::PersonId, role: Role, unit: &str) {
        let now = self.clock.now();
        let unit = self.unit(unit).await.id;
        let grant = role_grant::ActiveModel {
            person_id: Set(person),
            role: Set(role),
            unit_id: Set(unit),
            valid_from: Set(bangkok_date(now)),
            created_at: Set(now),
            ..Default::default()
        };
        RoleGrant::insert(grant).exec_without_returning(self.state.db.write()).await.expect("a role can be granted");
    }

    /// A person who works in a unit or below it, has no role, and is signed in; `place` counts them from 0.
    pub async fn member_of(&self, unit: &str, place: u64) -> Person {
        let account = self.employee(unit, Order::Desc, place).await;
        self.sign_in(account).await
    }

    /// Somebody without a role whose posting is in a unit or below it. Never Malee: she is everyone's example.
    async fn employee(&self, unit: &str, order: Order, place: u64) -> account::Model {
        let reach = self.unit(unit).await;
        let with_role = RoleGrant::find().select_only().column(role_grant::Column::PersonId).into_query();
        Account::find()
            .join(JoinType::InnerJoin, account::Relation::Person.def())
            .join(JoinType::InnerJoin, posting::Relation::Person.def().rev())
            .join(
                JoinType::InnerJoin,
                posting::Entity::belongs_to(unit::Entity).from(posting::Column::UnitId).to(unit::Column::Id).into(),
            )
            .filter(unit::Column::First.between(reach.first, reach.last))
            .filter(account::Column::PersonId.not_in_subquery(with_role))
            .filter(account::Column::Email.not_like("malee@%"))
            .order_by(account::Column::Id, order)
            .offset(place)
            .limit(1)
            .one(self.state.db.read())
            .await
            .expect("accounts can be read")
            .unwrap_or_else(|| panic!("fewer people of the demo work in {unit}"))
    }

    /// The unit with a code.
    pub async fn unit(&self, code: &str) -> unit::Model {
        Unit::find()
            .filter(unit::Column::Code.eq(code))
            .one(self.state.db.read())
            .await
            .expect("units can be read")
            .unwrap_or_else(|| panic!("there is no unit {code}"))
    }

    /// A browser in which the owner of an account has just signed in.
    pub async fn sign_in(&self, account: account::Model) -> Person {
        let (now, token) = (self.clock.now(), new_token());
        let session = session::ActiveModel {
            account_id: Set(account.id),
            token_hash: Set(token_hash(&token)),
            device: Set("Test".to_owned()),
            created_at: Set(now),
            last_seen_at: Set(now),
            expires_at: Set(now + TimeDelta::hours(12)),
            second_factor_at: Set(None),
            ..Default::default()
        };
        session.insert(self.state.db.write()).await.expect("a session can be made");
        let who = Acting { person: account.person_id, account: account.id, email: account.email };
        let person = Person::new(&self.address, Some(who));
        person.keep_cookie(&format!("thaksa={token}"));
        person
    }

    /// Another browser in which the same person has just signed in.
    pub async fn again(&self, person: &Person) -> Person {
        let account = Account::find_by_id(person.account()).one(self.state.db.read()).await.expect("accounts can be read");
        self.sign_in(account.expect("accounts are never deleted")).await
    }

    /// Publishes a course for the unit that owns the starter courses.
    pub async fn publish(&self, course: &TestCourse) -> CourseVersionId {
        self.publish_for(course, "MDES-ONDE").await
    }

    /// Publishes a course for a unit.
    pub async fn publish_for(&self, course: &TestCourse, unit: &str) -> CourseVersionId {
        let unit: UnitId = self.unit(unit).await.id;
        let now = self.clock.now();
        let txn = self.state.db.begin().await.expect("a transaction begins");
        let version = publish::admit(&self.state, &txn, unit, &course.files(), None, now).await.expect("the package is sound");
        publish::publish(&txn, version, VersionChange::Major, None, now).await.expect("a draft can be published");
        txn.commit().await.expect("it commits");
        version
    }

    /// Enrols a person in a course, through the use case.
    pub async fn enrol(&self, person: &Person, slug: &str) -> EnrolmentId {
        enrol::enrol(&self.state, person.id(), slug, self.clock.now()).await.expect("she can enrol")
    }

    /// Enrols a person and lets her read every lesson, through the use cases.
    pub async fn read_all(&self, person: &Person, slug: &str) -> EnrolmentId {
        let enrolment = self.enrol(person, slug).await;
        let row = self.enrolment(enrolment).await;
        let package = version::package(&self.state, self.state.db.read(), row.version_id).await.expect("the package is there");
        for lesson in &package.lessons {
            self.observe(enrolment, Item::Lesson(lesson.slug.clone()), Fact::Read, None).await;
        }
        enrolment
    }

    /// Lets a person complete a course with full marks, through the use cases: certificate, letter and tally follow.
    pub async fn complete(&self, person: &Person, slug: &str) -> EnrolmentId {
        let enrolment = self.read_all(person, slug).await;
        let row = self.enrolment(enrolment).await;
        let package = version::package(&self.state, self.state.db.read(), row.version_id).await.expect("the package is there");
        if let Some(test) = &package.test {
            let max = u32::from(test.draw);
            self.observe(enrolment, Item::FinalTest, Fact::Passed, Some(Score { points: max, max })).await;
        }
        enrolment
    }

    /// Delivers the letters that are due, into the folder of captured mail.
    pub async fn deliver_mail(&self) {
        let mailer = Mailer::open(&self.config).expect("the folder can be made");
        let from = self.config.mail_from.parse().expect("the configuration was checked");
        Arc::new(Worker::new(self.state.clone(), mailer, from)).round().await.expect("the outbox can be read");
    }

    /// Records a fact about an enrolment.
    pub async fn observe(&self, enrolment: EnrolmentId, item: Item, fact: Fact, score: Option<Score>) {
        let txn = self.state.db.begin().await.expect("a transaction begins");
        evidence::record(&self.state, &txn, enrolment, Evidence { item, fact }, score, self.clock.now())
            .await
            .expect("it is recorded");
        txn.commit().await.expect("it commits");
    }

    /// An enrolment as it stands now.
    pub async fn enrolment(&self, id: EnrolmentId) -> enrolment::Model {
        Enrolment::find_by_id(id).one(self.state.db.read()).await.expect("enrolments can be read").expect("it is there")
    }

    /// The number that a statement such as `SELECT count(*) FROM mails WHERE …` gives.
    pub async fn sql_count(&self, sql: &str) -> i64 {
        let statement = Statement::from_string(self.state.db.backend(), sql);
        let row = self.state.db.write().query_one_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        row.expect("a count is a row").try_get_by_index(0).expect("a count is a number")
    }

    /// Runs a statement that a test needs and no use case gives.
    pub async fn sql(&self, sql: &str) {
        self.state.db.write().execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// How many rows each table holds: what a refusal must leave as it was.
    pub async fn row_counts(&self) -> BTreeMap<String, i64> {
        let counts = rows::tables(&self.state.db).await;
        // A look at somebody else's record is on record whatever it was answered.
        let counts = counts
            .iter()
            .filter(|table| *table != "audit_entries")
            .map(|table| format!("SELECT '{table}', count(*) FROM {table}"))
            .collect::<Vec<_>>();
        rows::all(&self.state.db, &counts.join(" UNION ALL ")).await
    }

    /// Everything that the database holds about a person, table by table: what others must leave as it was.
    pub async fn rows_of(&self, person: &Person) -> BTreeMap<String, Vec<String>> {
        rows::of(&self.state.db, person.id(), person.account()).await
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// What the server logs is shown with a test that fails; `RUST_LOG` asks for more.
fn log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("error"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_test_writer().without_time().try_init();
}

/// A demo that listens on `port` and keeps its things in `folder`.
pub fn config(folder: &Path, database_url: &str, port: u16) -> Config {
    let vars = BTreeMap::from(
        [
            ("THAKSA_ADDR", format!("127.0.0.1:{port}")),
            ("THAKSA_DATA_DIR", folder.display().to_string()),
            ("THAKSA_DATABASE_URL", database_url.to_owned()),
            ("THAKSA_SITE_DIR", site().display().to_string()),
            // A test may come from another network, by the header that a proxy adds.
            ("THAKSA_TRUSTED_PROXIES", "1".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value)),
    );
    Config::read(&vars).expect("the configuration of a test is whole")
}

/// The built site, beside the folder in which cargo has put this test.
fn site() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    // target/debug/deps/integration-…
    let site = test.ancestors().nth(3).expect("cargo builds tests three folders deep").join("site");
    assert!(site.join("site.json").is_file(), "there is no {}; `make build` makes it", site.display());
    site
}
