//! An answer of the server, and what can be read from it.

use scraper::{ElementRef, Html, Selector};
use ureq::http::HeaderMap;

use crate::form::Form;

/// What came back.
#[derive(Clone, Debug)]
pub struct Page {
    path: String,
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Page {
    pub(crate) const fn new(path: String, status: u16, headers: HeaderMap, body: Vec<u8>) -> Self {
        Self { path, status, headers, body }
    }

    /// The address that was asked for.
    pub fn path(&self) -> &str {
        &self.path
    }

    pub const fn status(&self) -> u16 {
        self.status
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<&str> {
        self.header("location").filter(|_| (300..400).contains(&self.status))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    pub fn headers<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().into_iter()
    }

    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The source, exactly as it came.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What a person reads: the text of the body, spaces made single.
    pub fn text(&self) -> String {
        self.all("body").join(" ")
    }

    /// The title of the document.
    pub fn title(&self) -> String {
        self.first("title").unwrap_or_default()
    }

    /// The text of every element that a CSS selector finds.
    pub fn all(&self, css: &str) -> Vec<String> {
        self.find(css, words)
    }

    /// The text of the first element that a CSS selector finds.
    pub fn first(&self, css: &str) -> Option<String> {
        self.all(css).into_iter().next()
    }

    /// Whether a CSS selector finds anything.
    pub fn has(&self, css: &str) -> bool {
        !self.find(css, |_| ()).is_empty()
    }

    /// The attribute of every element that a CSS selector finds and that has it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.find(css, |element| element.attr(name).map(str::to_owned)).into_iter().flatten().collect()
    }

    /// The attribute of the first element that a CSS selector finds.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.attributes(css, name).into_iter().next()
    }

    /// The forms of the page's own part, and those of head and foot after them.
    pub fn forms(&self) -> Vec<Form> {
        let path = self.path.clone();
        self.find("main form", |form| Form::read(form, &path))
            .into_iter()
            .chain(self.find("header form, footer form", |form| Form::read(form, &path)))
            .collect()
    }

    /// The one form that a CSS selector finds.
    pub fn form(&self, css: &str) -> Form {
        let path = self.path.clone();
        let mut forms = self.find(css, |form| Form::read(form, &path));
        assert_eq!(forms.len(), 1, "{css} finds {} forms on {}", forms.len(), self.path);
        forms.remove(0)
    }

    fn find<T>(&self, css: &str, read: impl Fn(ElementRef<'_>) -> T) -> Vec<T> {
        let selector = Selector::parse(css).unwrap_or_else(|error| panic!("{css} is no CSS selector: {error}"));
        Html::parse_document(&self.html()).select(&selector).map(read).collect()
    }
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
