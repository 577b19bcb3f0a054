//! Nothing opens that should not. The ways into the server are found, not listed: a new one that nobody has thought about
//! fails here.

mod rules;

use std::collections::BTreeSet;

use tests::{Form, Page};

use crate::{
    routes::{self, Way, filled},
    world::{Actor, Whose, World},
};

/// What a closed door looks like.
const CLOSED: [u16; 3] = [401, 403, 404];

#[test]
fn every_way_into_the_server_has_been_thought_about() {
    let ways = routes::all();
    let unknown: Vec<_> = ways.iter().filter(|way| rules::rule(way).is_none()).map(ToString::to_string).collect();
    assert!(unknown.is_empty(), "say in tests/integration/scope/rules.rs who may open {unknown:?}");
    let stale = rules::stale(&ways);
    assert!(stale.is_empty(), "nothing answers any more at {stale:?}: take them out of tests/integration/scope/rules.rs");
}

#[tokio::test]
async fn every_page_and_file_opens_for_those_who_may_see_it_and_for_nobody_else() {
    let world = World::make().await;
    let strangers = world.strangers().await;
    let mut faults = Vec::new();
    for actor in world.actors() {
        let person = world.enter(actor).await;
        for (way, whose, path) in visits(&world, "GET") {
            let page = person.get(&path).await;
            faults.extend(fault(&way, actor, whose, &page));
            if !rules::shows_strangers(&way) {
                faults.extend(met(&way, actor, &page, &strangers));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn what_is_asked_of_a_page_does_not_widen_what_it_shows() {
    let world = World::make().await;
    let strangers = world.strangers().await;
    let theirs = &world.things[&Whose::Siblings];
    let values = [
        theirs.unit.code.clone(),
        theirs.unit.id.to_string(),
        theirs.owner.id().to_string(),
        theirs.certificate.id.to_string(),
        theirs.attempt.clone(),
        "9223372036854775807".to_owned(),
    ];
    let mut faults = Vec::new();
    for actor in world.actors().filter(|actor| *actor != Actor::Visitor) {
        let person = world.enter(actor).await;
        for (way, whose, path) in visits(&world, "GET") {
            if whose != Whose::Ours || rules::shows_strangers(&way) {
                continue;
            }
            for name in questions(&person.get(&path).await) {
                for value in &values {
                    let page = person.get(&format!("{path}?{name}={value}")).await;
                    faults.extend((page.status() >= 500).then(|| format!("{actor:?} {} gave {}", page.path(), page.status())));
                    faults.extend(met(&way, actor, &page, &strangers));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn a_junk_post_is_refused_to_those_who_may_not_post_there() {
    let world = World::make().await;
    let mut faults = Vec::new();
    for actor in world.actors() {
        for (way, whose, path) in visits(&world, "POST") {
            let person = world.enter(actor).await;
            let before = world.app.row_counts().await;
            let page = person.post(&path, &[("act", "junk"), ("id", "1"), ("name", "junk")]).await;
            let closed = rules::rule(&way).is_some_and(|who| !who.lets_in(actor, whose));
            if page.status() >= 500 || closed && !CLOSED.contains(&page.status()) {
                faults.push(format!("{actor:?} {way} of {whose:?} gave {}", page.status()));
            }
            if closed && world.app.row_counts().await != before {
                faults.push(format!("{actor:?} {way} of {whose:?} was refused and yet wrote"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The forms that those who may have found on their pages are sent by those who may not, and by those who may about
/// things that they may not touch.
#[tokio::test]
async fn a_sound_post_of_another_is_refused_and_changes_nothing() {
    let world = World::make().await;
    let forms = forms(&world).await;
    assert!(!forms.is_empty(), "no page has a form");
    let mut faults = Vec::new();
    for (path, form) in &forms {
        let way = Way { method: "POST".to_owned(), path: path.clone() };
        let Some(who) = rules::rule(&way) else { continue };
        for (whose, things) in &world.things {
            if *whose != Whose::Ours && !path.contains('{') {
                continue;
            }
            for actor in world.actors().filter(|actor| *actor != Actor::Owner && !who.lets_in(*actor, *whose)) {
                let person = world.enter(actor).await;
                let before = (world.app.row_counts().await, world.app.rows_of(&things.owner).await);
                let fields = form.filled(&[]);
                let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                let page = person.post(&filled(path, things), &fields).await;
                if !CLOSED.contains(&page.status()) {
                    faults.push(format!("{actor:?} POST {path} of {whose:?} with {fields:?} gave {}", page.status()));
                }
                if before != (world.app.row_counts().await, world.app.rows_of(&things.owner).await) {
                    faults.push(format!("{actor:?} POST {path} of {whose:?} with {fields:?} was refused and yet wrote"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Forms that everyone may send, with the hidden ids of somebody else in them.
#[tokio::test]
async fn a_colleague_who_sends_the_owners_own_forms_changes_nothing_of_hers() {
    let world = World::make().await;
    let owner = world.enter(Actor::Owner).await;
    let mut faults = Vec::new();
    for (_, whose, path) in visits(&world, "GET") {
        if whose != Whose::Ours {
            continue;
        }
        // The demo's sign-in form offers to be another, and keeps what it promises.
        let forms = owner.get(&path).await.forms().into_iter();
        for form in forms.filter(|form| form.is_post() && form.action() != "/sign-in") {
            let colleague = world.enter(Actor::Colleague).await;
            let before = world.app.rows_of(&world.ours().owner).await;
            let page = colleague.submits(&form, &[]).await;
            if page.status() >= 500 {
                faults.push(format!("the form to {} on {path} gave {}", form.action(), page.status()));
            }
            if world.app.rows_of(&world.ours().owner).await != before {
                faults.push(format!("the form to {} on {path} changed what belongs to another", form.action()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every way of a method with every thing that can stand in it.
fn visits(world: &World, method: &str) -> Vec<(Way, Whose, String)> {
    let ways = routes::all().into_iter().filter(|way| way.method == method && rules::rule(way).is_some());
    ways.flat_map(|way| {
        let named = way.path.contains('{');
        let things = world.things.iter().filter(move |(whose, _)| named || **whose == Whose::Ours);
        things.map(|(whose, things)| (way.clone(), *whose, filled(&way.path, things))).collect::<Vec<_>>()
    })
    .collect()
}

/// What is wrong with how an address answered, if anything.
fn fault(way: &Way, actor: Actor, whose: Whose, page: &Page) -> Option<String> {
    let closed = CLOSED.contains(&page.status());
    let may = rules::rule(way)?.lets_in(actor, whose);
    let told = |what: &str| Some(format!("{actor:?} {way} of {whose:?} {what}: {}", page.status()));
    match page.status() {
        500.. => told("failed"),
        _ if may && closed => told("stays closed"),
        _ if !may && !closed => told("opens"),
        _ => None,
    }
}

/// The strangers whom a page names.
fn met(way: &Way, actor: Actor, page: &Page, strangers: &[String]) -> Option<String> {
    let html = page.html();
    let named: Vec<_> = strangers.iter().filter(|name| html.contains(name.as_str())).take(3).collect();
    (!named.is_empty()).then(|| format!("{actor:?} {way} at {} names {named:?}", page.path()))
}

/// The names that a page asks questions by: of its forms that are not posted, and of its links to itself.
fn questions(page: &Page) -> BTreeSet<String> {
    let links = page.attributes("main a[href*='?']", "href");
    let of_links = links.iter().filter_map(|href| href.split_once('?')).flat_map(|(_, query)| query.split('&'));
    let of_links = of_links.filter_map(|pair| pair.split_once('=')).map(|(name, _)| name.to_owned());
    let forms = page.forms();
    let of_forms = forms.iter().filter(|form| !form.is_post()).flat_map(|form| form.names().iter().cloned());
    of_links.chain(of_forms).collect()
}

/// The forms that the pages of our unit show to those who may see them, each once, with the path of the way they take.
async fn forms(world: &World) -> Vec<(String, Form)> {
    let mut found: Vec<(String, Form)> = Vec::new();
    let posts: Vec<_> = visits(world, "POST").into_iter().filter(|(_, whose, _)| *whose == Whose::Ours).collect();
    for actor in world.actors().filter(|actor| *actor != Actor::Visitor) {
        let person = world.enter(actor).await;
        for (_, whose, path) in visits(world, "GET") {
            if whose != Whose::Ours {
                continue;
            }
            for form in person.get(&path).await.forms().into_iter().filter(Form::is_post) {
                let way = posts.iter().find(|(_, _, path)| path.as_str() == form.action().split('?').next().unwrap_or_default());
                let Some((way, ..)) = way else { continue };
                if !found.iter().any(|(path, known)| *path == way.path && known.filled(&[]) == form.filled(&[])) {
                    found.push((way.path.clone(), form));
                }
            }
        }
    }
    found
}
