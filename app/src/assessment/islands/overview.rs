//! What the paper says of its questions at a glance: which are answered, and which she wants to come back to.

use web_sys::Element;

use super::dom::{find, find_all, show, within, write};

/// A question as answered or open: in the overview, in the count and in the list of what is open.
pub fn mark(paper: &Element, number: &str, is_answered: bool) {
    if let Some(link) = link_to(number) {
        let _ = link.class_list().toggle_with_force("answered", is_answered);
        label(paper, &link);
    }
    if let Some(open) = find(&["[data-open='", number, "']"].concat()) {
        show(&open, !is_answered);
    }
    let count = find_all(".q-nav .answered").len();
    if let Some(line) = find("#answered") {
        let counts = line.get_attribute("data-counts").unwrap_or_default();
        write(&line, counts.split('|').nth(count).unwrap_or_default());
    }
    let complete = count == find_all(".q-nav a").len();
    show_notice("#unanswered", !complete);
    show_notice("#complete", complete);
}

/// A question with its flag or without: on its button, in the overview and in the list of those to come back to.
pub fn flag(paper: &Element, button: &Element, section: &Element, is_flagged: bool) {
    let (next, words) = if is_flagged { ("unflag", "data-unflag") } else { ("flag", "data-flag") };
    let _ = button.set_attribute("value", next);
    if let Some(text) = within(button, "span") {
        write(&text, &paper.get_attribute(words).unwrap_or_default());
    }
    let number = section.get_attribute("data-q").unwrap_or_default();
    if let Some(entry) = find(&["[data-flagged='", &number, "']"].concat()) {
        show(&entry, is_flagged);
    }
    show_notice("#flagged", find("#flagged li:not([hidden])").is_some());
    if let Some(link) = link_to(&number) {
        let _ = link.class_list().toggle_with_force("flagged", is_flagged);
        label(paper, &link);
    }
}

/// A notice of the paper, by its id.
pub fn show_notice(css: &str, visible: bool) {
    if let Some(notice) = find(css) {
        show(&notice, visible);
    }
}

/// What is said of a question in the overview.
fn label(paper: &Element, link: &Element) {
    let state = if link.class_list().contains("answered") { "data-answered" } else { "data-unanswered" };
    let mut label = link.get_attribute(state).unwrap_or_default();
    if link.class_list().contains("flagged") {
        label.push_str(&paper.get_attribute("data-flagged").unwrap_or_default());
    }
    let _ = link.set_attribute("aria-label", &label);
}

/// The entry of a question in the overview.
fn link_to(number: &str) -> Option<Element> {
    find(&[".q-nav a[href='?q=", number, "']"].concat())
}
