//! The desk at which a paper is written: it watches the forms that the server rendered.
//!
//! An answer goes into the [`Outbox`] first and from there to the server, one at a time and in order. What the server
//! does not acknowledge stays and is tried again: when the network comes back, and every few seconds.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{
    prelude::{document, set_interval, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BeforeUnloadEvent, Element, Event, HtmlElement, MouseEvent};

use super::{
    dom::{around, find, find_all, on, show, within, write},
    fields,
    outbox::{Outbox, Waiting},
    overview::{self, show_notice},
    post::post,
};

/// How often waiting answers are tried again.
const RETRY: Duration = Duration::from_secs(4);

/// A long text that is being written is saved at most so often, in milliseconds.
const OFTEN: f64 = 20_000.0;

struct Desk {
    paper: Element,
    page: String,
    outbox: Outbox,
    sending: Cell<bool>,
    /// Another device has the paper: nothing is sent until she goes on here, which loads the page again.
    held: Cell<bool>,
    /// The time was over when last looked at.
    over: Cell<bool>,
    /// When a long text was last saved while it was written, in the milliseconds of events.
    kept_at: Cell<f64>,
}

/// Finds the paper on the page and begins to watch it.
pub fn wake() {
    let Some(paper) = find("#paper") else { return };
    let attempt = paper.get_attribute("data-attempt").unwrap_or_default();
    let desk = Rc::new(Desk {
        page: ["/attempts/", &attempt].concat(),
        outbox: Outbox::of(&attempt),
        sending: Cell::default(),
        held: Cell::default(),
        over: Cell::default(),
        kept_at: Cell::default(),
        paper,
    });
    desk.catch_up();
    let listen = |event: &str, act: fn(&Rc<Desk>, &Event)| {
        let this = Rc::clone(&desk);
        on(&desk.paper, event, move |event| act(&this, &event));
    };
    listen("change", |desk, event| desk.chosen(event));
    listen("input", |desk, event| desk.typing(event));
    listen("submit", |desk, event| desk.submitted(event));
    listen("click", |desk, event| desk.clicked(event));
    let listen = |event: &str, act: fn(&Rc<Desk>, &Event)| {
        let this = Rc::clone(&desk);
        on(&window(), event, move |event| act(&this, &event));
    };
    listen("online", |desk, _| desk.send());
    listen("popstate", |desk, _| desk.went_back());
    listen("pagehide", |desk, _| desk.keep_all());
    listen("beforeunload", |desk, event| desk.leaving(event));
    listen("timeshort", |desk, _| desk.keep_all());
    listen("timeover", |desk, _| desk.time_is_over());
    let this = Rc::clone(&desk);
    set_interval(move || this.send(), RETRY);
    desk.send();
}

impl Desk {
    /// Takes what was answered before the script was there, and shows what waits from an earlier visit.
    fn catch_up(self: &Rc<Self>) {
        for section in find_all("#paper section") {
            if fields::are_touched(&section) {
                self.keep(&section);
            } else {
                remember(&section, &fields::collect(&section));
            }
        }
        for waiting in self.outbox.all() {
            let Some(section) = section_of(&waiting.question) else { continue };
            fields::restore(&section, &waiting.fields);
            remember(&section, &waiting.fields);
            self.is_saving(&section);
        }
        if let Some(section) = find("#paper section:not([hidden])") {
            bring_notices_to(&section);
        }
    }

    /// Something was chosen, or a field was left in which something was typed.
    fn chosen(self: &Rc<Self>, event: &Event) {
        if let Some(section) = around(event, "section") {
            self.keep(&section);
            self.send();
        }
    }

    /// What is being typed is not saved yet, and the page says so. A long text is saved now and then all the same.
    fn typing(self: &Rc<Self>, event: &Event) {
        let Some(section) = around(event, "input:not([type=radio], [type=checkbox], [type=file]), textarea")
            .and_then(|field| field.closest("section").ok().flatten())
        else {
            return;
        };
        let now = event.time_stamp();
        if around(event, "textarea").is_some() && now - self.kept_at.get() > OFTEN {
            self.kept_at.set(now);
            self.keep(&section);
            self.send();
        } else {
            status(&section, "saved is-idle", &self.words("data-typing"));
        }
    }

    /// Also what stands in a field that was not left yet: the page goes away, or the time is nearly over.
    fn keep_all(self: &Rc<Self>) {
        for section in find_all("#paper section") {
            self.keep(&section);
        }
        self.send();
    }

