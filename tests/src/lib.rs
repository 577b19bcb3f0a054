//! A whole Thaksa for a test: a server on a port of its own, a database of its own, a clock in the hand, and people who act.
//!
//! ```ignore
//! let app = TestApp::start().await;
//! let malee = app.learner("malee").await;
//! let page = malee.get("/learning").await;
//! assert_eq!(page.status(), 200);
//! ```
//!
//! The database holds the reference data, the people of the demo without a past, and the starter courses. It is SQLite
//! in a file, or PostgreSQL when `THAKSA_TEST_POSTGRES` names one. Tests share nothing and run side by side.

mod app;
mod clock;
mod course;
mod database;
mod form;
mod page;
mod person;
mod rows;
mod smtp;

pub use self::{
    app::TestApp,
    clock::TestClock,
    course::TestCourse,
    form::Form,
    page::Page,
    person::Person,
    smtp::{Received, SmtpServer, Speaks, Turn},
};
