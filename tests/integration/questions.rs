//! Questions of every kind: answered right, in part, wrong and with what no page offers; in the test, in practice and
//! before their author.

use app::entity::{Person as PersonTable, person};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tests::{Page, Person, TestApp, TestCourse};

/// One question of every kind, two of them about a case: 17 points in all.
const POOL: &str = r#"[[case]]
id = "leak"
title = "รายชื่อหลุด"
text = "รายชื่อผู้เข้าอบรมถูกส่งผิดกลุ่มเมื่อเวลา 9.00 น."

[[question]]
id = "t"
kind = "true_false"
case = "leak"
text = "ควรรอให้ครบ 72 ชั่วโมงก่อนแจ้ง"
explanation = "ลับ-t"
answer = false

[[question]]
id = "m"
kind = "multiple"
case = "leak"
scoring = "partial"
text = "ควรทำอะไร"
explanation = "ลับ-m"
option = [{ text = "แจ้งหัวหน้า", correct = true }, { text = "ขอให้ลบ", correct = true }, { text = "เงียบไว้", why = "ลับ-why" }, { text = "ลบประวัติ" }]

[[question]]
id = "j"
kind = "judgement"
text = "เลือกทางใด"
explanation = "ลับ-j"
option = [{ text = "ดีที่สุด", points = 3 }, { text = "พอใช้", points = 1 }, { text = "แย่", points = 0 }]

[[question]]
id = "p"
kind = "matching"
scoring = "partial"
text = "จับคู่"
explanation = "ลับ-p"
distractors = ["สีดำ"]
pair = [{ text = "ใบไม้", match = "สีเขียว" }, { text = "ท้องฟ้า", match = "สีฟ้า" }, { text = "หญ้า", match = "สีเขียว" }]

[[question]]
id = "o"
kind = "ordering"
scoring = "minus"
text = "เรียงลำดับ"
explanation = "ลับ-o"
item = [{ text = "เช้า" }, { text = "กลางวัน" }, { text = "เย็น" }]

[[question]]
id = "n"
kind = "numeric"
text = "กี่ชั่วโมง"
explanation = "ลับ-n"
value = 72
tolerance = 0.5
unit = "ชั่วโมง"

[[question]]
id = "s"
kind = "short_text"
text = "เรียกว่าอะไร"
explanation = "ลับ-s"
accept = ["แผนที่ 2", "secret-word"]

[[question]]
id = "g"
kind = "gaps"
scoring = "partial"
text = "เติมคำ"
explanation = "ลับ-g"
passage = "ส่งภายใน {1} วัน ถึง **{2}**"
gap = [{ accept = ["30", "สามสิบ"] }, { choices = ["สคส.", "กพร."], answer = "สคส." }]

[[question]]
id = "k"
kind = "single"
text = "รูปใดเป็นวงกลม"
explanation = "ลับ-k"
option = [{ text = "![รูปวงกลม](media/figure.svg)", correct = true }, { text = "ไม่มี" }]
"#;

fn course() -> TestCourse {
    let practice = POOL.replace("id = \"", "id = \"x-").replace("case = \"", "case = \"x-");
    TestCourse {
        draw: 9,
        pass_percent: 100,
        attempts: 20,
        final_questions: Some(POOL.to_owned()),
        practice_questions: Some(practice),
        ..TestCourse::new("small")
    }
}

/// Malee before the test of a course with every kind of question.
async fn ready() -> (TestApp, Person) {
    let app = TestApp::start().await;
    app.publish(&course()).await;
    let malee = app.learner("malee").await;
    PersonTable::update_many()
        .col_expr(person::Column::PrintNameConfirmedAt, Expr::value(app.clock.now()))
        .filter(person::Column::Id.eq(malee.id()))
        .exec(app.state().db.write())
        .await
        .expect("a name can be confirmed");
    app.read_all(&malee, "small").await;
    (app, malee)
}

async fn start(person: &Person) -> String {
    let page = person.post("/courses/small/test", &[("act", "start")]).await;
    page.location().unwrap_or_else(|| panic!("the test does not start: {} {}", page.status(), page.text())).to_owned()
}

/// The part of a page that holds a question: of a paper, or of a practice.
fn section(id: &str) -> String {
    if id.starts_with("x-") { format!("#answer-{id}") } else { format!("section:has(input[name=question][value='{id}'])") }
}

