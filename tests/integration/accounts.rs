//! Signing in and out, passwords, sessions and the second factor.

use app::{
    accounts::{demo::PASSWORD, invite::invite, sweep::sweep},
    entity::{Account, AccountState, Mail, account, mail},
    letters::{Letter, open_token},
};
use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tests::{Page, Person, TestApp};
use totp_rs::{Algorithm, Secret, TOTP};

const MALEE: &str = "malee@onde.thaksa.example";
const NEW: &str = "ฝนตกที่ทางโน้น 4 ครั้ง";

async fn signs_in(person: &Person, email: &str, password: &str) -> Page {
    person.post("/sign-in", &[("email", email), ("password", password)]).await
}

async fn is_signed_in(person: &Person) -> bool {
    person.get("/account").await.status() == 200
}

async fn account(app: &TestApp, email: &str) -> account::Model {
    let found = Account::find().filter(account::Column::Email.eq(email)).one(app.state().db.read()).await;
    found.expect("accounts can be read").expect("the demo has her")
}

async fn change(app: &TestApp, change: account::ActiveModel) {
    change.update(app.state().db.write()).await.expect("an account can be changed");
}

async fn letters(app: &TestApp, email: &str) -> Vec<Letter> {
    let rows =
        Mail::find().filter(mail::Column::Recipient.eq(email)).order_by_asc(mail::Column::Id).all(app.state().db.read()).await;
    let rows = rows.expect("letters can be read").into_iter();
    rows.map(|row| serde_json::from_value(row.letter).expect("a letter can be read")).collect()
}

/// The address in the last letter with a link.
async fn link(app: &TestApp, email: &str) -> String {
    let sealed = letters(app, email).await.into_iter().rev().find_map(|letter| match letter {
        Letter::Invitation { sealed_token } | Letter::PasswordReset { sealed_token } => Some(sealed_token),
        _ => None,
    });
    let token = open_token(&app.state().vault, &sealed.expect("there is a letter with a link")).expect("we sealed it");
    format!("/set-password/{token}")
}

#[tokio::test]
async fn she_signs_in_goes_where_her_work_is_and_out_again() {
    let app = TestApp::start().await;
    let malee = app.visitor();
    let answer = signs_in(&malee, " Malee@ONDE.thaksa.example ", PASSWORD).await;
    assert_eq!((answer.status(), answer.location()), (303, Some("/learning")));
    let cookie = answer.headers("set-cookie").find(|line| line.starts_with("thaksa=")).expect("a session").to_owned();
    assert!(cookie.contains("; HttpOnly; SameSite=Lax") && !cookie.contains("Max-Age"), "{cookie}");
    assert!(is_signed_in(&malee).await);

    let prapha = app.visitor();
    assert_eq!(signs_in(&prapha, "prapha@onde.thaksa.example", PASSWORD).await.location(), Some("/reports"));

    let token = malee.cookie("thaksa").expect("she has a session");
    malee.post("/sign-out", &[]).await;
    assert_eq!(malee.cookie("thaksa"), None);
    malee.keep_cookie(&format!("thaksa={token}"));
    assert!(!is_signed_in(&malee).await, "the server has forgotten the session too");
}

#[tokio::test]
async fn nobody_learns_from_the_answer_who_has_an_account() {
    let app = TestApp::start().await;
    let suspended = account(&app, app.member_of("MDES-ONDE", 0).await.email()).await;
    change(&app, account::ActiveModel { id: Set(suspended.id), state: Set(AccountState::Suspended), ..Default::default() }).await;
    let invited = account(&app, app.member_of("MDES-ONDE", 1).await.email()).await;
    change(&app, account::ActiveModel { id: Set(invited.id), state: Set(AccountState::Invited), ..Default::default() }).await;

    let mut answers = Vec::new();
    for (email, password) in
        [(MALEE, "wrong password"), ("nobody@example.go.th", PASSWORD), (&suspended.email, PASSWORD), (&invited.email, PASSWORD)]
    {
        let answer = signs_in(&app.visitor(), email, password).await;
        assert!(!answer.html().contains("wrong password"), "what was typed as a password is never shown again");
        answers.push((answer.status(), answer.text()));
    }
    assert_eq!(answers[0].0, 422);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}

