//! The fields of a question, whatever its kind: collected in their order as a form would send them, and filled again.
//! What they mean is known to the server only.

use js_sys::{decode_uri_component, encode_uri_component};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::dom::{all_within, within};

const FIELDS: &str = "[name=value]";
const NAME: &str = "value=";

/// A field by how it is answered.
enum Field {
    /// Sent if it is ticked.
    Box(HtmlInputElement),
    Line(HtmlInputElement),
    List(HtmlSelectElement),
    Text(HtmlTextAreaElement),
}

impl Field {
    fn of(element: Element) -> Option<Self> {
        let input = match element.dyn_into::<HtmlSelectElement>() {
            Ok(list) => return Some(Self::List(list)),
            Err(element) => element,
        };
        let input = match input.dyn_into::<HtmlTextAreaElement>() {
            Ok(text) => return Some(Self::Text(text)),
            Err(element) => element.dyn_into::<HtmlInputElement>().ok()?,
        };
        Some(if matches!(&*input.type_(), "radio" | "checkbox") { Self::Box(input) } else { Self::Line(input) })
    }

    fn is_touched(&self) -> bool {
        match self {
            Self::Box(input) => input.checked() != input.default_checked(),
            Self::Line(input) => input.value() != input.default_value(),
            Self::Text(text) => text.default_value().is_ok_and(|standing| standing != text.value()),
            Self::List(list) => {
                let first = within(list, "option[selected]").and_then(|option| option.get_attribute("value"));
                list.value() != first.unwrap_or_default()
            }
        }
    }
}

fn all(section: &Element) -> impl Iterator<Item = Field> {
    all_within(section, FIELDS).into_iter().filter_map(Field::of)
}

/// What a form would send of the answer: `value=a&value=c`, escaped; empty where nothing is ticked.
pub fn collect(section: &Element) -> String {
    let mut body = String::new();
    for field in all(section) {
        let value = match field {
            Field::Box(input) if !input.checked() => continue,
            Field::Box(input) | Field::Line(input) => input.value(),
            Field::List(list) => list.value(),
            Field::Text(text) => text.value(),
        };
        if !body.is_empty() {
            body.push('&');
        }
        body.push_str(NAME);
        body.push_str(&String::from(encode_uri_component(&value)));
    }
    body
}

/// Whether something is answered that the page did not come with.
pub fn are_touched(section: &Element) -> bool {
    all(section).any(|field| field.is_touched())
}

/// Fills in what [`collect`] gave.
pub fn restore(section: &Element, body: &str) {
    let values = body.split('&').filter_map(|part| decode_uri_component(part.strip_prefix(NAME)?).ok().map(String::from));
    let values: Vec<String> = values.collect();
    let mut lines = values.iter();
    for field in all(section) {
        match field {
            Field::Box(input) => input.set_checked(values.contains(&input.value())),
            Field::Line(input) => input.set_value(lines.next().map_or("", String::as_str)),
            Field::List(list) => list.set_value(lines.next().map_or("", String::as_str)),
            Field::Text(text) => text.set_value(lines.next().map_or("", String::as_str)),
        }
    }
}
