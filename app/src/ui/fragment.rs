//! Parts of a page that are the same for everyone who reads in the same way: made once, sent often.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use leptos::prelude::*;

use crate::{id::CourseVersionId, visitor::Preferences};

/// When there are so many, they are made anew one by one; they take some megabytes then.
const MOST: usize = 1_000;

/// Which part.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// How to show pages, in the head of each.
    DisplayMenu,
    /// The links of the main menu and which of them one is at.
    Menu { links: Vec<&'static str>, current: Option<usize> },
    /// What stands under each page.
    Foot,
    /// What a version of a course teaches, and to whom. A published version does not change.
    CourseAims(CourseVersionId),
    /// How long a version takes, how much it holds and who offers it; a unit may be renamed.
    CourseFacts { version: CourseVersionId, provider: String },
    /// The rules of the final test of a version.
    CourseTest(CourseVersionId),
}

/// The HTML of parts that were made before.
#[derive(Default)]
pub struct Fragments(RwLock<HashMap<(Part, Preferences), Arc<str>>>);

impl Fragments {
    /// The HTML of a part, made by `view` the first time that somebody with these preferences needs it.
    pub fn html(&self, part: Part, preferences: Preferences, view: impl FnOnce() -> AnyView) -> Arc<str> {
        let key = (part, preferences);
        if let Some(html) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return html.clone();
        }
        let html: Arc<str> = view().to_html().into();
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(key, html.clone());
        html
    }
}