    /// Puts an answer into the outbox, unless it is there or saved already.
    fn keep(&self, section: &Element) {
        let question = within(section, "[name=question]").and_then(|field| field.get_attribute("value"));
        let given = fields::collect(section);
        if let Some(question) = question.filter(|_| section.get_attribute(KEPT).as_ref() != Some(&given)) {
            self.outbox.add(&question, &given);
            remember(section, &given);
            self.is_saving(section);
        }
    }

    /// Forms of questions only lead on: the answer is on its way already, or goes now. The one that hands in,
    /// and the one of a rest, wait until nothing does.
    fn submitted(self: &Rc<Self>, event: &Event) {
        // A file goes as the browser sends it; what waits goes first.
        if around(event, "[data-plain]").is_some() {
            self.keep_all();
            return;
        }
        self.keep_all();
        let section = around(event, "section");
        let here = section.and_then(|section| section.get_attribute("data-q")).unwrap_or_default();
        if let Ok(number) = here.parse::<u32>() {
            event.prevent_default();
            let next = (number + 1).to_string();
            self.turn_to(if section_at(&next).is_some() { &next } else { "review" }, true);
        } else if !self.outbox.is_empty() {
            event.prevent_default();
            self.send();
        }
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        if let Some(button) = around(event, "button[data-flag]") {
            event.prevent_default();
            self.flag(button);
            return;
        }
        let modified =
            event.dyn_ref::<MouseEvent>().is_some_and(|mouse| mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key());
        let link = around(event, "a[href^='?q=']").filter(|_| !modified);
        if let Some(to) = link.and_then(|link| link.get_attribute("href")) {
            event.prevent_default();
            self.turn_to(&to[3..], true);
        }
    }

    /// Sets or takes away the flag of a question; the page shows it once the server has it.
    fn flag(self: &Rc<Self>, button: Element) {
        let Some(section) = button.closest("section").ok().flatten() else { return };
        let question = within(&section, "[name=question]").and_then(|field| field.get_attribute("value")).unwrap_or_default();
        let sets = button.get_attribute("value").as_deref() == Some("flag");
        let desk = Rc::clone(self);
        spawn_local(async move {
            let body = ["question=", &question, "&flagged=", if sets { "1" } else { "0" }].concat();
            if !matches!(post(&[&desk.page, "/flags"].concat(), &body).await, Some((204, ..))) {
                desk.explain(Some(&desk.words("data-unflagged")));
                return;
            }
            overview::flag(&desk.paper, &button, &section, sets);
        });
    }

    fn went_back(&self) {
        let search = window().location().search().unwrap_or_default();
        match search.strip_prefix("?q=") {
            Some(to) => self.turn_to(to, false),
            None => self.load(""),
        }
    }

