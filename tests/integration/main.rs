//! Features through HTTP, a module a feature.

mod accounts;
mod assessment;
mod attempts;
mod authoring;
mod bad_input;
mod catalogue;
mod certificates;
mod external;
mod faults;
mod frameworks;
mod grading;
mod mail;
mod measurement;
mod people;
mod people_who_test;
mod questions;
mod regrade;
mod reports;
mod routes;
mod scope;
mod skill_figures;
mod skill_profile;
mod skills;
mod smoke;
mod world;
