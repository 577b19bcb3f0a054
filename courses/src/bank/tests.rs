use super::*;
use crate::answer::AnswerError;
use crate::irt::Model;
use crate::language::Bilingual;
use crate::package::{Files, FindingKind, Findings};
use crate::question::OptionId;

const HEAD: &str = "format = 1\nframework = \"DG67\"\narea = \"DG67-CS\"\n";

/// An item of a kind with these options, as its file says it: `ข correct = true`.
fn item(id: &str, kind: &str, options: &[(&str, &str)]) -> String {
    let head = format!(
        "[[item]]\nid = \"{id}\"\nkind = \"{kind}\"\nunit = \"DG67-CS\"\nlevel = 3\ndifficulty = -0.25\n\
         text = {{ th = \"ควรทำอย่างไร\", en = \"What to do?\" }}\nexplanation = {{ th = \"เพราะ\", en = \"Because\" }}\n"
    );
    options.iter().fold(head, |text, (name, earns)| {
        let why =
            if ["correct = true", "points = 3"].contains(earns) { "" } else { "why = { th = \"ไม่\", en = \"no\" }\n" };
        format!("{text}[[item.option]]\ntext = {{ th = \"{name}\", en = \"{name}\" }}\n{earns}\n{why}")
    })
}

fn single(id: &str) -> String {
    item(id, "single", &[("ค", "correct = true"), ("ก", ""), ("ข", "")])
}

fn read_text(text: &str) -> Result<Vec<BankItem>, Findings> {
    read(&Files::from([("cs.toml".to_owned(), format!("{HEAD}{text}").into_bytes())]))
}

fn one(text: &str) -> BankItem {
    let items = read_text(text).unwrap_or_else(|findings| panic!("{findings}"));
    items.into_iter().next().unwrap()
}