/// The values of the options whose texts begin so.
fn options(page: &Page, id: &str, wanted: &[&str]) -> Vec<String> {
    let css = section(id);
    let texts = page.all(&format!("{css} label.option"));
    let values = page.attributes(&format!("{css} label.option input"), "value");
    let one = |text: &&str| {
        let found = texts.iter().zip(&values).find(|(shown, _)| shown.starts_with(*text));
        found.unwrap_or_else(|| panic!("no option begins with {text}: {texts:?}")).1.clone()
    };
    wanted.iter().map(one).collect()
}

/// What a learner chooses in the list beside each label, in the order of the page; nothing where `wanted` has none.
fn lists(page: &Page, id: &str, wanted: &[(&str, &str)]) -> Vec<String> {
    let css = section(id);
    let labels = page.all(&format!("{css} .part label"));
    let one = |(place, label): (usize, &String)| {
        let Some((_, text)) = wanted.iter().find(|(wanted, _)| wanted == label) else { return String::new() };
        let entries = format!("{css} .part:nth-child({}) option", place + 1);
        let all = page.all(&entries).into_iter().zip(page.attributes(&entries, "value"));
        all.into_iter().find(|(shown, _)| shown == text).unwrap_or_else(|| panic!("{text} is not offered for {label}")).1
    };
    labels.iter().enumerate().map(one).collect()
}

/// The value of a choice in the one gap that offers some.
fn gap(page: &Page, id: &str, wanted: &str) -> String {
    let css = format!("{} .passage option", section(id));
    let all = page.all(&css).into_iter().zip(page.attributes(&css, "value"));
    all.into_iter().find(|(text, _)| text == wanted).expect("the gap offers it").1
}

/// The fields of an answer to each question; `is_right` or else as good as wrong, with nothing right in it.
fn answers(page: &Page, prefix: &str, is_right: bool) -> Vec<(String, Vec<String>)> {
    let of = |id: &str| format!("{prefix}{id}");
    let typed = |text: &str| vec![text.to_owned()];
    let pick = |right: &'static [&'static str], wrong: &'static [&'static str]| if is_right { right } else { wrong };
    let pairs = if is_right {
        [("ใบไม้", "สีเขียว"), ("ท้องฟ้า", "สีฟ้า"), ("หญ้า", "สีเขียว")]
    } else {
        [("ใบไม้", "สีดำ"), ("ท้องฟ้า", "สีดำ"), ("หญ้า", "สีฟ้า")]
    };
    let places = if is_right {
        [("เช้า", "1"), ("กลางวัน", "2"), ("เย็น", "3")]
    } else {
        [("เช้า", "2"), ("กลางวัน", "3"), ("เย็น", "1")]
    };
    let second = gap(page, &of("g"), if is_right { "สคส." } else { "กพร." });
    vec![
        (of("t"), options(page, &of("t"), pick(&["ผิด"], &["ถูก"]))),
        (of("m"), options(page, &of("m"), pick(&["แจ้งหัวหน้า", "ขอให้ลบ"], &["เงียบไว้"]))),
        (of("j"), options(page, &of("j"), pick(&["ดีที่สุด"], &["แย่"]))),
        (of("p"), lists(page, &of("p"), &pairs)),
        (of("o"), lists(page, &of("o"), &places)),
        (of("n"), typed(if is_right { "๗๒.๕ ชั่วโมง" } else { "24" })),
        (of("s"), typed(if is_right { "เเผนที่๒" } else { "แผนที่" })),
        (of("g"), vec![if is_right { "๓๐" } else { "31" }.to_owned(), second]),
        (of("k"), vec![picture(page, &of("k"), is_right)]),
    ]
}

/// The value of the option that is a picture, or of the other.
fn picture(page: &Page, id: &str, wanted: bool) -> String {
    let css = section(id);
    let with = page.attribute(&format!("{css} label.option:has(img[alt='รูปวงกลม']) input"), "value").expect("there is a picture");
    let all = page.attributes(&format!("{css} label.option input"), "value");
    all.into_iter().find(|value| (*value == with) == wanted).expect("there are two")
}

/// Sends an answer as the page does by itself.
async fn send(person: &Person, attempt: &str, id: &str, values: &[&str], key: &str) -> Page {
    let mut fields = vec![("question", id), ("client_key", key)];
    fields.extend(values.iter().map(|value| ("value", *value)));
    person.post(&format!("{attempt}/answers"), &fields).await
}

