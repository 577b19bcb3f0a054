//! Marking a question to come back to it.

use tests::TestCourse;

use crate::assessment::{RIGHT, SLUG, option, ready, start, submit};

const FLAGS: &str = "SELECT count(*) FROM attempt_flags";

#[tokio::test]
async fn a_flag_stays_with_the_paper_until_it_is_taken_away() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let (question, _) = option(&malee, &attempt, 2, RIGHT).await;
    let flags = format!("{attempt}/flags");
    let sets = [("question", &*question), ("flagged", "1")];
    assert_eq!(malee.post(&flags, &sets).await.status(), 204);
    assert_eq!(malee.post(&flags, &sets).await.status(), 204, "twice is once");
    assert_eq!(app.sql_count(FLAGS).await, 1);

    let phone = app.again(&malee).await;
    let page = phone.get(&format!("{attempt}?q=review")).await;
    assert!(page.has(".q-nav .flagged[href='?q=2']") && page.has("#flagged li[data-flagged='2']:not([hidden])"));
    assert!(!page.has(".q-nav .flagged[href='?q=1']"));
    assert_eq!(phone.post(&flags, &[("question", &*question), ("flagged", "0")]).await.status(), 204);
    assert!(!phone.get(&attempt).await.has(".q-nav .flagged"));
}

#[tokio::test]
async fn without_script_a_flag_saves_what_was_chosen_and_stays_at_the_question() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let (question, value) = option(&malee, &attempt, 1, RIGHT).await;
    let flagged = malee.post(&attempt, &[("act", "flag"), ("question", &*question), ("value", &*value)]).await;
    assert_eq!(flagged.location(), Some(&*format!("{attempt}?q=1")));
    assert_eq!((app.sql_count(FLAGS).await, app.sql_count("SELECT count(*) FROM answers").await), (1, 1));
    let page = malee.get(&format!("{attempt}?q=1")).await;
    assert!(page.has("section[data-q='1'] button[value=unflag]") && page.has("section[data-q='1'] .saved.is-good"));
    malee.post(&attempt, &[("act", "unflag"), ("question", &*question)]).await;
    assert_eq!(app.sql_count(FLAGS).await, 0);
}

#[tokio::test]
async fn flags_belong_to_the_learner_her_paper_and_its_time() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let kiat = app.learner("kiat").await;
    let attempt = start(&malee).await;
    let (question, _) = option(&malee, &attempt, 1, RIGHT).await;
    let flags = format!("{attempt}/flags");
    let sets = [("question", &*question), ("flagged", "1")];
    assert_eq!(kiat.post(&flags, &sets).await.status(), 404);
    assert_eq!(malee.post(&flags, &[("question", "no-such-question"), ("flagged", "1")]).await.status(), 404);
    submit(&malee, &attempt).await;
    assert_eq!(malee.post(&flags, &sets).await.status(), 409);
    assert_eq!(app.sql_count(FLAGS).await, 0);
}