fn kinds(text: &str) -> Vec<FindingKind> {
    read_text(text).err().expect("there is something to find").into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn one_best_answer_earns_its_point_and_nothing_else_does() {
    let item = one(&single("cs-one"));
    let earns = |values: &[&str]| item.answer(values.iter().copied()).map(|answer| item.grade(&answer));
    assert_eq!([earns(&["a"]), earns(&["b"]), earns(&["c"])], [Ok(0), Ok(0), Ok(1)]);
    assert_eq!(earns(&[]), Err(AnswerError::Empty));
    assert_eq!(earns(&["c", "c"]), Ok(1));
    for wrong in [&["d"][..], &["C"], &["a,c"], &["a", "c"], &[""]] {
        assert_eq!(earns(wrong), Err(AnswerError::UnknownOption), "{wrong:?}");
    }
}

#[test]
fn several_right_options_earn_a_point_only_together_and_alone() {
    let item = one(&item("cs-all", "multiple", &[("ก", "correct = true"), ("ข", ""), ("ค", "correct = true"), ("ง", "")]));
    let earns = |values: &[&str]| item.grade(&item.answer(values.iter().copied()).unwrap());
    assert_eq!((earns(&["c", "a"]), earns(&["a"]), earns(&["a", "b", "c"]), earns(&["a", "b", "c", "d"])), (1, 0, 0, 0));
    assert_eq!(item.answer(["c", "a"]).unwrap().to_raw(), "a,c");
}

#[test]
fn weighted_options_earn_what_they_are_worth_in_a_graded_model() {
    let item = one(&item("cs-best", "weighted", &[("ก", "points = 2"), ("ข", "points = 3"), ("ค", "points = 0")]));
    let earns = |value| item.grade(&item.answer([value]).unwrap());
    assert_eq!([earns("a"), earns("b"), earns("c")], [2, 3, 0]);
    assert_eq!((item.model().model(), item.model().categories()), (Model::Graded, 4));
    assert!(item.model().thresholds().iter().zip([-1.15, -0.25, 0.65]).all(|(found, meant)| (found - meant).abs() < 1e-9));
}

#[test]
fn option_ids_do_not_depend_on_which_option_is_right_or_comes_first() {
    let texts = |item: &BankItem| item.options().map(|option| (option.id, option.text.th.clone())).collect::<Vec<_>>();
    let other = one(&item("cs-one", "single", &[("ก", "correct = true"), ("ข", ""), ("ค", "")]));
    assert_eq!(texts(&one(&single("cs-one"))), texts(&other));
}

#[test]
fn an_item_that_was_stored_is_the_same_item_and_stores_as_the_same_text() {
    let item = one(&single("cs-one"));
    let stored = serde_json::to_string(item.stored()).unwrap();
    let again = BankItem::open(serde_json::from_str(&stored).unwrap()).ok().unwrap();
    assert_eq!(serde_json::to_string(again.stored()).unwrap(), stored);
    assert_eq!(again.grade(&again.answer(["c"]).unwrap()), 1);
    let broken = stored.replace("\"level\":3", "\"level\":9");
    assert_eq!(BankItem::open(serde_json::from_str(&broken).unwrap()).err(), Some(ItemError::Place));
}

#[test]
fn everything_that_is_wrong_is_found_at_once() {
    let (one, two) = (single("cs-one"), single("cs-two").replace("level = 3", "level = 6"));
    let found = read_text(&format!("{one}{one}{two}colour = 1\n")).err().unwrap();
    let told = found.to_string();
    assert_eq!(found.len(), 3, "{told}");
    assert!(found.iter().all(|finding| finding.file == "cs.toml" && finding.line.is_some()), "{told}");
    assert!(told.contains("cs-one") && told.contains("item.level") && told.contains("item.option.colour"), "{told}");
}

#[test]
fn each_kind_has_its_rules() {
    let right = "correct = true";
    let id = || "cs-x".to_owned();
    let options = |found, min, max| FindingKind::ListLength { key: "item.option".to_owned(), min, max, found };
    for (kind, given, finding) in [
        ("single", vec![("ก", right), ("ข", right)], FindingKind::CorrectOptions { id: id(), found: 2 }),
        ("single", vec![("ก", right)], options(1, 2, 8)),
        ("single", vec![("ก", right), ("ก", "")], FindingKind::SameOption { id: id(), first: 1, second: 2 }),
        ("multiple", vec![("ก", right), ("ข", right), ("ค", "")], options(3, 4, 6)),
        ("multiple", vec![("ก", right), ("ข", ""), ("ค", ""), ("ง", "")], FindingKind::SeveralCorrect { id: id(), found: 1 }),
        ("weighted", vec![("ก", "points = 3"), ("ข", "points = 0")], FindingKind::Weights { id: id() }),
        ("weighted", vec![("ก", "points = 3"), ("ข", "points = 3"), ("ค", "points = 1")], FindingKind::Weights { id: id() }),
    ] {
        assert_eq!(kinds(&item("cs-x", kind, &given)), [finding], "{kind}");
    }
}

#[test]
fn numbers_that_are_none_are_found() {
    for wrong in ["nan", "inf", "-7.0", "1e309"] {
        let found = kinds(&single("cs-one").replace("-0.25", wrong));
        assert_eq!(found, [FindingKind::DecimalRange { key: "item.difficulty".to_owned(), min: -6, max: 6 }], "{wrong}");
    }
    assert_eq!(one(&single("cs-one").replace("-0.25", "1")).about().difficulty.to_bits(), 1.0_f64.to_bits());
}

#[test]
fn a_wrong_option_says_why_and_the_key_does_not() {
    let missing = single("cs-one").replacen("why = { th = \"ไม่\", en = \"no\" }\n", "", 1);
    assert_eq!(kinds(&missing), [FindingKind::MissingKey { key: "item.option.why".to_owned() }]);
    let told = single("cs-one").replace("correct = true", "correct = true\nwhy = { th = \"ใช่\", en = \"yes\" }");
    assert_eq!(kinds(&told), [FindingKind::UnknownKey { key: "item.option.why".to_owned() }]);
}

#[test]
fn files_that_are_no_bank_are_found() {
    let bad =
        Files::from([("notes.txt".to_owned(), Vec::new()), ("x.toml".to_owned(), vec![0xff]), ("y.toml".to_owned(), Vec::new())]);
    let found = read(&bad).err().unwrap();
    assert!(found.iter().any(|finding| finding.kind == FindingKind::UnknownFile), "{found}");
    assert!(found.iter().any(|finding| finding.kind == FindingKind::NotUtf8), "{found}");
    assert!(found.iter().any(|finding| finding.kind == FindingKind::MissingKey { key: "area".to_owned() }), "{found}");
}

#[test]
fn levels_are_as_wide_as_the_spacing_of_weights() {
    let cuts = cut_scores();
    assert!(cuts.cuts().array_windows().all(|[low, high]| (high - low - LEVEL_WIDTH).abs() < 1e-9));
    assert_eq!((cuts.level(-3.0), cuts.level(-2.2), cuts.level(0.0), cuts.level(2.0)), (0, 1, 3, 5));
}

#[test]
fn every_test_has_its_own_order_of_options_which_its_seed_gives_again() {
    let item = one(&item("cs-x", "single", &[("ก", "correct = true"), ("ข", ""), ("ค", ""), ("ง", "")]));
    let order = |seed, place| item.shuffled(seed, place).iter().map(|option| option.id.letter()).collect::<String>();
    assert_eq!(order(7, 1), order(7, 1));
    let mut orders: Vec<_> = (0..600).map(|seed| order(seed, 1)).collect();
    assert!(orders.iter().any(|other| *other != orders[0]) && (0..50).any(|place| order(7, place) != order(7, 1)));
    orders.sort_unstable();
    let counts: Vec<_> = orders.chunk_by(|one, next| one == next).map(<[_]>::len).collect();
    // 24 orders, 25 of each expected: four deviations of a binomial (600, 1/24).
    assert!(counts.len() == 24 && counts.iter().all(|count| (6..=45).contains(count)), "{counts:?}");
}

#[test]
fn authors_see_the_key_and_the_reasons() {
    let item = one(&single("cs-one"));
    let told: Vec<_> = item.review().map(|option| (option.id.letter(), option.points, option.why.is_some())).collect();
    assert_eq!(told, [('a', 0, true), ('b', 0, true), ('c', 1, false)]);
    assert_eq!((item.best().map(OptionId::letter), item.explanation().en.as_str()), (Some('c'), "Because"));
}

#[test]
fn a_corrected_item_asks_the_same_and_earns_otherwise() {
    let old = one(&single("cs-one"));
    let why = Bilingual { th: "เพราะ ก".to_owned(), en: "Because of a".to_owned() };
    let new = old.corrected(&[1, 0, 0], why.clone()).ok().unwrap();
    assert!(new.asks_the_same(&old) && !new.has_the_key_of(&old));
    assert_eq!(new.grade(&new.answer(["a"]).unwrap()), 1);
    assert_eq!(new.explanation(), &why);
    let reasons: Vec<_> = new.review().map(|option| option.why.is_some()).collect();
    assert_eq!(reasons, [false, true, false], "a reason that spoke for the old key is gone");
    assert!(!one(&single("cs-one")).asks_the_same(&one(&item(
        "cs-one",
        "single",
        &[("ค", "correct = true"), ("ก", ""), ("ฃ", "")]
    ))));
}

#[test]
fn points_that_are_no_key_correct_nothing() {
    let old = one(&single("cs-one"));
    let refused = |points: &[u8]| old.corrected(points, old.explanation().clone()).err().unwrap();
    assert_eq!(refused(&[1, 1, 0]), ItemError::CorrectCount(2));
    assert_eq!(refused(&[0, 0, 0]), ItemError::CorrectCount(0));
    assert_eq!(refused(&[1, 0]), ItemError::OptionCount(2));
}

#[test]
fn an_item_that_people_would_grade_is_refused_with_the_reason() {
    let text = single("essay").replace("kind = \"single\"", "kind = \"essay\"");
    assert_eq!(kinds(&text), [FindingKind::EssayInBank { id: "essay".to_owned() }]);
}
