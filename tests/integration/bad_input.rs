//! Whatever is typed: never our fault in the answer, never markup that we did not write, and a refusal changes nothing.
//!
//! Pages are found by their routes, fields by the forms on the pages.

use app::entity::Role;
use tests::{Form, Page, Person};

use crate::{
    routes::{self, filled},
    world::{Actor, World},
};

/// A sign of markup that was let through; nothing that we write contains it.
const MARKUP: &str = "\"'></title></textarea></option><script>alert('ทักษะ')</script><img src=x onerror=alert(1)>";

/// What people, pastes and programs put into a field.
fn values() -> Vec<String> {
    vec![
        String::new(),
        "x".repeat(100_000),
        "ก็".repeat(20_000),
        "   \t  ".to_owned(),
        "\u{0}\u{1b}[2J\u{7f}".to_owned(),
        "มา\u{200b}ลี\u{feff}\u{202e}\u{2066}".to_owned(),
        MARKUP.to_owned(),
        "-1".to_owned(),
        "99999999999999999999999999".to_owned(),
        "9223372036854775807".to_owned(),
        "1e309".to_owned(),
        "2570-02-30".to_owned(),
        "'; DROP TABLE people; --".to_owned(),
        "%' OR 1=1 --\\".to_owned(),
        "../../etc/passwd".to_owned(),
        "https://elsewhere.example/".to_owned(),
        "//elsewhere.example".to_owned(),
        "\u{fffd}".to_owned(),
    ]
}

/// The same as it stands in an address, where a byte need not be a letter.
const RAW: [&str; 8] = ["%FF%FE", "%E0%B8", "%", "%zz", "%00", "%ED%A0%80", "%2e%2e%2f", "+%20+"];

#[tokio::test]
async fn visitors_and_learners_may_type_anything() {
    type_anything(&[Actor::Visitor, Actor::Owner]).await;
}

#[tokio::test]
async fn trainers_and_administrators_may_type_anything() {
    type_anything(&[Actor::Holder(Role::Trainer), Actor::Holder(Role::Administrator)]).await;
}

#[tokio::test]
async fn those_who_look_over_others_may_type_anything() {
    type_anything(&[Actor::Holder(Role::Hr), Actor::Holder(Role::Manager), Actor::Holder(Role::Auditor)]).await;
}