#[tokio::test]
async fn a_guesser_is_stopped_but_cannot_keep_the_owner_out() {
    let app = TestApp::start().await;
    let malee = app.visitor();
    signs_in(&malee, MALEE, PASSWORD).await;
    malee.post("/sign-out", &[]).await;

    let guesser = app.visitor();
    for _ in 0..5 {
        assert!(signs_in(&guesser, MALEE, "a wild guess").await.text().contains("ไม่ถูกต้อง"));
    }
    let stopped = signs_in(&guesser, MALEE, PASSWORD).await;
    assert_eq!(stopped.status(), 422);
    assert!(stopped.text().contains("15 นาที"), "even the right password waits: {}", stopped.text());

    // Her own browser, behind the very same address.
    assert_eq!(signs_in(&malee, MALEE, PASSWORD).await.status(), 303);
    // A browser of hers that is new, from another network.
    let telephone = app.visitor();
    let request = telephone.request("POST", "/sign-in").header("x-forwarded-for", "203.0.113.9");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let body = format!("email={MALEE}&password={PASSWORD}");
    assert_eq!(telephone.send(request, body.into_bytes()).await.status(), 303);

    app.clock.advance(TimeDelta::minutes(16));
    assert_eq!(signs_in(&guesser, MALEE, PASSWORD).await.status(), 303);
}

#[tokio::test]
async fn many_guesses_at_once_do_not_slip_through_together() {
    let app = TestApp::start().await;
    let guesses = (0..12).map(|_| {
        let guesser = app.visitor();
        tokio::spawn(async move { signs_in(&guesser, MALEE, "a wild guess").await.text() })
    });
    let mut heard = 0;
    for guess in guesses.collect::<Vec<_>>() {
        heard += i32::from(guess.await.expect("it is answered").contains("อีเมลหรือรหัสผ่านไม่ถูกต้อง"));
    }
    assert_eq!(heard, 5);
}

#[tokio::test]
async fn only_pages_of_our_own_are_followed_after_signing_in() {
    let app = TestApp::start().await;
    let malee = app.visitor();
    let asked = malee.get("/account/sessions?done=ended").await;
    assert_eq!(asked.status(), 401);
    let answer = malee.submits(&asked.form("main form"), &[("email", MALEE), ("password", PASSWORD)]).await;
    assert_eq!(answer.location(), Some("/account/sessions?done=ended"));
    for evil in ["//evil.example", "https://evil.example/", "/\\evil.example", "/sign-out"] {
        let fields = [("email", MALEE), ("password", PASSWORD), ("next", evil)];
        assert_eq!(malee.post("/sign-in", &fields).await.location(), Some("/learning"), "{evil}");
    }
}

#[tokio::test]
async fn what_she_typed_is_there_again_when_her_session_ends_in_mid_form() {
    let app = TestApp::start().await;
    let malee = app.visitor();
    signs_in(&malee, MALEE, PASSWORD).await;
    app.clock.advance(TimeDelta::minutes(61));

    let refused = malee.post("/account?done=x", &[("language", "en"), ("password", "not to be kept")]).await;
    assert_eq!(refused.status(), 401);
    assert!(!refused.html().contains("not to be kept"));
    let again = malee.submits(&refused.form("main form"), &[("email", MALEE), ("password", "mistyped")]).await;
    assert_eq!(again.status(), 401);
    assert!(again.text().contains("ไม่ถูกต้อง"));
    let back = malee.submits(&again.form("main form"), &[("email", MALEE), ("password", PASSWORD)]).await;
    assert_eq!(back.status(), 200);
    assert_eq!(back.attribute("select#language option[selected]", "value").as_deref(), Some("en"));
    assert!(back.text().contains("ยังไม่ได้บันทึก"));
    assert_eq!(account(&app, MALEE).await.language, "th", "nothing was saved meanwhile");

    let form = back.form("main form");
    assert_eq!(form.action(), "/account?done=x", "the page that came back has its own address");
    malee.submits(&form, &[]).await;
    assert_eq!(account(&app, MALEE).await.language, "en");
}

