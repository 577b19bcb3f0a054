//! Items of the bank.

use std::path::Path;

use app::{
    entity::{Item, ItemVersion, SkillAnswer, item_version, skill_answer},
    id::{ItemId, ItemVersionId},
    skills::sitting::Sitting,
};
use courses::{
    adaptive::{Log, replay},
    bank::{BankItem, ItemKind},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tests::{Person, TestApp};

use super::{REASON, confirm, letters, work};
use crate::skills::{Bank, finish, row, start};

/// Malee has taken a test and was always right by the keys of the files; one of them was wrong.
struct World {
    app: TestApp,
    anan: Person,
    malee: Person,
    bank: Bank,
    test: String,
    code: String,
    item: ItemId,
    /// A key that her answer does not have.
    other: String,
}

async fn world() -> World {
    let app = TestApp::start().await;
    let (malee, anan, bank) = (app.learner("malee").await, app.trainer().await, Bank::read());
    let test = start(&malee).await;
    finish(&app, &malee, &bank, &test, true).await;
    let db = app.state().db.read();
    let answers = SkillAnswer::find().order_by_asc(skill_answer::Column::Number).all(db).await.expect("answers can be read");
    for answer in answers {
        let (version, item) = opened(&app, answer.item_version_id).await;
        if item.kind() == ItemKind::Single {
            let other = item.options().map(|option| option.id.to_string()).find(|letter| *letter != answer.value);
            let code = item.about().id.to_string();
            let other = other.expect("an item has two options");
            return World { app, anan, malee, bank, test, code, item: version.item_id, other };
        }
    }
    panic!("she was asked no single choice");
}

async fn opened(app: &TestApp, version: ItemVersionId) -> (item_version::Model, BankItem) {
    let version = ItemVersion::find_by_id(version).one(app.state().db.read()).await.expect("versions can be read");
    let version = version.expect("it is there");
    let item = BankItem::open(serde_json::from_value(version.content.clone()).expect("it is an item"));
    (version, item.unwrap_or_else(|error| panic!("{error}")))
}

impl World {
    fn page(&self) -> String {
        format!("/bank/{}/correct", self.code)
    }

    async fn propose(&self, key: &str) -> tests::Page {
        let fields = [("act", "weigh"), ("key", key), ("explanation_th", "เพราะระเบียบใหม่"), ("explanation_en", "A new rule")];
        self.anan.post(&self.page(), &fields).await
    }

    async fn correct(&self, key: &str) {
        assert_eq!(self.propose(key).await.status(), 303);
        assert_eq!(confirm(&self.anan, &self.page()).await.status(), 303);
        work(&self.app).await;
    }

    async fn versions(&self) -> Vec<item_version::Model> {
        let rows = ItemVersion::find().filter(item_version::Column::ItemId.eq(self.item));
        rows.order_by_asc(item_version::Column::Number).all(self.app.state().db.read()).await.expect("versions can be read")
    }

    async fn current(&self) -> Option<ItemVersionId> {
        let row = Item::find_by_id(self.item).one(self.app.state().db.read()).await.expect("items can be read");
        row.expect("it is there").current_version_id
    }

    async fn results(&self) -> i64 {
        self.app.sql_count("SELECT count(*) FROM skill_evidence WHERE test_id IS NOT NULL").await
    }
}

#[tokio::test]
async fn a_proposed_key_shows_whose_tests_change_and_changes_nothing() {
    let world = world().await;
    assert!(world.anan.get(&format!("/bank/{}", world.code)).await.has(&format!("a[href='{}']", world.page())));
    assert_eq!(world.malee.get(&world.page()).await.status(), 404);
    let before = world.app.rows_of(&world.malee).await;
    assert_eq!(world.propose(&world.other).await.status(), 303);
    assert_eq!(world.propose(&world.other).await.status(), 303, "twice is once");
    assert_eq!(world.app.sql_count("SELECT count(*) FROM regrades").await, 1);
    let page = world.anan.get(&world.page()).await;
    assert_eq!(page.all("#effect ~ dl:last-of-type dd")[..3], ["1 ครั้ง", "0 ครั้ง", "1 ครั้ง"], "{}", page.text());
    work(&world.app).await;
    assert_eq!(world.app.rows_of(&world.malee).await, before);
    assert_eq!((world.results().await, world.versions().await.len(), letters(&world.app).await), (1, 1, 0));
}

#[tokio::test]
async fn the_key_in_use_and_what_is_no_key_are_refused() {
    let world = world().await;
    let (_, item) = opened(&world.app, world.current().await.expect("it is in use")).await;
    let best = item.best().expect("a single choice has one").to_string();
    assert_eq!(world.propose(&best).await.status(), 422);
    assert_eq!(world.propose("z").await.status(), 422);
    assert_eq!(world.anan.post(&world.page(), &[("act", "confirm"), ("regrade", "7"), ("reason", REASON)]).await.status(), 404);
    assert_eq!(world.app.sql_count("SELECT count(*) FROM regrades").await, 0);
}

#[tokio::test]
async fn a_corrected_item_is_a_new_version_and_its_tests_say_something_else_from_then_on() {
    let world = world().await;
    let ability = "SELECT CAST(ability * 1000000 AS BIGINT) FROM skill_evidence WHERE test_id IS NOT NULL ORDER BY id";
    let before = world.app.sql_count(ability).await;
    world.correct(&world.other).await;
    work(&world.app).await;
    assert_eq!(world.results().await, 2, "the first result stays");
    assert!(world.app.sql_count(&format!("{ability} DESC")).await < before, "an answer that was right is wrong now");
    assert_eq!(
        world.app.sql_count("SELECT CAST(evidence_id AS BIGINT) FROM skill_standings WHERE source = 'tested'").await,
        world.app.sql_count("SELECT max(id) FROM skill_evidence").await,
        "the standing rests on the new one"
    );
    assert_eq!(letters(&world.app).await, 1);
    let versions = world.versions().await;
    assert_eq!((versions.len(), world.current().await), (2, Some(versions[1].id)));
    assert!(versions[1].regrade_id.is_some() && versions[0].content != versions[1].content);
    let result = world.malee.get(&world.test).await.text();
    assert!(result.contains("ผลเดิม") && result.contains("ผลใหม่") && result.contains(REASON), "{result}");
    assert!(world.malee.get("/skills").await.text().contains("ผลเดิมก่อนแก้ไขเฉลย"));
    assert!(world.anan.get(&format!("/bank/{}", world.code)).await.text().contains("แก้ไขเฉลย"));
    world.app.deliver_mail().await;
    assert_eq!(
        world.app.sql_count("SELECT count(*) FROM mails WHERE dedupe_key LIKE 'regraded:%' AND state = 'captured'").await,
        1
    );
}

#[tokio::test]
async fn the_test_itself_still_replays_as_it_was_taken() {
    let world = world().await;
    world.correct(&world.other).await;
    let test = row(&world.app, &world.test).await;
    let log: Log = serde_json::from_value(test.log.clone().expect("it is closed")).expect("it is a log");
    let sitting = Sitting::of(world.app.state(), world.app.state().db.read(), test).await.expect("it can be made again");
    assert!(replay(sitting.bank(), sitting.policy(), &log).is_ok());
}

#[tokio::test]
async fn a_test_under_way_keeps_its_items_and_counts_by_the_corrected_key() {
    let world = world().await;
    let somchai = world.app.member_of("MDES-ONDE", 3).await;
    let test = start(&somchai).await;
    let (version, item, given) = loop {
        crate::skills::answer(&somchai, &world.bank, &test, true).await;
        let asked = SkillAnswer::find().order_by_desc(skill_answer::Column::Id).one(world.app.state().db.read()).await;
        let asked = asked.expect("answers can be read").expect("she has answered");
        let (version, item) = opened(&world.app, asked.item_version_id).await;
        if item.kind() == ItemKind::Single {
            break (version, item, asked.value);
        }
    };
    let other = item.options().map(|option| option.id.to_string()).find(|letter| *letter != given).expect("two options");
    let code = item.about().id.to_string();
    let of_hers = World { code, item: version.item_id, other, ..world };
    of_hers.correct(&of_hers.other).await;
    finish(&of_hers.app, &somchai, &of_hers.bank, &test, true).await;
    work(&of_hers.app).await;
    let closed = row(&of_hers.app, &test).await;
    let results = of_hers.app.sql_count(&format!("SELECT count(*) FROM skill_evidence WHERE test_id = {}", closed.id)).await;
    assert_eq!(results, 1, "she is told one result, and it is the right one");
    let log: Log = serde_json::from_value(closed.log.expect("it is closed")).expect("it is a log");
    let micro = of_hers
        .app
        .sql_count(&format!("SELECT CAST(ability * 1000 AS BIGINT) FROM skill_evidence WHERE test_id = {}", closed.id))
        .await;
    #[expect(clippy::cast_precision_loss, reason = "abilities are small")]
    let counted = micro as f64 / 1000.0;
    assert!(counted < log.score.ability - 0.01, "the log says what was chosen by, the result what is right");
}

#[tokio::test]
async fn loading_the_files_again_does_not_bring_the_wrong_key_back() {
    let world = world().await;
    world.correct(&world.other).await;
    let corrected = world.current().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/bank/dg67");
    let copy = world.app.data_dir().join("bank");
    std::fs::create_dir_all(&copy).expect("a folder can be made");
    for entry in std::fs::read_dir(folder).expect("the bank is there") {
        let path = entry.expect("it can be listed").path();
        std::fs::copy(&path, copy.join(path.file_name().expect("it is a file"))).expect("it can be copied");
    }
    let file = copy.join("cs.toml");
    let text = std::fs::read_to_string(&file).expect("it can be read");
    // Something changes in the file, so that it is read again.
    let touched = text + "\n";
    std::fs::write(&file, &touched).expect("it can be written");
    let load = || server::load::bank::load(&world.app.state().db, &copy, world.app.clock.now());
    load().await.expect("the bank can be loaded");
    assert_eq!(world.current().await, corrected, "the correction stays");

    let (_, item) = opened(&world.app, world.versions().await[0].id).await;
    let explanation = item.explanation().th.clone();
    assert!(touched.contains(&explanation));
    std::fs::write(&file, touched.replace(&explanation, "คำอธิบายใหม่จากแฟ้ม")).expect("it can be written");
    load().await.expect("the bank can be loaded");
    let versions = world.versions().await;
    assert_eq!((versions.len(), world.current().await), (3, Some(versions[2].id)), "what is new in the files wins");
}
