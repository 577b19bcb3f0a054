//! Somebody who takes a test, whatever happens to the server meanwhile.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use server::load::demo::PASSWORD;
use tests::{Page, Person};

/// What the server has said that it has.
#[derive(Clone, Debug, Default)]
pub struct Acknowledged {
    pub answers: Vec<Sent>,
    /// Attempts.
    pub submitted: Vec<i64>,
}

/// An answer that the server has taken.
#[derive(Clone, Debug)]
pub struct Sent {
    pub attempt: i64,
    pub question: String,
    pub value: String,
    pub client_key: String,
}

pub struct Learner<'a> {
    browser: Person,
    email: &'a str,
    acknowledged: &'a Mutex<Acknowledged>,
    over: &'a AtomicBool,
}

impl<'a> Learner<'a> {
    pub fn new(address: &str, email: &'a str, acknowledged: &'a Mutex<Acknowledged>, over: &'a AtomicBool) -> Self {
        Self { browser: Person::visiting(address), email, acknowledged, over }
    }

    /// Signs in, begins, answers every question twice, the second time rightly, and submits. Leaves off when all is over.
    pub async fn takes_the_test(&self, course: &str) -> Option<()> {
        self.sends("/sign-in", &[("email", self.email), ("password", PASSWORD)]).await?;
        let begun = self.sends(&format!("/courses/{course}/test"), &[("act", "start")]).await?;
        let path = begun.location().unwrap_or_else(|| panic!("{}: {}", begun.status(), begun.text())).to_owned();
        let attempt = path.trim_start_matches("/attempts/").parse().expect("the address of an attempt ends with its number");
        let paper = self.opens(&path).await?;
        for (number, question) in paper.attributes("input[name=question]", "value").into_iter().enumerate() {
            let section = format!("section[data-q='{}'] label.option", number + 1);
            let values = paper.attributes(&format!("{section} input"), "value");
            let texts = paper.all(&section);
            let right = texts.iter().position(|text| text.contains("ถูก")).expect("one option is right");
            let wrong = usize::from(right == 0);
            for (time, place) in [wrong, right].into_iter().enumerate() {
                let client_key = format!("attempt{attempt}-question{number}-{time}");
                self.answers(attempt, Sent { attempt, question: question.clone(), value: values[place].clone(), client_key })
                    .await?;
            }
        }
        let submitted = self.sends(&path, &[("act", "submit")]).await?;
        assert!([303, 409].contains(&submitted.status()), "{}", submitted.status());
        self.acknowledged.lock().expect("nobody panics while holding it").submitted.push(attempt);
        Some(())
    }

    async fn answers(&self, attempt: i64, sent: Sent) -> Option<()> {
        let fields = [("question", &*sent.question), ("value", &*sent.value), ("client_key", &*sent.client_key)];
        let page = self.sends(&format!("/attempts/{attempt}/answers"), &fields).await?;
        assert_eq!(page.status(), 200, "{}", page.html());
        self.acknowledged.lock().expect("nobody panics while holding it").answers.push(sent);
        Some(())
    }

    async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Option<Page> {
        let body = serde_urlencoded::to_string(fields).expect("pairs of text can be encoded").into_bytes();
        self.until_answered("POST", path, body).await
    }

    async fn opens(&self, path: &str) -> Option<Page> {
        self.until_answered("GET", path, Vec::new()).await
    }

    /// Sends the same again until the server says something, as the page in a browser does.
    async fn until_answered(&self, method: &str, path: &str, body: Vec<u8>) -> Option<Page> {
        while !self.over.load(Ordering::Relaxed) {
            let request = self.browser.request(method, path).header("x-forwarded-for", network_of(self.email));
            let request =
                request.header("content-type", "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
            match self.browser.try_send(request, body.clone()).await {
                Ok(page) if page.status() < 500 => return Some(page),
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
        None
    }
}

/// Everyone comes from a network of her own, or the door would close for all.
fn network_of(email: &str) -> String {
    let [.., a, b] = email.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())).to_be_bytes();
    format!("10.{a}.{b}.1")
}