#[tokio::test]
async fn a_forgotten_password_is_set_by_a_link_that_works_once() {
    let app = TestApp::start().await;
    let (elsewhere, malee) = (app.learner("malee").await, app.visitor());
    let known = malee.post("/forgotten", &[("email", MALEE)]).await;
    let unknown = malee.post("/forgotten", &[("email", "nobody@example.go.th")]).await;
    assert_eq!((known.status(), known.location()), (unknown.status(), unknown.location()));
    assert_eq!(app.sql_count("SELECT count(*) FROM mails").await, 1);

    let link = link(&app, MALEE).await;
    let page = malee.get(&link).await;
    assert_eq!((page.status(), page.header("referrer-policy")), (200, Some("no-referrer")));
    let other_tab = app.visitor();
    let fields = [("password_new", NEW), ("password_again", NEW)];
    let (one, other) = tokio::join!(malee.post(&link, &fields), other_tab.post(&link, &fields));
    let entered = [&one, &other].iter().filter(|page| page.location() == Some("/learning")).count();
    assert_eq!(entered, 1, "two posts at once: {} and {}", one.status(), other.status());

    assert_eq!(malee.get(&link).await.status(), 410);
    assert!(!is_signed_in(&elsewhere).await, "all earlier sessions have ended");
    assert_eq!(signs_in(&app.visitor(), MALEE, PASSWORD).await.status(), 422);
    assert_eq!(signs_in(&app.visitor(), MALEE, NEW).await.status(), 303);
    assert_eq!(letters(&app, MALEE).await.last(), Some(&Letter::PasswordChanged));
}

#[tokio::test]
async fn an_invitation_opens_the_account_and_ends_after_a_week() {
    let app = TestApp::start().await;
    let invited = account(&app, MALEE).await;
    let fresh = account::ActiveModel {
        id: Set(invited.id),
        state: Set(AccountState::Invited),
        password_hash: Set(None),
        ..Default::default()
    };
    change(&app, fresh).await;
    for _ in 0..2 {
        let txn = app.state().db.begin().await.expect("a transaction begins");
        invite(&txn, app.state(), &invited, app.clock.now()).await.expect("she can be invited");
        txn.commit().await.expect("it commits");
        app.clock.advance(TimeDelta::days(4));
    }
    let malee = app.visitor();
    let link = link(&app, MALEE).await;
    let weak = malee.post(&link, &[("password_new", "thailand2569"), ("password_again", "thailand2569")]).await;
    assert_eq!(weak.status(), 422);
    assert_eq!(account(&app, MALEE).await.state, AccountState::Invited);
    let set = malee.post(&link, &[("password_new", NEW), ("password_again", NEW)]).await;
    assert_eq!(set.location(), Some("/learning"));
    assert!(is_signed_in(&malee).await);
    assert_eq!(account(&app, MALEE).await.state, AccountState::Active);
}

#[tokio::test]
async fn a_link_is_no_way_around_a_suspension_or_its_end() {
    let app = TestApp::start().await;
    let malee = app.visitor();
    malee.post("/forgotten", &[("email", MALEE)]).await;
    let link = link(&app, MALEE).await;
    let id = account(&app, MALEE).await.id;
    change(&app, account::ActiveModel { id: Set(id), state: Set(AccountState::Suspended), ..Default::default() }).await;
    let refused = malee.post(&link, &[("password_new", NEW), ("password_again", NEW)]).await;
    assert_eq!(malee.follow(refused).await.status(), 410);
    malee.post("/forgotten", &[("email", MALEE)]).await;
    assert_eq!(app.sql_count("SELECT count(*) FROM mails").await, 1, "a suspended account gets no letter");

    change(&app, account::ActiveModel { id: Set(id), state: Set(AccountState::Active), ..Default::default() }).await;
    app.clock.advance(TimeDelta::minutes(61));
    assert_eq!(malee.get(&link).await.status(), 410);
}

#[tokio::test]
async fn who_changes_her_password_knows_the_present_one_and_stays_while_others_go() {
    let app = TestApp::start().await;
    let (malee, elsewhere) = (app.learner("malee").await, app.learner("malee").await);
    let fields = |present, new, again| [("password", present), ("password_new", new), ("password_again", again)];
    for (present, new, again) in
        [("wrong", NEW, NEW), (PASSWORD, NEW, "other"), (PASSWORD, "short", "short"), (PASSWORD, MALEE, MALEE)]
    {
        assert_eq!(malee.post("/account/password", &fields(present, new, again)).await.status(), 422, "{present} {new} {again}");
    }
    let before = malee.cookie("thaksa");
    let changed = malee.post("/account/password", &fields(PASSWORD, NEW, NEW)).await;
    assert_eq!(changed.location(), Some("/account?done=password"));
    assert_ne!(malee.cookie("thaksa"), before);
    assert!(is_signed_in(&malee).await && !is_signed_in(&elsewhere).await);
}