    /// Shows another screen of the paper, as its address would.
    fn turn_to(&self, to: &str, by_hand: bool) {
        let Some(section) = section_at(to) else { return };
        for other in find_all("#paper section") {
            show(&other, other == section);
        }
        let address = ["?q=", to].concat();
        for link in find_all("#paper aside a") {
            if link.get_attribute("href").as_deref() == Some(&address) {
                let _ = link.set_attribute("aria-current", "page");
            } else {
                let _ = link.remove_attribute("aria-current");
            }
        }
        bring_notices_to(&section);
        if by_hand && let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
        }
        if let Some(heading) = within(&section, "h2").and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.focus();
        }
    }

    fn leaving(self: &Rc<Self>, event: &Event) {
        self.keep_all();
        // What another device keeps it from sending stays in the browser, and goes when the page is back.
        if !self.outbox.is_empty() && !self.held.get() {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("-");
            }
        }
    }

    /// The server closes the attempt; what waits here is sent, so that it can say that it came too late.
    fn time_is_over(self: &Rc<Self>) {
        self.over.set(true);
        if !self.outbox.is_empty() {
            self.send();
        } else if window().navigator().on_line() {
            self.load("");
        }
    }

    fn load(&self, query: &str) {
        let _ = window().location().set_href(&[&self.page, query].concat());
    }

    /// Sends what waits, one after the other, unless that is going on already.
    fn send(self: &Rc<Self>) {
        if self.held.get() || self.outbox.is_empty() || self.sending.replace(true) {
            return;
        }
        let desk = Rc::clone(self);
        spawn_local(async move {
            while let Some(waiting) = desk.outbox.first() {
                let Some((status, text, is_complete)) = post(&[&desk.page, "/answers"].concat(), &waiting.body()).await else {
                    desk.is_waiting(None);
                    break;
                };
                match status {
                    200 => {
                        desk.outbox.remove(&waiting.key);
                        desk.is_saved(&waiting, &text, is_complete);
                    }
                    // Closed: nothing that waits can be taken any more.
                    409 => {
                        desk.outbox.clear();
                        desk.over.set(false);
                        desk.load("?late=1");
                    }
                    423 => {
                        desk.held.set(true);
                        desk.is_held(&text);
                        break;
                    }
                    401 | 429 | 500.. => {
                        desk.is_waiting(Some(&text));
                        break;
                    }
                    _ => {
                        desk.outbox.remove(&waiting.key);
                        desk.is_refused(&waiting, &text);
                    }
                }
            }
            desk.sending.set(false);
            // What came after the end of the time was taken: the end has moved, and the page does not know by how much.
            if desk.over.get() && desk.outbox.is_empty() {
                desk.load("");
            }
        });
    }

    fn is_saving(&self, section: &Element) {
        status(section, "saved is-idle", &self.words("data-saving"));
    }

    fn words(&self, name: &str) -> String {
        self.paper.get_attribute(name).unwrap_or_default()
    }

    fn is_saved(&self, waiting: &Waiting, text: &str, is_complete: bool) {
        show_notice("#refused", false);
        if self.outbox.is_empty() {
            show_notice("#offline", false);
        }
        let Some(section) = section_of(&waiting.question) else { return };
        if self.outbox.all().iter().all(|other| other.question != waiting.question) {
            // Taken back, or not yet typed to the end, it is on record all the same; the words say which.
            status(&section, if is_complete { "saved is-good" } else { "saved is-idle" }, text);
        }
        overview::mark(&self.paper, &section.get_attribute("data-q").unwrap_or_default(), is_complete);
    }

    /// The network is lost, or the server says why it cannot take anything now.
    fn is_waiting(&self, why: Option<&str>) {
        let all = self.outbox.all();
        for section in all.iter().filter_map(|waiting| section_of(&waiting.question)) {
            status(&section, "saved is-warn", &self.words("data-waiting"));
        }
        if let Some(count) = find("#waiting") {
            let zero = find("#timer").and_then(|timer| timer.get_attribute("data-zero")?.chars().next()).unwrap_or('0');
            write(&count, &super::countdown::digits(&all.len().to_string(), zero));
        }
        show_notice("#offline", why.is_none());
        self.explain(why);
    }

    /// Another device has the paper: the text says so, and the link beside it leads on here.
    fn is_held(&self, why: &str) {
        self.is_waiting(None);
        show_notice("#offline", false);
        if let Some(place) = find("#held p") {
            write(&place, why);
        }
        show_notice("#held", true);
    }

    fn is_refused(&self, waiting: &Waiting, why: &str) {
        if let Some(section) = section_of(&waiting.question) {
            status(&section, "saved is-idle", "");
            // The same once more would be refused once more, but nothing must keep her from trying.
            remember(&section, "");
        }
        self.explain(Some(why));
    }

    fn explain(&self, why: Option<&str>) {
        if let (Some(why), Some(place)) = (why, find("#refused p")) {
            write(&place, why);
        }
        show_notice("#refused", why.is_some());
    }
}

/// What of a section has gone into the outbox or is saved.
const KEPT: &str = "data-kept";

fn remember(section: &Element, fields: &str) {
    let _ = section.set_attribute(KEPT, fields);
}

/// What cannot be saved at once is said beside what is shown.
fn bring_notices_to(section: &Element) {
    if let (Some(notices), Some(place)) = (find("#notices"), within(section, ".action-bar")) {
        let _ = place.before_with_node_1(&notices);
    }
}

/// The line below a question that says what is on record for it.
fn status(section: &Element, class: &str, text: &str) {
    if let Some(line) = within(section, ".saved") {
        let _ = line.set_attribute("class", class);
        if let Some(words) = within(&line, "span") {
            write(&words, text);
        }
    }
}

fn section_at(q: &str) -> Option<Element> {
    find(&["section[data-q='", q, "']"].concat())
}

fn section_of(question: &str) -> Option<Element> {
    document().query_selector(&["[name=question][value='", question, "']"].concat()).ok()??.closest("section").ok()?
}