async fn type_anything(actors: &[Actor]) {
    let world = World::make().await;
    let mut faults = Vec::new();
    for actor in actors {
        for form in forms(&world, *actor).await {
            for value in values() {
                let typed: Vec<_> = form.typed().map(|name| (name, value.as_str())).collect();
                send(&world, *actor, &form, &typed, &mut faults).await;
            }
            for (name, value) in form.names().iter().flat_map(|name| ALONE.map(|value| (name.as_str(), value))) {
                send(&world, *actor, &form, &[(name, value)], &mut faults).await;
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Values that every field, hidden ones and buttons too, is given while the others are sound.
const ALONE: [&str; 3] = ["", MARKUP, "9223372036854775807"];

/// The forms on all pages that open for somebody, each once.
async fn forms(world: &World, actor: Actor) -> Vec<Form> {
    let mut found: Vec<Form> = Vec::new();
    let person = world.enter(actor).await;
    for path in pages(world) {
        for form in person.get(&path).await.forms() {
            // The language button carries the address of its page, so it would be another form on each.
            let known = |one: &Form| one.action() == form.action() && one.names() == form.names();
            if !found.iter().any(known) {
                found.push(form);
            }
        }
    }
    found
}

async fn send(world: &World, actor: Actor, form: &Form, fields: &[(&str, &str)], faults: &mut Vec<String>) {
    world.app.sql("DELETE FROM rate_limits").await;
    let person = world.enter(actor).await;
    let before = world.app.row_counts().await;
    // What is asked in an address is cut: a server need not take one of any length.
    let length = if form.is_post() { usize::MAX } else { 2_000 };
    let cut: Vec<(&str, String)> = fields.iter().map(|(name, value)| (*name, value.chars().take(length).collect())).collect();
    let cut: Vec<_> = cut.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = person.submits(form, &cut).await;
    let what = || {
        let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", short(value))).collect();
        format!("{actor:?} to {} with {}", form.action(), fields.join(" "))
    };
    faults.extend(answer_fault(&page).map(|fault| format!("{} {fault}", what())));
    if (400..500).contains(&page.status()) && unlike(&before, &world.app.row_counts().await) {
        faults.push(format!("{} was refused with {} and yet wrote", what(), page.status()));
    }
}

#[tokio::test]
async fn addresses_may_hold_anything() {
    let world = World::make().await;
    let mut faults = Vec::new();
    for actor in
        [Actor::Visitor, Actor::Owner, Actor::Holder(Role::Hr), Actor::Holder(Role::Trainer), Actor::Holder(Role::Administrator)]
    {
        let person = world.enter(actor).await;
        for way in routes::all().into_iter().filter(|way| way.method == "GET") {
            let path = filled(&way.path, world.ours());
            let page = person.get(&path).await;
            if page.status() != 200 && actor != Actor::Visitor {
                continue;
            }
            let names = questions(&page);
            for value in in_addresses() {
                let parts = way.path.matches('{').count();
                let mut tried: Vec<String> = (0..parts).map(|place| with_part(&way.path, &path, place, &value)).collect();
                tried.extend(names.iter().map(|name| format!("{path}?{name}={value}")));
                for address in tried {
                    faults.extend(open(&person, &address).await.map(|fault| format!("{actor:?} {} {fault}", short(&address))));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[tokio::test]
async fn bodies_that_are_no_forms_are_refused() {
    let world = World::make().await;
    let bodies: [(&str, Vec<u8>); 7] = [
        ("application/x-www-form-urlencoded", b"%FF%FE=%E0%B8&act=%zz&&&===".to_vec()),
        ("application/x-www-form-urlencoded", vec![0xff; 1000]),
        ("application/x-www-form-urlencoded", vec![b'a'; 300 * 1024]),
        ("application/json", b"{\"act\":1}".to_vec()),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken".to_vec()),
        ("multipart/form-data", Vec::new()),
        ("text/plain", Vec::new()),
    ];
    let mut faults = Vec::new();
    for way in routes::all().into_iter().filter(|way| way.method == "POST") {
        let path = filled(&way.path, world.ours());
        for actor in [
            Actor::Visitor,
            Actor::Owner,
            Actor::Holder(Role::Hr),
            Actor::Holder(Role::Trainer),
            Actor::Holder(Role::Administrator),
        ] {
            for (kind, body) in &bodies {
                world.app.sql("DELETE FROM rate_limits").await;
                let page = world.enter(actor).await.post_bytes(&path, kind, body.clone()).await;
                faults.extend(
                    answer_fault(&page).map(|fault| format!("{actor:?} {way} with {} bytes of {kind} {fault}", body.len())),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[tokio::test]
async fn whoever_sends_far_too_much_hears_the_answer() {
    let world = World::make().await;
    let body = vec![b'a'; 12 * 1024 * 1024];
    for way in routes::all().into_iter().filter(|way| way.method == "POST") {
        let path = filled(&way.path, world.ours());
        for actor in [Actor::Visitor, Actor::Owner] {
            let page = world.enter(actor).await.post_bytes(&path, "application/x-www-form-urlencoded", body.clone()).await;
            assert!((400..500).contains(&page.status()), "{actor:?} {way} said {}", page.status());
        }
    }
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused() {
    let world = World::make().await;
    for way in routes::all().into_iter().filter(|way| way.method == "POST") {
        let person = world.enter(Actor::Owner).await;
        let before = world.app.row_counts().await;
        for (header, value) in
            [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://elsewhere.example")]
        {
            let request = person.request("POST", &filled(&way.path, world.ours())).header(header, value);
            let page =
                person.send(request.header("content-type", "application/x-www-form-urlencoded"), b"act=submit".to_vec()).await;
            assert_eq!(page.status(), 403, "{way} with {header}: {value}");
        }
        assert_eq!(world.app.row_counts().await, before, "{way}");
    }
}

fn pages(world: &World) -> Vec<String> {
    routes::all().into_iter().filter(|way| way.method == "GET").map(|way| filled(&way.path, world.ours())).collect()
}

async fn open(person: &Person, address: &str) -> Option<String> {
    answer_fault(&person.get(address).await)
}

/// What no answer may be or hold.
fn answer_fault(page: &Page) -> Option<String> {
    if page.status() >= 500 {
        return Some(format!("gave {}", page.status()));
    }
    if page.location().is_some_and(|to| to.contains("elsewhere.example")) {
        return Some("leads to another site".to_owned());
    }
    let is_page = page.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    if !is_page || !page.html().contains("onerror=alert") {
        return None;
    }
    let foreign = page.has("img[src=x], [onerror]") || page.all("script").iter().any(|script| script.contains("alert("));
    foreign.then(|| "lets markup through".to_owned())
}

/// Counting tries is no change, and a look at a record is on record even when it leads to nothing.
fn unlike(before: &std::collections::BTreeMap<String, i64>, after: &std::collections::BTreeMap<String, i64>) -> bool {
    before
        .iter()
        .any(|(table, count)| !["rate_limits", "audit_entries"].contains(&table.as_str()) && after.get(table) != Some(count))
}

/// Bad values as they stand in an address.
fn in_addresses() -> Vec<String> {
    let long = "ก".repeat(2_000);
    let typed = ["", &long, MARKUP, "-1", "9223372036854775807", "//elsewhere.example"];
    let encode = |value| serde_urlencoded::to_string([("", value)]).expect("text can be encoded").split_off(1);
    typed.into_iter().map(encode).chain(RAW.map(str::to_owned)).collect()
}

/// The address with its parameter at a place replaced.
fn with_part(pattern: &str, path: &str, place: usize, value: &str) -> String {
    let mut seen = 0;
    let parts = pattern.split('/').zip(path.split('/')).map(|(pattern, part)| {
        let here = pattern.starts_with('{') && seen == place;
        seen += usize::from(pattern.starts_with('{'));
        if here { value } else { part }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Names that a page asks questions by, and some that it does not.
fn questions(page: &Page) -> Vec<String> {
    let links = page.attributes("main a[href*='?']", "href");
    let of_links = links.iter().filter_map(|href| href.split_once('?')).flat_map(|(_, query)| query.split('&'));
    let of_links = of_links.filter_map(|pair| pair.split_once('=')).map(|(name, _)| name.to_owned());
    let forms = page.forms();
    let of_forms = forms.iter().filter(|form| !form.is_post()).flat_map(|form| form.names().iter().cloned());
    let mut names: Vec<_> = of_links.chain(of_forms).chain(["page", "done"].map(str::to_owned)).collect();
    names.sort();
    names.dedup();
    names
}

fn short(text: &str) -> String {
    let start: String = text.chars().take(60).collect();
    format!("{start:?} ({} letters)", text.chars().count())
}