#[tokio::test]
async fn she_sees_her_sessions_and_ends_them_but_nobody_elses() {
    let app = TestApp::start().await;
    let (malee, telephone, prapha) = (app.learner("malee").await, app.learner("malee").await, app.learner("prapha").await);
    let page = malee.get("/account/sessions").await;
    assert_eq!(page.all("tbody tr").len(), 2);
    let hers =
        app.sql_count(&format!("SELECT max(id) FROM sessions WHERE account_id = {}", prapha.account().0)).await.to_string();
    assert_eq!(malee.post("/account/sessions", &[("session", &hers), ("act", "end")]).await.status(), 404);
    assert!(is_signed_in(&prapha).await);
    malee.submits(&page.form("main td form"), &[]).await;
    assert!(is_signed_in(&malee).await && !is_signed_in(&telephone).await);
}

/// What an authenticator app shows.
struct Telephone(TOTP);

impl Telephone {
    fn of(page: &Page) -> Self {
        let key = page.first("main code").expect("the key to type is on the page").replace(' ', "");
        let secret = Secret::Encoded(key).to_bytes().expect("it is base 32");
        Self(TOTP::new(Algorithm::SHA1, 6, 1, 30, secret, None, "malee".to_owned()).expect("it is long enough"))
    }

    fn code(&self, app: &TestApp) -> String {
        self.0.generate(u64::try_from(app.clock.now().timestamp()).expect("after 1970"))
    }
}

const FACTOR: &str = "/account/second-factor";

