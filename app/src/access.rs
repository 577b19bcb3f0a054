//! Rights are values: only this file makes them, and what needs a right takes it as an argument.

use std::sync::Arc;

use sea_orm::{ColumnTrait, Condition};

use crate::{
    entity::{Role, UnitKind, unit},
    error::AppError,
    id::{PersonId, UnitId},
    visitor::{Grant, SignedIn, Visitor},
};

/// Everyone who is signed in.
#[derive(Clone, Debug)]
pub struct Learner {
    signed_in: Arc<SignedIn>,
}

impl Learner {
    pub fn person(&self) -> PersonId {
        self.signed_in.person
    }

    pub fn signed_in(&self) -> &SignedIn {
        &self.signed_in
    }
}

/// The units that a role reaches over: each a range of the tree.
#[derive(Clone, Debug)]
pub struct Scope {
    ranges: Vec<(UnitId, i64, i64)>,
}

impl Scope {
    /// The condition on `units` that keeps a query inside the scope.
    pub fn condition(&self) -> Condition {
        self.ranges.iter().fold(Condition::any(), |any, (_, first, last)| any.add(unit::Column::First.between(*first, *last)))
    }

    /// Whether a unit, given by the first number of its range, lies inside.
    pub fn reaches(&self, first: i64) -> bool {
        self.ranges.iter().any(|(_, from, to)| (*from..=*to).contains(&first))
    }

    /// The units at the top of the scope.
    pub fn tops(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.ranges.iter().map(|(unit, ..)| *unit)
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $ask:ident [$($role:ident)|+] $(where $also:path)?;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub struct $name {
                signed_in: Arc<SignedIn>,
                scope: Scope,
            }

            impl $name {
                pub fn person(&self) -> PersonId {
                    self.signed_in.person
                }

                pub fn signed_in(&self) -> &SignedIn {
                    &self.signed_in
                }

                /// The units that this right reaches over.
                pub const fn scope(&self) -> &Scope {
                    &self.scope
                }
            }
        )*

        impl Visitor {
            $(
                #[doc = concat!("The right of a [`", stringify!($name), "`], if she holds it.")]
                pub fn $ask(&self) -> Result<$name, AppError> {
                    let (signed_in, scope) = self.holds(|grant| matches!(grant.role, $(Role::$role)|+) $(&& $also(grant))?)?;
                    Ok($name { signed_in, scope })
                }
            )*
        }
    };
}

roles! {
    /// Writes and publishes courses of the units in scope.
    Trainer trainer [Trainer];
    /// Looks after the people of the units in scope.
    HrOfficer hr_officer [Hr];
    /// Sees numbers of the units in scope.
    Overseer overseer [Hr | Manager | Executive | Auditor];
    /// Sees persons and the smallest numbers of the units in scope.
    PersonViewer person_viewer [Hr | Manager] where sees_persons;
    /// Leads the people of the units in scope herself, and can say what they do at work.
    Manager manager [Manager] where sees_persons;
    /// Runs the installation for the units in scope.
    Administrator administrator [Administrator];
    /// Reads the audit chain.
    Auditor auditor [Auditor | Administrator];
    /// May see the mail queue of the units in scope.
    MailOverseer mail_overseer [Hr | Administrator];
    /// Grants extra time and attempts to people in scope.
    Accommodator accommodator [Hr | Administrator];
    /// Looks at the evidence of people in scope.
    EvidenceViewer evidence_viewer [Hr | Auditor];
    /// Corrects and revokes certificates of people in scope, and says who signs for the units in scope.
    Registrar registrar [Hr | Administrator];
}

impl Visitor {
    /// The right that everyone has who is signed in; who has set up a second factor must have shown it.
    pub fn learner(&self) -> Result<Learner, AppError> {
        let signed_in = self.signed_in.clone().ok_or(AppError::SignIn)?;
        if signed_in.has_second_factor && !signed_in.second_factor {
            return Err(AppError::SecondFactor);
        }
        Ok(Learner { signed_in })
    }

    /// Whether a role is held at all; for menus, never for decisions.
    pub fn has_role(&self, roles: &[Role]) -> bool {
        self.signed_in.as_ref().is_some_and(|who| who.grants.iter().any(|grant| roles.contains(&grant.role)))
    }

    /// A role that is not held looks as if the page did not exist.
    fn holds(&self, counts: fn(&Grant) -> bool) -> Result<(Arc<SignedIn>, Scope), AppError> {
        let who = self.signed_in.clone().ok_or(AppError::SignIn)?;
        let ranges: Vec<_> = who
            .grants
            .iter()
            .filter(|grant| counts(grant))
            .map(|Grant { unit, first, last, .. }| (*unit, *first, *last))
            .collect();
        if ranges.is_empty() {
            return Err(AppError::NotFound);
        }
        if needs_second_factor(&who) {
            return Err(AppError::SecondFactor);
        }
        Ok((who, Scope { ranges }))
    }
}

/// An HR officer sees the persons of her scope. A manager sees them where she leads them herself: in a division or
/// smaller. Whoever manages a department or more sees numbers, as an executive does.
fn sees_persons(grant: &Grant) -> bool {
    grant.role == Role::Hr || matches!(grant.kind, UnitKind::Division | UnitKind::Group | UnitKind::Section)
}

/// Roles with reach over others need the second factor; the public accounts of a demo are free of it.
pub fn needs_second_factor(who: &SignedIn) -> bool {
    let compulsory = !who.grants.is_empty() && !who.is_demo;
    !who.second_factor && (compulsory || who.has_second_factor)
}