/// Answers by the form of the page.
async fn post(person: &Person, attempt: &str, id: &str, values: &[String]) -> Page {
    let mut fields = vec![("act", "answer"), ("question", id)];
    fields.extend(values.iter().map(|value| ("value", value.as_str())));
    person.post(attempt, &fields).await
}

async fn result(person: &Person, attempt: &str) -> Page {
    person.follow(person.post(attempt, &[("act", "submit")]).await).await
}

fn told(receipt: &Page) -> serde_json::Value {
    serde_json::from_slice(receipt.bytes()).expect("a receipt is JSON")
}

#[tokio::test]
async fn right_answers_of_every_kind_earn_everything_without_script() {
    let (_app, malee) = ready().await;
    let attempt = start(&malee).await;
    let page = malee.get(&attempt).await;
    for (id, values) in answers(&page, "", true) {
        let next = post(&malee, &attempt, &id, &values).await;
        assert_eq!(next.status(), 303, "{id}: {}", next.text());
    }
    let review = malee.get(&format!("{attempt}?q=review")).await;
    assert!(review.has("#unanswered[hidden]"), "everything is answered");
    let result = result(&malee, &attempt).await;
    assert!(result.text().contains("17/17"), "{}", result.text());
    assert!(!result.has(".review .is-bad"));
}

#[tokio::test]
async fn wrong_answers_of_every_kind_earn_nothing_and_the_review_says_what_is_right() {
    let (_app, malee) = ready().await;
    let attempt = start(&malee).await;
    let page = malee.get(&attempt).await;
    for (id, values) in answers(&page, "", false) {
        let values: Vec<_> = values.iter().map(String::as_str).collect();
        let receipt = send(&malee, &attempt, &id, &values, &format!("key-wrong-{id}")).await;
        assert_eq!((receipt.status(), &told(&receipt)["is_complete"]), (200, &true.into()), "{id}: {}", receipt.html());
    }
    let result = result(&malee, &attempt).await;
    assert!(result.text().contains("0/17"), "{}", result.text());
    assert!(result.text().contains("เกณฑ์ผ่านคือ 17 จาก 17 คะแนน"), "{}", result.text());
    for told in [
        "คำตอบที่ถูก: สีเขียว",
        "คำตอบที่ถูก: 72 ± 0.5 ชั่วโมง",
        "คำตอบที่ถูก: แผนที่ 2",
        "คำตอบที่ถูก: สคส.",
        "0 จาก 3 คะแนน · คำตอบของท่าน",
        "ลับ-why",
    ] {
        assert!(result.text().contains(told), "{told} is not in {}", result.text());
    }
}

#[tokio::test]
async fn parts_that_are_right_earn_their_points() {
    let (_app, malee) = ready().await;
    let attempt = start(&malee).await;
    let page = malee.get(&attempt).await;
    for (id, values, points) in [
        ("m", options(&page, "m", &["แจ้งหัวหน้า"]), 1),
        ("m", options(&page, "m", &["แจ้งหัวหน้า", "ขอให้ลบ", "เงียบไว้"]), 0),
        ("j", options(&page, "j", &["พอใช้"]), 1),
        ("p", lists(&page, "p", &[("ใบไม้", "สีเขียว"), ("หญ้า", "สีดำ")]), 1),
        ("o", lists(&page, "o", &[("เช้า", "1"), ("กลางวัน", "2")]), 2),
        ("o", lists(&page, "o", &[("เช้า", "1"), ("กลางวัน", "3"), ("เย็น", "2")]), 0),
        ("g", vec!["30".to_owned(), String::new()], 1),
    ] {
        let attempt = start(&malee).await;
        assert_eq!(post(&malee, &attempt, id, &values).await.status(), 303);
        assert!(result(&malee, &attempt).await.text().contains(&format!("{points}/17")), "{id} {values:?}");
    }
}