async fn sets_up(app: &TestApp, person: &Person) -> (Telephone, Vec<String>) {
    assert_eq!(person.post(FACTOR, &[("act", "begin"), ("password", "wrong")]).await.status(), 422);
    person.post(FACTOR, &[("act", "begin"), ("password", PASSWORD)]).await;
    let page = person.get(FACTOR).await;
    assert!(page.has("svg.qr path"));
    let telephone = Telephone::of(&page);
    let done = person.post(FACTOR, &[("act", "confirm"), ("code", &telephone.code(app))]).await;
    let codes = done.all(".codes code");
    assert_eq!((done.status(), codes.len()), (200, 10));
    (telephone, codes)
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_each_code_is_good_once() {
    let app = TestApp::start().await;
    let malee = app.visitor();
    signs_in(&malee, MALEE, PASSWORD).await;
    let (telephone, codes) = sets_up(&app, &malee).await;
    assert!(is_signed_in(&malee).await);
    assert_eq!(letters(&app, MALEE).await.last(), Some(&Letter::SecondFactorChanged));

    let thief = app.visitor();
    let entered = signs_in(&thief, MALEE, PASSWORD).await;
    assert_eq!(entered.location(), Some("/account/second-factor?next=%2Flearning"));
    for path in ["/account", "/account/password", "/account/sessions"] {
        assert_eq!(thief.get(path).await.status(), 403, "{path}");
    }
    for act in ["renew", "remove", "begin", "confirm"] {
        let fields = [("act", act), ("code", codes[0].as_str()), ("password", PASSWORD)];
        assert_ne!(thief.post(FACTOR, &fields).await.status(), 303, "{act}");
    }
    let overheard = [("act", "show"), ("code", &telephone.code(&app))];
    assert_eq!(thief.post(FACTOR, &overheard).await.status(), 422, "the code that was used to set it up");

    app.clock.advance(TimeDelta::minutes(16));
    let code = telephone.code(&app);
    let shown = malee_again(&app, &code).await;
    assert_eq!(shown.1.status(), 303);
    assert!(is_signed_in(&shown.0).await);
    assert_eq!(malee_again(&app, &code).await.1.status(), 422, "the same code again");
    let typed = codes[0].to_lowercase().replace('-', " ");
    assert_eq!(malee_again(&app, &typed).await.1.status(), 303);
    assert_eq!(malee_again(&app, &typed).await.1.status(), 422, "the same recovery code again");

    app.clock.advance(TimeDelta::minutes(1));
    let removed = shown.0.post(FACTOR, &[("act", "remove"), ("code", &telephone.code(&app))]).await;
    assert_eq!(removed.location(), Some("/account?done=second-factor"));
    assert_eq!(signs_in(&app.visitor(), MALEE, PASSWORD).await.location(), Some("/learning"));
}

/// Signs in on a new browser and shows a code.
async fn malee_again(app: &TestApp, code: &str) -> (Person, Page) {
    let malee = app.visitor();
    signs_in(&malee, MALEE, PASSWORD).await;
    let answer = malee.post(FACTOR, &[("act", "show"), ("code", code)]).await;
    (malee, answer)
}

#[tokio::test]
async fn codes_cannot_be_guessed_by_trying() {
    let app = TestApp::start().await;
    let malee = app.visitor();
    signs_in(&malee, MALEE, PASSWORD).await;
    let (telephone, _) = sets_up(&app, &malee).await;
    app.clock.advance(TimeDelta::minutes(1));
    for _ in 0..5 {
        assert_eq!(malee_again(&app, "000000").await.1.status(), 422);
    }
    let late = malee_again(&app, &telephone.code(&app)).await.1;
    assert!(late.text().contains("15 นาที") || late.text().contains("14 นาที"), "{}", late.text());
}

#[tokio::test]
async fn outside_the_demo_a_role_demands_the_second_factor_and_keeps_it() {
    let app = TestApp::start().await;
    let narong = account(&app, "narong@mdes.thaksa.example").await;
    change(&app, account::ActiveModel { id: Set(narong.id), is_demo: Set(false), ..Default::default() }).await;
    let narong = app.visitor();
    let entered = signs_in(&narong, "narong@mdes.thaksa.example", PASSWORD).await;
    assert_eq!(entered.location(), Some("/account/second-factor?next=%2Fpeople"));
    let (telephone, _) = sets_up(&app, &narong).await;
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(narong.post(FACTOR, &[("act", "remove"), ("code", &telephone.code(&app))]).await.status(), 404);
}

#[tokio::test]
async fn what_was_typed_waits_for_the_second_factor_too() {
    let app = TestApp::start().await;
    let malee = app.visitor();
    signs_in(&malee, MALEE, PASSWORD).await;
    let (telephone, _) = sets_up(&app, &malee).await;
    app.clock.advance(TimeDelta::minutes(61));
    let refused = malee.post("/account", &[("language", "en")]).await;
    let halfway = malee.submits(&refused.form("main form"), &[("email", MALEE), ("password", PASSWORD)]).await;
    assert_eq!(halfway.status(), 403);
    let wrong = malee.submits(&halfway.form("main form"), &[("code", "000000")]).await;
    assert_eq!(wrong.status(), 403);
    let back = malee.submits(&wrong.form("main form"), &[("code", &telephone.code(&app))]).await;
    assert_eq!(back.status(), 200);
    assert_eq!(back.attribute("select#language option[selected]", "value").as_deref(), Some("en"));
}

#[tokio::test]
async fn preferences_are_kept_and_lead_back_to_our_own_pages_only() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let chosen = malee.post("/preferences", &[("language", "en"), ("back", "/account?done=password")]).await;
    assert_eq!(chosen.location(), Some("/account?done=password"));
    malee.post("/preferences", &[("theme", "dark"), ("back", "/account")]).await;
    let page = malee.get("/account").await;
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    assert_eq!(page.attribute("html", "data-theme").as_deref(), Some("dark"));
    assert_eq!(account(&app, MALEE).await.language, "en", "letters follow");
    assert_eq!(malee.post("/preferences", &[("back", "//evil.example")]).await.location(), Some("/"));
}

#[tokio::test]
async fn what_is_over_is_swept_away_and_what_is_not_stays() {
    let app = TestApp::start().await;
    let (malee, idle) = (app.learner("malee").await, app.learner("prapha").await);
    malee.post("/forgotten", &[("email", MALEE)]).await;
    app.clock.advance(TimeDelta::minutes(40));
    assert!(is_signed_in(&malee).await);
    app.clock.advance(TimeDelta::minutes(40));
    sweep(&app.state().db, app.clock.now()).await.expect("it sweeps");
    assert!(is_signed_in(&malee).await && !is_signed_in(&idle).await);
    assert_eq!(app.sql_count("SELECT count(*) FROM sessions").await, 1);
    app.clock.advance(TimeDelta::days(31));
    sweep(&app.state().db, app.clock.now()).await.expect("it sweeps");
    for table in ["sessions", "account_tokens", "rate_limits"] {
        assert_eq!(app.sql_count(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
}
