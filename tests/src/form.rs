//! A form as it stands on a page.

use scraper::{ElementRef, Selector};

/// Where it goes and what its fields hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    action: String,
    post: bool,
    multipart: bool,
    fields: Vec<(String, String)>,
    /// Names of all that could be filled in or pressed, whether or not a browser would send it now.
    names: Vec<String>,
    typed: Vec<String>,
}

impl Form {
    pub(crate) fn read(form: ElementRef<'_>, page: &str) -> Self {
        let parts = Selector::parse("input[name], textarea[name], select[name], button[name]").expect("this is a selector");
        let mut read = Self {
            action: form.attr("action").filter(|action| !action.is_empty()).unwrap_or(page).to_owned(),
            post: form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
            multipart: form.attr("enctype").is_some_and(|kind| kind.starts_with("multipart/")),
            fields: Vec::new(),
            names: Vec::new(),
            typed: Vec::new(),
        };
        let mut button = None;
        for part in form.select(&parts) {
            let name = part.attr("name").unwrap_or_default().to_owned();
            if !read.names.contains(&name) {
                read.names.push(name.clone());
            }
            if is_typed(part) {
                read.typed.push(name.clone());
            }
            match part.value().name() {
                // A browser presses the first button when she presses Enter.
                "button" => button = button.or_else(|| Some((name, part.attr("value").unwrap_or_default().to_owned()))),
                _ => read.fields.extend(value(part).map(|value| (name, value))),
            }
        }
        read.fields.extend(button);
        read
    }

    /// The address that it goes to.
    pub fn action(&self) -> &str {
        &self.action
    }

    pub const fn is_post(&self) -> bool {
        self.post
    }

    /// Whether it carries files.
    pub const fn is_multipart(&self) -> bool {
        self.multipart
    }

    /// The names of its fields and buttons.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The names of the fields that a person types into.
    pub fn typed(&self) -> impl Iterator<Item = &str> {
        self.typed.iter().map(String::as_str)
    }

    /// The value that a browser would send for a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find_map(|(field, value)| (field == name).then_some(value.as_str()))
    }

    /// What a browser would send after some fields were filled in.
    pub fn filled(&self, with: &[(&str, &str)]) -> Vec<(String, String)> {
        let kept = self.fields.iter().filter(|(name, _)| with.iter().all(|(given, _)| given != name)).cloned();
        kept.chain(with.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
    }
}

fn is_typed(part: ElementRef<'_>) -> bool {
    match part.value().name() {
        "textarea" => true,
        "input" => !matches!(part.attr("type").unwrap_or("text"), "hidden" | "checkbox" | "radio" | "submit" | "file"),
        _ => false,
    }
}

/// What a browser sends for a part of a form that nobody has touched.
fn value(part: ElementRef<'_>) -> Option<String> {
    let own = || part.attr("value").unwrap_or_default().to_owned();
    match (part.value().name(), part.attr("type").unwrap_or("text")) {
        ("textarea", _) => Some(part.text().collect()),
        ("select", _) => {
            let options = Selector::parse("option").expect("this is a selector");
            let mut options = part.select(&options);
            let first = options.clone().next();
            let chosen = options.find(|option| option.attr("selected").is_some()).or(first)?;
            Some(chosen.attr("value").map_or_else(|| chosen.text().collect(), str::to_owned))
        }
        ("input", "checkbox" | "radio") => part.attr("checked").map(|_| part.attr("value").unwrap_or("on").to_owned()),
        ("input", "submit" | "image" | "reset" | "file") => None,
        _ => Some(own()),
    }
}