#[tokio::test]
async fn an_answer_may_come_as_one_field_or_as_many() {
    let (app, malee) = ready().await;
    let attempt = start(&malee).await;
    let page = malee.get(&attempt).await;
    let mut number = 0;
    for (id, values) in answers(&page, "", true) {
        let many: Vec<_> = values.iter().map(String::as_str).collect();
        assert_eq!(send(&malee, &attempt, &id, &many, &format!("key-many-{id}")).await.status(), 200, "{id}");
        number += 1;
        // The same in one field, from a form without script: it stands already.
        let one = [values.join("\r\n")];
        assert_eq!(post(&malee, &attempt, &id, &one).await.status(), 303, "{id}");
        assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, number, "{id}");
    }
}

#[tokio::test]
async fn what_no_page_offers_is_refused_and_nothing_is_stored() {
    let (app, malee) = ready().await;
    let attempt = start(&malee).await;
    let long = "ก".repeat(101);
    for (id, values) in [
        ("t", &["c"][..]),
        ("t", &["a", "b"]),
        ("m", &["a", "e"]),
        ("m", &["a,b"]),
        ("j", &["3"]),
        ("p", &["a", "b"]),
        ("p", &["a", "b", "a", "b"]),
        ("p", &["a", "b", "d"]),
        ("o", &["a1", "b2", "c4"]),
        ("o", &["a1", "a2"]),
        ("o", &["d1"]),
        ("n", &["เจ็ดสิบสอง"]),
        ("n", &["1,2"]),
        ("n", &["72", "72"]),
        ("n", &["99999999999999999999"]),
        ("s", &["ก\u{7}"]),
        ("s", &[&long]),
        ("s", &["ก", "ข"]),
        ("g", &["30"]),
        ("g", &["30", "z"]),
        ("g", &["30\u{0}", "a"]),
        ("k", &["<b>"]),
    ] {
        let refused = send(&malee, &attempt, id, values, "key-tampered").await;
        assert_eq!(refused.status(), 422, "{id} {values:?} {}", refused.html());
    }
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 0);
}

#[tokio::test]
async fn an_answer_that_lacks_a_part_is_kept_and_the_question_stays_open() {
    let (_app, malee) = ready().await;
    let attempt = start(&malee).await;
    let page = malee.get(&attempt).await;
    let values = lists(&page, "o", &[("เช้า", "1"), ("เย็น", "1")]);
    let values: Vec<_> = values.iter().map(String::as_str).collect();
    let receipt = send(&malee, &attempt, "o", &values, "key-twice-one").await;
    assert_eq!((&told(&receipt)["number"], &told(&receipt)["is_complete"]), (&1.into(), &false.into()));
    let page = malee.get(&attempt).await;
    assert_eq!(page.all(".q-nav .answered").len(), 0);
    assert_eq!(page.all("#unanswered li:not([hidden])").len(), 9);
    let kept = page.attributes(&format!("{} option[selected]", section("o")), "value");
    assert_eq!(kept.iter().filter(|value| value.ends_with('1')).count(), 2, "{kept:?}");
    assert!(page.all(".saved").iter().any(|line| line.contains("ยังตอบไม่ครบ")));
}

#[tokio::test]
async fn an_answer_can_be_taken_back() {
    let (app, malee) = ready().await;
    let attempt = start(&malee).await;
    let right = options(&malee.get(&attempt).await, "m", &["แจ้งหัวหน้า"]);
    assert_eq!(send(&malee, &attempt, "m", &[], "key-nothing").await.status(), 422, "there is nothing to take back");
    assert_eq!(post(&malee, &attempt, "m", &[]).await.status(), 303, "without script she just goes on");
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 0);
    send(&malee, &attempt, "m", &[&right[0]], "key-ticked").await;
    let receipt = send(&malee, &attempt, "m", &[], "key-cleared").await;
    assert_eq!((receipt.status(), &told(&receipt)["is_complete"]), (200, &false.into()));
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 2, "what was given stays on record");
    assert!(!malee.get(&attempt).await.has(&format!("{} input[checked]", section("m"))));
    let result = result(&malee, &attempt).await;
    assert!(result.text().contains("0/17"), "{}", result.text());
}

#[tokio::test]
async fn a_number_that_is_none_is_shown_again_with_the_reason() {
    let (app, malee) = ready().await;
    let attempt = start(&malee).await;
    let page = post(&malee, &attempt, "n", &["เจ็ดสิบสอง".to_owned()]).await;
    assert_eq!(page.status(), 422);
    let css = format!("{}:not([hidden])", section("n"));
    assert_eq!(page.attribute(&format!("{css} input[name=value]"), "value").as_deref(), Some("เจ็ดสิบสอง"));
    assert!(page.has(&format!("{css} #errors a[href='#value']")), "{}", page.text());
    assert!(page.has(&format!("{css} #value")));
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 0);
    let told = told(&send(&malee, &attempt, "n", &["1,2"], "key-comma").await);
    assert!(told["text"].as_str().is_some_and(|text| text.contains("ตัวเลข")), "{told}");
}

