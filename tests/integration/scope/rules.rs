//! Who may open what. A way into the server that is missing here fails the test that walks them.

use std::collections::BTreeSet;

use app::entity::Role;

use crate::{
    routes::Way,
    world::{Actor, Whose},
};

/// Who may open an address.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    /// Anybody at all.
    Everyone,
    /// Everybody who is signed in: she meets nothing but her own, or what is for all.
    SignedIn,
    /// The one to whom the thing belongs.
    Owner,
    /// Holders of these roles, within the unit that they reach over.
    Holders(&'static [Role]),
    /// Holders of these roles over any unit: it belongs to none.
    HoldersAnywhere(&'static [Role]),
    /// Holders of these roles over everything that there is; over a part of it they are as good as none.
    HoldersOfAll,
    /// Both of these.
    OwnerAndHolders(&'static [Role]),
}

use Who::{Everyone, Holders, HoldersAnywhere, HoldersOfAll, Owner, OwnerAndHolders, SignedIn};

const TRAINERS: &[Role] = &[Role::Trainer];
const ADMINISTRATORS: &[Role] = &[Role::Administrator];
const OVERSEERS: &[Role] = &[Role::Hr, Role::Manager, Role::Executive, Role::Auditor];
// A manager sees persons in a division or smaller; these roles are over a department.
const PERSON_VIEWERS: &[Role] = &[Role::Hr];
const REGISTRARS: &[Role] = &[Role::Hr, Role::Administrator];

/// The table. `GET` and `POST` of an address share a line unless one begins with its method.
const RULES: &[(&str, Who)] = &[
    ("/", Everyone),
    ("/help", Everyone),
    ("/privacy", Everyone),
    ("/accessibility", Everyone),
    ("/preferences", Everyone),
    ("/sign-in", Everyone),
    ("/sign-out", Everyone),
    ("/forgotten", Everyone),
    ("/set-password/{token}", Everyone),
    ("/account", SignedIn),
    ("/account/password", SignedIn),
    ("/account/sessions", SignedIn),
    ("/account/second-factor", SignedIn),
    ("/account/certificate-name", SignedIn),
    ("/courses", Everyone),
    ("/courses/{slug}", Everyone),
    ("POST /courses/{slug}", SignedIn),
    ("/courses/{slug}/lessons/{lesson}", Everyone),
    ("/courses/{slug}/versions/{version}/media/{name}", Everyone),
    ("/courses/{slug}/test", SignedIn),
    ("/learning", SignedIn),
    ("/learning/transcript", SignedIn),
    ("/learning/transcript.pdf", SignedIn),
    ("/skills", SignedIn),
    ("/skills/{area}", SignedIn),
    ("/skills/{area}/self", SignedIn),
    ("/skill-tests/{id}", Owner),
    ("/external-results", SignedIn),
    ("/external-results/new", SignedIn),
    ("/external-results/{id}/file", OwnerAndHolders(&[Role::Hr, Role::Auditor])),
    ("/skill-tests/{id}/timeline", Owner),
    ("/attempts/{id}", Owner),
    ("/attempts/{id}/answers", Owner),
    ("/attempts/{id}/flags", Owner),
    ("/attempts/{id}/timeline", Owner),
    ("/attempts/{id}/file", Owner),
    // The paper of the test asks for no file; tests/integration/grading/files.rs has those who may take one.
    ("/attempts/{id}/files/{question}", Holders(&[])),
    ("/certificates/{id}", OwnerAndHolders(REGISTRARS)),
    ("/certificates/{id}/manage", Holders(REGISTRARS)),
    ("/certificates/issuer", Holders(REGISTRARS)),
    ("/certificates/issuer/{unit}", Holders(REGISTRARS)),
    ("/certificates/issuer/{unit}/logo", Holders(REGISTRARS)),
    ("/verify", Everyone),
    ("/v/{code}", Everyone),
    ("/reports", Holders(OVERSEERS)),
    ("/reports/units/{code}", Holders(OVERSEERS)),
    ("/reports/units/{code}/figures.csv", Holders(OVERSEERS)),
    ("/reports/units/{code}/people", Holders(PERSON_VIEWERS)),
    ("/reports/units/{code}/people.csv", Holders(PERSON_VIEWERS)),
    ("/reports/units/{code}/skills", Holders(OVERSEERS)),
    ("/reports/units/{code}/skills.csv", Holders(OVERSEERS)),
    ("/reports/regrades", Holders(&[Role::Hr])),
    ("/reports/people/{id}", Holders(&[Role::Hr])),
    ("/reports/people/{id}/attempts/{attempt}", Holders(&[Role::Hr])),
    ("/reports/people/{id}/attempts/{attempt}/files/{question}", Holders(&[])),
    ("/reports/people/{id}/skill-tests/{test}", Holders(&[Role::Hr])),
    ("GET /reports/people/{id}/skills", Holders(PERSON_VIEWERS)),
    // A manager confirms in a division or smaller; the role of the test is over a department.
    ("POST /reports/people/{id}/skills", Holders(&[])),
    ("/reports/external", Holders(&[Role::Hr])),
    ("/reports/external/{id}", Holders(&[Role::Hr])),
    ("/reports/external-template.csv", Holders(&[Role::Hr])),
    ("/reports/external-imports", Holders(&[Role::Hr])),
    // Only whoever has sent a file may look at it; nobody of the test has.
    ("/reports/external-imports/{id}", Holders(&[])),
    ("/reports/external-imports/{id}/file", Holders(&[])),
    ("/mail", Holders(REGISTRARS)),
    ("/demo/mail", Everyone),
    ("/demo/mail/{name}", Everyone),
    ("/demo/mail/{name}/letter.eml", Everyone),
    ("/demo/mail/{name}/enclosed/{place}", Everyone),
    ("/people", Holders(ADMINISTRATORS)),
    ("/frameworks", Holders(ADMINISTRATORS)),
    ("/frameworks/example.csv", Holders(ADMINISTRATORS)),
    // Only whoever has sent a file may look at it; nobody of the test has.
    ("/frameworks/files/{id}", Holders(&[])),
    ("/people/new", Holders(ADMINISTRATORS)),
    ("/people/{id}", Holders(ADMINISTRATORS)),
    ("/people/{id}/transfer", Holders(ADMINISTRATORS)),
    ("/people/{id}/accommodations", Holders(REGISTRARS)),
    ("/grading", Holders(TRAINERS)),
    ("/grading/{id}", Holders(TRAINERS)),
    ("/grading/{id}/file", Holders(&[])),
    ("/grading/courses/{slug}", Holders(TRAINERS)),
    ("/bank", HoldersAnywhere(TRAINERS)),
    ("/bank/{code}", HoldersAnywhere(TRAINERS)),
    ("/bank/{code}/correct", HoldersAnywhere(TRAINERS)),
    ("/authoring", Holders(TRAINERS)),
    ("/authoring/example.zip", Holders(TRAINERS)),
    ("/authoring/upload", Holders(TRAINERS)),
    ("/authoring/courses/{slug}", Holders(TRAINERS)),
    ("/authoring/versions/{id}", Holders(TRAINERS)),
    ("/authoring/versions/{id}/regrade", Holders(TRAINERS)),
    ("/authoring/versions/{id}/lessons/{lesson}", Holders(TRAINERS)),
    ("/authoring/versions/{id}/test", Holders(TRAINERS)),
    ("/authoring/versions/{id}/media/{name}", Holders(TRAINERS)),
    ("/authoring/versions/{id}/package.zip", Holders(TRAINERS)),
    ("/audit", HoldersOfAll),
];

/// What everyone may see though a stranger's name is on it: the public proof of a certificate, the demo's post box and
/// the people whom it offers to be.
const SHOWS_STRANGERS: &[&str] = &["/v/{code}", "/demo/mail", "/sign-in"];

/// The line of the table for a way, if there is one.
pub fn rule(way: &Way) -> Option<Who> {
    let find = |text: &str| RULES.iter().find_map(|(path, who)| (*path == text).then_some(*who));
    find(&way.to_string()).or_else(|| find(&way.path))
}

pub fn shows_strangers(way: &Way) -> bool {
    SHOWS_STRANGERS.iter().any(|start| way.path.starts_with(start))
}

/// Lines whose address the server does not answer any more.
pub fn stale(ways: &BTreeSet<Way>) -> Vec<&'static str> {
    let answered = |text: &str| ways.iter().any(|way| way.path == text || way.to_string() == text);
    RULES.iter().map(|(text, _)| *text).filter(|text| !answered(text)).collect()
}

impl Who {
    /// Whether an actor may open a thing. Where the address names no thing, all are ours.
    pub fn lets_in(self, actor: Actor, whose: Whose) -> bool {
        let owns = actor == Actor::Owner && whose == Whose::Ours;
        let holds = |roles: &[Role]| whose == Whose::Ours && matches!(actor, Actor::Holder(role) if roles.contains(&role));
        match self {
            Everyone => true,
            SignedIn => actor != Actor::Visitor,
            Owner => owns,
            HoldersOfAll => false,
            Holders(roles) => holds(roles),
            HoldersAnywhere(roles) => matches!(actor, Actor::Holder(role) if roles.contains(&role)),
            OwnerAndHolders(roles) => owns || holds(roles),
        }
    }
}
