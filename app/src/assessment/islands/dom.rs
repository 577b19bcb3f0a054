//! The few things that the islands do with the document. What is not there is left alone.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, NodeList};

/// The first element that a selector finds in the page.
pub fn find(css: &str) -> Option<Element> {
    document().query_selector(css).ok().flatten()
}

/// All elements that a selector finds in the page.
pub fn find_all(css: &str) -> Vec<Element> {
    document().query_selector_all(css).map(|found| elements(&found)).unwrap_or_default()
}

/// All elements that a selector finds inside another.
pub fn all_within(element: &Element, css: &str) -> Vec<Element> {
    element.query_selector_all(css).map(|found| elements(&found)).unwrap_or_default()
}

fn elements(found: &NodeList) -> Vec<Element> {
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}

/// Shows an element, or hides it from everyone.
pub fn show(element: &Element, visible: bool) {
    let _ = element.toggle_attribute_with_force("hidden", !visible);
}

/// Changes a text, if it is another one: what has not changed need not be spoken again.
pub fn write(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// The first element that a selector finds inside another.
pub fn within(element: &Element, css: &str) -> Option<Element> {
    element.query_selector(css).ok().flatten()
}

/// The element nearest above an event that a selector matches.
pub fn around(event: &Event, css: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(css).ok().flatten()
}

/// Listens for as long as the page lives.
pub fn on(target: &EventTarget, event: &str, act: impl Fn(Event) + 'static) {
    let act = Closure::<dyn Fn(Event)>::new(act);
    let _ = target.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
    act.forget();
}