#[tokio::test]
async fn questions_about_a_case_come_together_with_its_text() {
    let (_app, malee) = ready().await;
    for _ in 0..5 {
        let attempt = start(&malee).await;
        let page = malee.get(&attempt).await;
        let ids = page.attributes("input[name=question]", "value");
        let place = ids.iter().position(|id| id == "t").expect("it is drawn");
        assert_eq!(ids.get(place + 1).map(String::as_str), Some("m"));
        for id in ["t", "m"] {
            assert!(page.first(&format!("{} details.case", section(id))).is_some_and(|case| case.contains("ผิดกลุ่ม")));
        }
        assert!(page.has(&format!("{} details.case[open]", section("t"))));
        assert_eq!(page.all("details.case").len(), 2);
        assert_eq!(options(&page, "t", &["ถูก", "ผิด"]), ["a", "b"]);
        result(&malee, &attempt).await;
    }
}

#[tokio::test]
async fn no_key_of_any_kind_leaves_the_server_before_the_end() {
    let (_app, malee) = ready().await;
    let attempt = start(&malee).await;
    let receipt = send(&malee, &attempt, "s", &["แผนที่"], "key-guess").await;
    for source in [malee.get(&attempt).await.html(), receipt.html(), malee.get("/courses/small/lessons/01-lesson").await.html()] {
        for secret in ["ลับ-", "secret-word", "สามสิบ", "correct", "is-good\"><input"] {
            assert!(!source.contains(secret), "{secret} is in {source}");
        }
    }
}

#[tokio::test]
async fn practice_of_every_kind_tells_what_is_right_and_leaves_nothing_behind() {
    let (app, malee) = ready().await;
    let path = "/courses/small/lessons/01-lesson";
    let page = malee.get(path).await;
    let before = app.row_counts().await;
    for is_right in [true, false] {
        let answers = answers(&page, "x-", is_right);
        let mut fields = vec![("act".to_owned(), "practice".to_owned())];
        for (id, values) in &answers {
            fields.extend(values.iter().map(|value| (format!("answer-{id}"), value.clone())));
        }
        let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let checked = malee.post(path, &pairs).await;
        assert_eq!(checked.status(), 200, "{}", checked.text());
        let tone = if is_right { "is-good" } else { "is-bad" };
        assert_eq!(checked.all(&format!("#practice .notice.{tone}")).len(), 9, "{}", checked.text());
        // Her answers go along when she checks again.
        assert_eq!(malee.post(path, &pairs).await.html(), checked.html());
        let again = checked.attributes("#practice input[type=hidden]", "value");
        assert_eq!(again.len(), answers.iter().map(|(_, values)| values.len()).sum::<usize>());
    }
    let partly = malee.post(path, &[("act", "practice"), ("answer-x-j", &options(&page, "x-j", &["พอใช้"])[0])]).await;
    assert!(partly.first("#practice .notice.is-warn").is_some_and(|text| text.contains("ลับ-j")), "{}", partly.text());
    assert_eq!(partly.all("#practice .notice").len(), 1, "the others wait");
    let refused = malee.post(path, &[("act", "practice"), ("answer-x-n", "นาน")]).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.has("#practice #errors a[href='#answer-x-n']"));
    assert_eq!(refused.attribute("#answer-x-n input", "value").as_deref(), Some("นาน"));
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn an_author_sees_every_key() {
    let app = TestApp::start().await;
    let version = app.publish(&course()).await;
    let anan = app.trainer().await;
    let page = anan.get(&format!("/authoring/versions/{version}/test")).await;
    assert_eq!(page.status(), 200);
    for told in ["ลับ-g", "ยอมรับด้วย: secret-word", "คำตอบที่ถูก: 72 ± 0.5 ชั่วโมง", "3 จาก 3 คะแนน", "กรณีศึกษา: รายชื่อหลุด", "ลับ-why"]
    {
        assert!(page.text().contains(told), "{told} is not in {}", page.text());
    }
}
