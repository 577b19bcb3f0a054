//! Adaptive tests: the next question is the one that tells most.
//!
//! A [`Session`] is made of a [`Bank`], a [`Policy`] and a seed, and of nothing else: its [`Log`] gives
//! the same choices and the same result again ([`replay`]), which is also how a server goes on with a
//! test without keeping anything in memory. [`simulate`] tells beforehand how good a policy is.

mod bank;
mod choice;
mod digest;
mod form;
mod log;
mod policy;
mod report;
mod rescore;
mod session;
mod simulation;

pub use bank::{Bank, BankError, Candidate, CandidateId};
pub use form::{best_form, random_form};
pub use log::{Log, ReplayError, replay};
pub use policy::{Criterion, ExposureControl, Policy, PolicyError, Share, Stop};
pub use report::{Accuracy, Band, Exposure, Report, Shortfall};
pub use rescore::{Counted, rescore};
pub use session::{AnswerError, Given, Next, Reason, Session};
pub use simulation::{Study, simulate};
